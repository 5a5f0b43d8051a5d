package org.loyaltyloop.kernel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The place in a sorted list after which the next part starts, as an opaque text for addresses of
 * pages and answers. It carries the sort key of the last row; a checksum tells a mangled cursor
 * from a good one. It holds no secret and gives no right.
 */
public final class Cursor {

    private static final int CHECKSUM_LENGTH = 4;

    private Cursor() {}

    /** Packs the parts of a sort key, in order. */
    public static String of(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                byte[] text = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array refuses no byte", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The parts of a cursor that {@link #of} made of so many parts; otherwise an {@link
     * InvalidCursor}.
     */
    public static List<String> parts(String cursor, int count) {
        byte[] bytes = decode(cursor);
        int length = bytes.length - CHECKSUM_LENGTH;
        List<String> parts = new ArrayList<>(count);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int i = 0; i < count; i++) {
                int size = in.readInt();
                if (size < 0 || size > in.available()) {
                    throw new InvalidCursor();
                }
                parts.add(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            }
            if (in.available() != CHECKSUM_LENGTH || in.readInt() != checksum(bytes, length)) {
                throw new InvalidCursor();
            }
            return parts;
        } catch (IOException e) {
            throw new InvalidCursor();
        }
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursor();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(Arrays.copyOf(bytes, length));
        return (int) crc.getValue();
    }
}
