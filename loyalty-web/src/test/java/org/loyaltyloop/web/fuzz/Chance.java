package org.loyaltyloop.web.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What is drawn for one case: choices, odd texts, and damage. */
public final class Chance {

    private static final List<String> ODD =
            List.of(
                    "",
                    " ",
                    "0",
                    "-1",
                    "1e999",
                    "NaN",
                    "null",
                    "true",
                    "9223372036854775808",
                    "\0",
                    "a\0b",
                    "\ud800",
                    "\u202e",
                    "\ufeff",
                    "😀",
                    "%00",
                    "%",
                    "_",
                    "\\",
                    "'",
                    "\"",
                    "';--",
                    "<script>alert(1)</script>",
                    "#{1000003*1000003}",
                    "${1000003*1000003}",
                    "{0}",
                    "{",
                    "../../etc/passwd",
                    "\r\nSet-Cookie: a=b",
                    "2026-02-30",
                    "0000-00-00T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "00000000-0000-0000-0000-000000000000",
                    "01890a5d-ac96-774b-bcce-b302099a8057",
                    "=1+1",
                    "a".repeat(300),
                    "é".repeat(70_000));

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** A number from 0 to one less than the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of these. */
    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of these. */
    @SafeVarargs
    public final <T> T of(T... choices) {
        return of(Arrays.asList(choices));
    }

    /** A text that programs stumble over, or a harmless one changed in a place. */
    public String odd(String harmless) {
        if (harmless.isEmpty() || oneIn(2)) {
            return of(ODD);
        }
        StringBuilder text = new StringBuilder(harmless);
        int at = below(text.length());
        switch (below(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, of(ODD));
            case 2 -> text.setCharAt(at, (char) random.nextInt(0x3000));
            default -> text.append(text);
        }
        return text.toString();
    }

    /** The bytes with a few of them changed, cut out, doubled, or the end cut off. */
    public byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = below(4); i >= 0 && bytes.length > 0; i--) {
            int at = below(bytes.length);
            int length = Math.min(bytes.length - at, 1 + below(40));
            switch (below(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = joined(head(bytes, at), tail(bytes, at + length));
                case 2 -> bytes = joined(head(bytes, at + length), tail(bytes, at));
                default -> bytes = oneIn(4) ? head(bytes, at) : bytes;
            }
        }
        return bytes;
    }

    /** A copy with some of them left out, doubled or in other places. */
    public <T> List<T> shuffled(List<T> items) {
        List<T> some = new ArrayList<>(items);
        for (int i = below(3); i >= 0 && !some.isEmpty(); i--) {
            switch (below(3)) {
                case 0 -> some.remove(below(some.size()));
                case 1 -> some.add(of(some));
                default -> some.add(below(some.size()), some.remove(below(some.size())));
            }
        }
        return some;
    }

    private static byte[] head(byte[] bytes, int to) {
        return Arrays.copyOf(bytes, to);
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
