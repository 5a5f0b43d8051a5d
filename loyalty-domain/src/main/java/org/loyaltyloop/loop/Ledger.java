package org.loyaltyloop.loop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is counted on a day, account by account: by topic of counts, for all touchpoints and the
 * headline journeys, and for those of each product line. Sums of days, and of rows of a day, add
 * up.
 */
final class Ledger {

    /** In the place of a product line: all touchpoints, and the headlines. */
    static final UUID WHOLE = new UUID(0, 0);

    private static final int HEAD = 1 + 16 + 4;

    private final Map<Section, AccountCounts> sections =
            new TreeMap<>(Comparator.comparing(Section::topic).thenComparing(Section::line));

    /** What is counted together. */
    private record Section(Topic topic, UUID line) {}

    void add(Topic topic, UUID line, int account, int key, int n) {
        sections.computeIfAbsent(new Section(topic, line), s -> new AccountCounts())
                .add(account, key, n);
    }

    /** Adds all that the bytes of another hold. */
    void add(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            Section section = section(in);
            in.getInt();
            AccountCounts counts = sections.computeIfAbsent(section, s -> new AccountCounts());
            AccountCounts.read(in, counts::add);
        }
    }

    /** What it counts of all accounts together, of the whole. */
    Counts sum(Topic topic) {
        Counts sum = new Counts();
        AccountCounts counts = sections.get(new Section(topic, WHOLE));
        if (counts != null) {
            counts.forEach((account, key, n) -> sum.add(key, n));
        }
        return sum;
    }

    boolean isEmpty() {
        return sections.values().stream().allMatch(AccountCounts::isEmpty);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sections.forEach(
                (section, counts) -> {
                    if (!counts.isEmpty()) {
                        byte[] content = counts.bytes();
                        out.writeBytes(
                                ByteBuffer.allocate(HEAD)
                                        .put((byte) section.topic().number())
                                        .putLong(section.line().getMostSignificantBits())
                                        .putLong(section.line().getLeastSignificantBits())
                                        .putInt(content.length)
                                        .array());
                        out.writeBytes(content);
                    }
                });
        return out.toByteArray();
    }

    /** Uses the counts of a topic and line in what {@link #bytes} wrote. */
    static void read(byte[] bytes, Topic topic, UUID line, AccountCounts.Visitor visitor) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            Section section = section(in);
            int length = in.getInt();
            if (section.topic() == topic && section.line().equals(line)) {
                AccountCounts.read(in, visitor);
            } else {
                in.position(in.position() + length);
            }
        }
    }

    private static Section section(ByteBuffer in) {
        return new Section(Topic.of(in.get()), new UUID(in.getLong(), in.getLong()));
    }
}
