package org.loyaltyloop.web.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Arrays;

/** Reads bodies whole, but neither more of them nor longer than was said. */
final class BoundedBody {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CHUNK = 16 * 1024;

    private BoundedBody() {}

    /**
     * All bytes of a body, up to the limit that {@link UpTo} sets; 415 if they are packed or not
     * UTF-8, 413 over the limit, 408 if they trickle in.
     */
    static byte[] read(
            InputStream body,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers)
            throws IOException {
        BodyForm.requireUtf8(mediaType, headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        int limit =
                Arrays.stream(annotations)
                        .filter(UpTo.class::isInstance)
                        .mapToInt(annotation -> ((UpTo) annotation).value())
                        .findFirst()
                        .orElse(UpTo.ONE_RECORD);
        return read(body, limit);
    }

    private static byte[] read(InputStream body, int limit) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        byte[] bytes = new byte[Math.min(CHUNK, limit + 1)];
        int length = 0;
        while (true) {
            int read = body.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return Arrays.copyOf(bytes, length);
            }
            length += read;
            if (length > limit) {
                throw ApiProblem.of(Problem.Kind.TOO_LARGE);
            }
            if (System.nanoTime() > deadline) {
                throw ApiProblem.of(Problem.Kind.TIMEOUT);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, limit + 1L));
            }
        }
    }
}
