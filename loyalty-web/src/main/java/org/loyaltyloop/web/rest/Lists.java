package org.loyaltyloop.web.rest;

import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** The form that all lists have: items, and the cursor of the next part. */
final class Lists {

    private Lists() {}

    /** A list that is not paged. */
    static <T> JsonAnswer whole(List<T> items, JsonOut.ItemWriter<T> writer) {
        return part(items, Optional.empty(), writer);
    }

    /** A part of a list. */
    static <T> JsonAnswer slice(Slice<T> slice, JsonOut.ItemWriter<T> writer) {
        return part(slice.items(), slice.next(), writer);
    }

    private static <T> JsonAnswer part(
            List<T> items, Optional<String> next, JsonOut.ItemWriter<T> writer) {
        return out -> out.object(o -> o.array("items", items, writer).put("next", next));
    }
}
