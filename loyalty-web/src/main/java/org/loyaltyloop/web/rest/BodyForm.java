package org.loyaltyloop.web.rest;

import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** In which form a body may come. */
final class BodyForm {

    private BodyForm() {}

    /**
     * Ends the request with 415 unless the body is UTF-8 and not packed: unpacking could make much
     * out of little.
     */
    static void requireUtf8(MediaType mediaType, @Nullable String contentEncoding) {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        boolean utf8 =
                charset == null
                        || "utf-8".equalsIgnoreCase(charset)
                        || "us-ascii".equalsIgnoreCase(charset);
        boolean plain =
                contentEncoding == null || "identity".equalsIgnoreCase(contentEncoding.strip());
        if (!utf8 || !plain) {
            throw ApiProblem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
