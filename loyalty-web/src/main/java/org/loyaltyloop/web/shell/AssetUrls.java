package org.loyaltyloop.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * Addresses of stylesheets, scripts and pictures, with a checksum of the content, so that browsers
 * may keep them for a year and still see every change at once. In pages {@code assets}.
 */
@Named("assets")
@ApplicationScoped
public class AssetUrls {

    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final ServletContext context;

    @Inject
    AssetUrls(ServletContext context) {
        this.context = context;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AssetUrls() {
        this.context = null;
    }

    /** The address of that file under {@code /assets/}. */
    public String url(String file) {
        return urls.computeIfAbsent(file, this::withChecksum);
    }

    /** The address of an icon of the sprite, for {@code <use href="…">}. */
    public String icon(String name) {
        return url("img/icons.svg") + "#i-" + name;
    }

    private String withChecksum(String file) {
        String path = "/assets/" + file;
        try (InputStream in = context.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no asset " + path);
            }
            CRC32 sum = new CRC32();
            sum.update(in.readAllBytes());
            return path + "?v=" + Long.toHexString(sum.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
