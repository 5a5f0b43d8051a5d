package org.loyaltyloop.web.bench;

import java.util.UUID;

/** Identifiers of an invented firm: as the product makes them, but the same in every run. */
final class Ids {

    private Ids() {}

    /** The identifier of the thing of that kind and number, made at that moment. */
    static UUID of(char kind, long number, long atMillis) {
        long random = mixed(number * 64 + kind);
        return new UUID(
                atMillis << 16 | 0x7000L | number & 0xFFF,
                random & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    /** Spreads numbers evenly (the finalizer of SplitMix64). */
    static long mixed(long number) {
        long z = number + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
