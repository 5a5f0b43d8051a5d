package org.loyaltyloop.loop;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How often each of some small numbers (see {@link Key}) was counted. Adds up over days: that is
 * what makes figures of long periods cheap. Counts may fall below zero while changes are collected.
 */
final class Counts {

    private static final int FREE = -1;

    private int[] keys = free(16);
    private long[] values = new long[16];
    private int size;

    /** Uses one count. */
    @FunctionalInterface
    interface Visitor {
        void visit(int key, long n);
    }

    /** Counts a key so many times more, or less; keys are not negative. */
    void add(int key, long n) {
        if (n == 0) {
            return;
        }
        if (key < 0) {
            throw new IllegalArgumentException("no key: " + key);
        }
        int slot = slot(key);
        if (keys[slot] == FREE) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        values[slot] += n;
    }

    /** Adds all of the other. */
    void add(Counts other) {
        other.forEach(this::add);
    }

    /** Every key whose count is not zero, in no order. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE && values[i] != 0) {
                visitor.visit(keys[i], values[i]);
            }
        }
    }

    long of(int key) {
        return values[slot(key)];
    }

    boolean isEmpty() {
        return Arrays.stream(values).allMatch(n -> n == 0);
    }

    /** The bytes this takes in memory, about. */
    int weight() {
        return 12 * keys.length + 48;
    }

    /** The counts as bytes: keys in order, each as its distance from the one before. */
    byte[] bytes() {
        int[] sorted = Arrays.stream(keys).filter(k -> k != FREE && of(k) != 0).sorted().toArray();
        ByteBuffer out = ByteBuffer.allocate(15 * sorted.length + 5);
        write(out, sorted.length);
        int before = 0;
        for (int key : sorted) {
            write(out, key - before);
            long n = of(key);
            write(out, n << 1 ^ n >> 63);
            before = key;
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Reads what {@link #bytes} wrote. */
    static Counts read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Counts counts = new Counts();
        int key = 0;
        for (long left = read(in); left > 0; left--) {
            key += (int) read(in);
            long n = read(in);
            counts.add(key, n >>> 1 ^ -(n & 1));
        }
        return counts;
    }

    private static void write(ByteBuffer out, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long read(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = key * 0x9E3779B9 >>> 15 & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        long[] oldValues = values;
        keys = free(2 * oldKeys.length);
        values = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] free(int length) {
        int[] keys = new int[length];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
