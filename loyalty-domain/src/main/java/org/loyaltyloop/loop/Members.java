package org.loyaltyloop.loop;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** The accounts that figures are narrowed to, by their numbers; or all. */
final class Members {

    static final Members ALL = new Members(Optional.empty());

    private final Optional<BitSet> bits;

    private Members(Optional<BitSet> bits) {
        this.bits = bits;
    }

    static Members of(List<Integer> numbers) {
        BitSet bits = new BitSet();
        numbers.forEach(bits::set);
        return new Members(Optional.of(bits));
    }

    boolean has(int account) {
        return bits.isEmpty() || bits.get().get(account);
    }

    /** The same as a set; empty for all. */
    Optional<RoaringBitmap> set() {
        return bits.map(some -> RoaringBitmap.bitmapOf(some.stream().toArray()));
    }
}
