package org.loyaltyloop.opportunity;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.Author;

/**
 * An opportunity reached a phase.
 *
 * @param id also names the touchpoint that it is
 * @param phase the phase's code
 * @param madeIn the move that made it
 * @param undoneIn the move, or the undoing, that took it back; then it counts no more
 */
record PhaseChange(
        UUID id,
        String phase,
        Instant at,
        Author by,
        Optional<String> lostReason,
        Optional<String> lostStated,
        MoveId madeIn,
        Optional<MoveId> undoneIn) {

    /** Oldest first; ids tell changes of the same moment apart. */
    static final Comparator<PhaseChange> IN_ORDER =
            Comparator.comparing(PhaseChange::at).thenComparing(c -> c.id().toString());

    boolean stands() {
        return undoneIn.isEmpty();
    }

    PhaseChange takenBack(MoveId move) {
        return new PhaseChange(
                id, phase, at, by, lostReason, lostStated, madeIn, Optional.of(move));
    }

    PhaseChange revived() {
        return new PhaseChange(id, phase, at, by, lostReason, lostStated, madeIn, Optional.empty());
    }
}
