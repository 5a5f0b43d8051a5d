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
import org.loyaltyloop.web.rest.json.JsonText;
import org.loyaltyloop.web.rest.json.MalformedJson;

/**
 * Reads JSON bodies: bounded, whole, strict. Says its type and media types precisely, since the
 * container prefers the most precise reader, and its own JSON binding may never see a stranger's
 * bytes.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    static final String MERGE_PATCH = "application/merge-patch+json";

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            return new JsonBody(
                    JsonText.read(BoundedBody.read(body, annotations, mediaType, headers)));
        } catch (MalformedJson e) {
            throw ApiProblem.malformed(e.reason());
        }
    }
}
