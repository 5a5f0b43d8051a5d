package org.loyaltyloop.database;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of the embedded database, made at random at the first start and kept where only
 * their owner reads them.
 *
 * @param superuser password of the role that may do everything
 * @param application password of the role that the application uses
 */
record Credentials(String superuser, String application) {

    private static final String FILE = "credentials.properties";

    /** Reads the passwords of a folder, and makes them where there are none. */
    static Credentials keptIn(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            var properties = new Properties();
            properties.setProperty("superuser", random());
            properties.setProperty("application", random());
            var text = new StringWriter();
            properties.store(text, "Passwords of the embedded database");
            PrivateFiles.write(file, text.toString());
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Credentials(
                properties.getProperty("superuser", ""), properties.getProperty("application", ""));
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
