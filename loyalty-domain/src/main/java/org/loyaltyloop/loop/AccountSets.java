package org.loyaltyloop.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Sets of account numbers by key, one sheet of them: numbers are dense, so that a set of a hundred
 * thousand accounts takes some ten kilobytes at most.
 */
final class AccountSets {

    private final Map<Integer, RoaringBitmap> sets = new TreeMap<>();

    void add(int key, int account) {
        sets.computeIfAbsent(key, k -> new RoaringBitmap()).add(account);
    }

    void remove(int key, int account) {
        RoaringBitmap set = sets.get(key);
        if (set != null) {
            set.remove(account);
            if (set.isEmpty()) {
                sets.remove(key);
            }
        }
    }

    boolean contains(int key, int account) {
        RoaringBitmap set = sets.get(key);
        return set != null && set.contains(account);
    }

    /** Adds all of the other. */
    void add(AccountSets other) {
        other.sets.forEach(
                (key, set) -> sets.computeIfAbsent(key, k -> new RoaringBitmap()).or(set));
    }

    Map<Integer, RoaringBitmap> sets() {
        return sets;
    }

    int weight() {
        return sets.values().stream().mapToInt(set -> set.getSizeInBytes() + 100).sum() + 48;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(sets.size());
            for (Map.Entry<Integer, RoaringBitmap> entry : sets.entrySet()) {
                out.writeInt(entry.getKey());
                entry.getValue().runOptimize();
                entry.getValue().serialize(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array refuses no byte", e);
        }
        return bytes.toByteArray();
    }

    static AccountSets read(byte[] bytes) {
        AccountSets sheet = new AccountSets();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                int key = in.readInt();
                RoaringBitmap set = new RoaringBitmap();
                set.deserialize(in);
                sheet.sets.put(key, set);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet of account sets is damaged", e);
        }
        return sheet;
    }
}
