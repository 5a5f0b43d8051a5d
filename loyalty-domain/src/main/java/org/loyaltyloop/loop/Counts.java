package org.loyaltyloop.loop;

import java.io.ByteArrayOutputStream;
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Varint.write(out, sorted.length);
        int before = 0;
        for (int key : sorted) {
            Varint.write(out, key - before);
            Varint.writeSigned(out, of(key));
            before = key;
        }
        return out.toByteArray();
    }

    /** Reads what {@link #bytes} wrote. */
    static Counts read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Counts counts = new Counts();
        int key = 0;
        for (long left = Varint.read(in); left > 0; left--) {
            key += (int) Varint.read(in);
            counts.add(key, Varint.readSigned(in));
        }
        return counts;
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
