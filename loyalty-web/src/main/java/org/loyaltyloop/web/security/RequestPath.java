package org.loyaltyloop.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path that a request asks for, as the container decoded and normalised it, without context
 * path and extension: what {@link PageRules} decides by.
 *
 * @param path starts with a slash
 */
public record RequestPath(String path) {

    private static final String EXTENSION = ".xhtml";

    /** The path of that request; never the raw URI, which may hide dots and semicolons. */
    static RequestPath of(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return new RequestPath(path.isEmpty() ? "/" : path);
    }

    /** The path without the extension of a page, so that both of its addresses are one page. */
    public String page() {
        return path.endsWith(EXTENSION)
                ? path.substring(0, path.length() - EXTENSION.length())
                : path;
    }

    /** Whether this is the interface for programs. */
    public boolean isApi() {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /**
     * The address within the product that the visitor was at: the page of a GET, else the page that
     * the form stood on. Used to bring them back after signing in.
     */
    static String whereabouts(HttpServletRequest request) {
        if ("GET".equals(request.getMethod()) && !isPartial(request)) {
            return address(request.getRequestURI(), request.getQueryString());
        }
        return referringPage(request).orElse("/");
    }

    /** Whether the page's script asks for a part of the page, not the browser for all of it. */
    public static boolean isPartial(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** The page that the request came from, where it is one of ours. */
    public static Optional<String> referringPage(HttpServletRequest request) {
        String referrer = request.getHeader("Referer");
        if (referrer == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(referrer);
            boolean ours =
                    uri.getRawAuthority() != null
                            && uri.getRawAuthority().equals(request.getHeader("Host"));
            return ours
                    ? Optional.of(address(uri.getRawPath(), uri.getRawQuery()))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * Whether the address stays within the product: a path, no host, no backslash that a browser
     * would read as a slash.
     */
    public static boolean isLocal(@Nullable String address) {
        return address != null
                && address.startsWith("/")
                && !address.startsWith("//")
                && address.chars().noneMatch(c -> c == '\\' || c < ' ');
    }

    /** The sign-in page's address, to come back to {@code from} afterwards. */
    public static String signInComingBackTo(String from) {
        boolean worthwhile =
                isLocal(from) && !from.equals("/") && !from.startsWith("/signin/signin");
        return worthwhile
                ? "/signin/signin?to=" + URLEncoder.encode(from, StandardCharsets.UTF_8)
                : "/signin/signin";
    }

    private static String address(String path, @Nullable String query) {
        return query == null ? path : path + "?" + query;
    }
}
