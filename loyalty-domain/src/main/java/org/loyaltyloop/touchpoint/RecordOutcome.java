package org.loyaltyloop.touchpoint;

import java.util.List;
import org.loyaltyloop.kernel.Violation;

/** What became of one touchpoint of a batch. */
public sealed interface RecordOutcome {

    /** It was recorded. */
    record Recorded(TouchpointId id) implements RecordOutcome {}

    /** It was known already, or stood earlier in the batch: nothing changed. */
    record Duplicate(TouchpointId id) implements RecordOutcome {}

    /** It was refused; the others of the batch are not affected. */
    record Rejected(List<Violation> violations) implements RecordOutcome {

        /** Copies the list. */
        public Rejected {
            violations = List.copyOf(violations);
        }
    }
}
