package org.loyaltyloop.loop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** {@link Counts}, account by account. */
final class AccountCounts {

    private static final long FREE = -1;

    private long[] keys = free(16);
    private int[] values = new int[16];
    private int size;

    /** Uses one count of an account. */
    @FunctionalInterface
    interface Visitor {
        void visit(int account, int key, int n);
    }

    /** Counts a key of an account so many times more, or less; neither is negative. */
    void add(int account, int key, int n) {
        if (account < 0 || key < 0) {
            throw new IllegalArgumentException("no account or key: " + account + ", " + key);
        }
        long packed = (long) account << 32 | key;
        int slot = slot(packed);
        if (keys[slot] == FREE) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(packed);
            }
            keys[slot] = packed;
            size++;
        }
        values[slot] += n;
    }

    /** Every count that is not zero, in no order. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE && values[i] != 0) {
                visitor.visit((int) (keys[i] >>> 32), (int) keys[i], values[i]);
            }
        }
    }

    boolean isEmpty() {
        return Arrays.stream(values).allMatch(n -> n == 0);
    }

    /**
     * The counts as bytes: accounts in order, each as its distance from the one before; most counts
     * are 1, which takes no byte of its own.
     */
    byte[] bytes() {
        long[] sorted =
                Arrays.stream(keys)
                        .filter(key -> key != FREE && values[slot(key)] != 0)
                        .sorted()
                        .toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream(6 * sorted.length + 5);
        Varint.write(out, sorted.length);
        int before = 0;
        for (long packed : sorted) {
            int account = (int) (packed >>> 32);
            int n = values[slot(packed)];
            Varint.write(out, (long) (account - before) << 1 | (n == 1 ? 0 : 1));
            Varint.write(out, (int) packed);
            if (n != 1) {
                Varint.writeSigned(out, n);
            }
            before = account;
        }
        return out.toByteArray();
    }

    /** Uses what {@link #bytes} wrote, from where the buffer stands. */
    static void read(ByteBuffer in, Visitor visitor) {
        int account = 0;
        for (long left = Varint.read(in); left > 0; left--) {
            long step = Varint.read(in);
            account += (int) (step >>> 1);
            int key = (int) Varint.read(in);
            visitor.visit(account, key, (step & 1) == 0 ? 1 : (int) Varint.readSigned(in));
        }
    }

    private int slot(long packed) {
        int mask = keys.length - 1;
        int slot = (int) (packed * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != packed) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = free(2 * oldKeys.length);
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static long[] free(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
