package org.loyaltyloop.web.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads bodies of lines: bounded and whole; what is in the lines is another's concern. */
@Provider
@Consumes(TouchpointsResource.LINES)
public class RawBodyReader implements MessageBodyReader<RawBody> {

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == RawBody.class;
    }

    @Override
    public RawBody readFrom(
            Class<RawBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new RawBody(BoundedBody.read(body, annotations, mediaType, headers));
    }
}
