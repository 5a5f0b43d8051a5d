package org.loyaltyloop.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A part of a keyset-paged list.
 *
 * @param items the rows, in the list's order
 * @param next the opaque cursor that the next part starts after; empty at the end of the list
 */
public record Slice<T>(List<T> items, Optional<String> next) {

    /** Copies the rows. */
    public Slice {
        items = List.copyOf(items);
    }
}
