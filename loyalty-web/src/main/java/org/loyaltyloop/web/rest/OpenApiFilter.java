package org.loyaltyloop.web.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * Serves the description of the REST interface at {@code /openapi}: as JSON to those who ask for
 * it, else as YAML. A filter, because it comes before the container's own generated description at
 * the same address.
 */
@WebFilter(filterName = "OpenApi", urlPatterns = "/openapi")
public class OpenApiFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!read) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        boolean json = wantsJson(request);
        byte[] description = description(json ? "openapi.json" : "openapi.yaml");
        response.setContentType(json ? "application/json" : "application/yaml");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Vary", "Accept");
        response.setContentLength(description.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(description);
        }
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String format = request.getParameter("format");
        if (format != null) {
            return format.equalsIgnoreCase("json");
        }
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("yaml");
    }

    private static byte[] description(String name) throws IOException {
        try (InputStream in = OpenApiFilter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the application lacks " + name);
            }
            return in.readAllBytes();
        }
    }
}
