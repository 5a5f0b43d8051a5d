package org.loyaltyloop.web.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.loyaltyloop.web.rest.json.JsonText;
import org.loyaltyloop.web.rest.json.MalformedJson;

/**
 * Reads bodies: bounded, whole, and JSON strictly. The container's own JSON binding never sees a
 * stranger's bytes.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, BodyReader.MERGE_PATCH, TouchpointsResource.LINES})
public class BodyReader implements MessageBodyReader<Object> {

    static final String MERGE_PATCH = "application/merge-patch+json";

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class || type == RawBody.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        BodyForm.requireUtf8(mediaType, headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        int limit =
                Arrays.stream(annotations)
                        .filter(UpTo.class::isInstance)
                        .mapToInt(annotation -> ((UpTo) annotation).value())
                        .findFirst()
                        .orElse(UpTo.ONE_RECORD);
        byte[] bytes = BoundedBody.read(body, limit);
        if (type.getName().equals(RawBody.class.getName())) {
            return new RawBody(bytes);
        }
        try {
            return new JsonBody(JsonText.read(bytes));
        } catch (MalformedJson e) {
            throw ApiProblem.malformed(e.reason());
        }
    }
}
