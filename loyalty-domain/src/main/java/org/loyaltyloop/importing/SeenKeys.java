package org.loyaltyloop.importing;

import java.nio.charset.StandardCharsets;

/**
 * The keys a dry run came across, in eight bytes each: a file of ten million rows takes 256 MB at
 * most. Two keys that share a fingerprint count as one, which among ten million happens once in
 * three hundred thousand runs and costs a dry run a wrong count of one.
 */
public final class SeenKeys {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] slots = new long[1024];
    private int size;

    /** Notes a key; answers whether it is new. */
    public boolean add(String space, String key) {
        if (size * 2 > slots.length) {
            grow();
        }
        boolean fresh = put(slots, fingerprint(space, key));
        size += fresh ? 1 : 0;
        return fresh;
    }

    /** Whether a key was noted. */
    public boolean contains(String space, String key) {
        long wanted = fingerprint(space, key);
        int place = place(wanted, slots.length);
        while (slots[place] != 0) {
            if (slots[place] == wanted) {
                return true;
            }
            place = (place + 1) & (slots.length - 1);
        }
        return false;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long slot : slots) {
            if (slot != 0) {
                put(larger, slot);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long wanted) {
        int place = place(wanted, slots.length);
        while (slots[place] != 0) {
            if (slots[place] == wanted) {
                return false;
            }
            place = (place + 1) & (slots.length - 1);
        }
        slots[place] = wanted;
        return true;
    }

    private static int place(long fingerprint, int length) {
        return (int) (fingerprint >>> 17) & (length - 1);
    }

    private static long fingerprint(String space, String key) {
        long hash = FNV_OFFSET;
        for (byte b : (space + '\0' + key).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * FNV_PRIME;
        }
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
