package org.loyaltyloop.web.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer that makes the script of a page go elsewhere, where a plain redirect would be followed
 * unseen.
 */
public final class PartialRedirect {

    private PartialRedirect() {}

    /** Writes the answer; the target is an address within the product. */
    public static void write(HttpServletResponse response, String target) throws IOException {
        response.setContentType("text/xml");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String escaped = target.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        response.getWriter()
                .write(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response><redirect url=\""
                                + escaped
                                + "\"/></partial-response>");
    }
}
