package org.loyaltyloop.opportunity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Author;

/**
 * All phase changes of an opportunity, and what a move or its undoing makes of them. An end does
 * not stand beside what comes after it: moving a won or lost opportunity takes its end back first.
 *
 * @param changes oldest first, with those that were taken back
 */
record PhaseHistory(List<PhaseChange> changes) {

    PhaseHistory {
        changes = changes.stream().sorted(PhaseChange.IN_ORDER).toList();
    }

    /**
     * What a move changes.
     *
     * @param after the history after it
     * @param gone changes that stood and do no more
     * @param come changes that did not stand and do now
     */
    record Step(PhaseHistory after, List<PhaseChange> gone, List<PhaseChange> come) {}

    /** Where a move leads, by whom and why. */
    record Destination(
            String phase,
            Instant at,
            Author by,
            Optional<String> lostReason,
            Optional<String> lostStated) {}

    /** Those that count, oldest first. */
    List<PhaseChange> standing() {
        return changes.stream().filter(PhaseChange::stands).toList();
    }

    /** Where it is now. */
    PhaseChange current() {
        List<PhaseChange> standing = standing();
        return standing.get(standing.size() - 1);
    }

    Step move(MoveId move, Destination to, Predicate<String> isEnd) {
        List<PhaseChange> standing = standing();
        int kept = standing.size();
        while (kept > 0 && isEnd.test(standing.get(kept - 1).phase())) {
            kept--;
        }
        List<PhaseChange> gone = standing.subList(kept, standing.size());
        boolean backThere = kept > 0 && standing.get(kept - 1).phase().equals(to.phase());
        List<PhaseChange> come = new ArrayList<>();
        if (!backThere) {
            Instant last = standing.isEmpty() ? to.at() : standing.get(standing.size() - 1).at();
            come.add(
                    new PhaseChange(
                            TimeOrderedId.next(),
                            to.phase(),
                            to.at().isBefore(last) ? last : to.at(),
                            to.by(),
                            to.lostReason(),
                            to.lostStated(),
                            move,
                            Optional.empty()));
        }
        List<PhaseChange> after = new ArrayList<>();
        changes.forEach(c -> after.add(gone.contains(c) ? c.takenBack(move) : c));
        after.addAll(come);
        return new Step(new PhaseHistory(after), gone, come);
    }

    Step undo(MoveId move) {
        List<PhaseChange> gone =
                changes.stream().filter(c -> c.stands() && c.madeIn().equals(move)).toList();
        List<PhaseChange> come =
                changes.stream()
                        .filter(c -> c.undoneIn().equals(Optional.of(move)))
                        .map(PhaseChange::revived)
                        .toList();
        List<PhaseChange> after = new ArrayList<>();
        for (PhaseChange change : changes) {
            if (gone.contains(change)) {
                after.add(change.takenBack(move));
            } else {
                after.add(change.undoneIn().equals(Optional.of(move)) ? change.revived() : change);
            }
        }
        return new Step(new PhaseHistory(after), gone, come);
    }
}
