package org.loyaltyloop.tabular;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from the start as often as needed, such as an uploaded file. */
@FunctionalInterface
public interface ByteSource {

    /** Opens the bytes at their beginning; the caller closes the stream. */
    InputStream open() throws IOException;

    /** The bytes of an array, which must not change. */
    static ByteSource of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
