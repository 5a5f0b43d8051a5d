package org.loyaltyloop.loop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a journey told: counts of its account that changed.
 *
 * @param account whose journey it is
 * @param line the product line it is about; {@link Ledger#WHOLE} for a headline
 * @param changes how much more, or less, was counted; none are zero
 */
record Told(UUID account, UUID line, Map<Count, Integer> changes) {

    /** One thing that is counted on a day. */
    record Count(Topic topic, LocalDate day, int key) {}

    static byte[] bytes(List<Told> all) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Told told : all) {
            write(out, told.account());
            write(out, told.line());
            Varint.write(out, told.changes().size());
            told.changes()
                    .forEach(
                            (count, n) -> {
                                out.write(count.topic().number());
                                Varint.writeSigned(out, count.day().toEpochDay());
                                Varint.write(out, count.key());
                                Varint.writeSigned(out, n);
                            });
        }
        return out.toByteArray();
    }

    /** Reads what {@link #bytes} wrote. */
    static List<Told> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Told> all = new ArrayList<>();
        while (in.hasRemaining()) {
            UUID account = new UUID(in.getLong(), in.getLong());
            UUID line = new UUID(in.getLong(), in.getLong());
            Map<Count, Integer> changes = new HashMap<>();
            for (long left = Varint.read(in); left > 0; left--) {
                Topic topic = Topic.of(in.get());
                LocalDate day = LocalDate.ofEpochDay(Varint.readSigned(in));
                int key = (int) Varint.read(in);
                changes.put(new Count(topic, day, key), (int) Varint.readSigned(in));
            }
            all.add(new Told(account, line, changes));
        }
        return all;
    }

    private static void write(ByteArrayOutputStream out, UUID id) {
        out.writeBytes(
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }
}
