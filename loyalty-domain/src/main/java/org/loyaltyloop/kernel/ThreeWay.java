package org.loyaltyloop.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a draft of an ordered list up to what somebody else published meanwhile. What only one
 * side changed stands; where both changed the same item, the draft's stands. Items keep the draft's
 * order, and those that the others added follow the item they stood behind.
 */
public final class ThreeWay {

    private ThreeWay() {}

    /**
     * Merges.
     *
     * @param base what the draft was begun from
     * @param theirs what was published since
     * @param mine the draft
     * @param id tells an item through its changes
     */
    public static <T, K> List<T> merge(
            List<T> base, List<T> theirs, List<T> mine, Function<T, K> id) {
        Map<K, T> was = byId(base, id);
        Map<K, T> is = byId(theirs, id);
        List<T> merged = new ArrayList<>();
        for (T item : mine) {
            K key = id.apply(item);
            boolean touched = !Objects.equals(item, was.get(key));
            if (!was.containsKey(key) || touched) {
                merged.add(item);
            } else if (is.containsKey(key)) {
                merged.add(Objects.requireNonNull(is.get(key)));
            }
        }
        Set<K> kept = byId(mine, id).keySet();
        for (int i = 0; i < theirs.size(); i++) {
            T item = theirs.get(i);
            T before = was.get(id.apply(item));
            boolean mineHasIt = kept.contains(id.apply(item));
            boolean removedByMe = before != null && !mineHasIt;
            if (!mineHasIt && (!removedByMe || !item.equals(before))) {
                K behind = i == 0 ? null : id.apply(theirs.get(i - 1));
                merged.add(placeAfter(behind, merged, id), item);
            }
        }
        return merged;
    }

    private static <T, K> int placeAfter(@Nullable K neighbour, List<T> merged, Function<T, K> id) {
        if (neighbour == null) {
            return 0;
        }
        for (int i = 0; i < merged.size(); i++) {
            if (id.apply(merged.get(i)).equals(neighbour)) {
                return i + 1;
            }
        }
        return merged.size();
    }

    private static <T, K> Map<K, T> byId(List<T> items, Function<T, K> id) {
        Map<K, T> byId = new LinkedHashMap<>();
        items.forEach(item -> byId.put(id.apply(item), item));
        return byId;
    }
}
