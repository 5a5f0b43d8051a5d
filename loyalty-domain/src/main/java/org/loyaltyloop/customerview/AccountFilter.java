package org.loyaltyloop.customerview;

import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Which accounts a list shows; empty parts do not restrict.
 *
 * @param text words that the name must contain, or a fragment of e-mail address, phone number,
 *     reference or account number
 * @param stages the stage reached is one of these
 * @param owner the owner
 * @param unowned only accounts that nobody owns
 * @param team the team
 * @param sector the sector, exactly
 * @param kind organisation or person
 * @param stalled only stalled ones, or only others
 * @param bound each level that is named binds as strongly as one of its bands
 */
public record AccountFilter(
        Optional<String> text,
        Set<LoopStage> stages,
        Optional<UserId> owner,
        boolean unowned,
        Optional<TeamId> team,
        Optional<String> sector,
        Optional<AccountKind> kind,
        Optional<Boolean> stalled,
        Set<BoundAs> bound) {

    /** Copies the stages, and drops a blank text. */
    public AccountFilter {
        stages = Set.copyOf(stages);
        bound = Set.copyOf(bound);
        text = text.map(String::strip).filter(t -> !t.isEmpty());
    }

    /** Every account. */
    public static AccountFilter all() {
        return new AccountFilter(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /** This filter with that text. */
    public AccountFilter withText(String newText) {
        return new AccountFilter(
                Optional.of(newText), stages, owner, unowned, team, sector, kind, stalled, bound);
    }

    /** This filter with those stages. */
    public AccountFilter withStages(Set<LoopStage> newStages) {
        return new AccountFilter(
                text, newStages, owner, unowned, team, sector, kind, stalled, bound);
    }

    /** This filter with that owner. */
    public AccountFilter ownedBy(UserId newOwner) {
        return new AccountFilter(
                text, stages, Optional.of(newOwner), unowned, team, sector, kind, stalled, bound);
    }

    /** This filter with that team. */
    public AccountFilter ofTeam(TeamId newTeam) {
        return new AccountFilter(
                text, stages, owner, unowned, Optional.of(newTeam), sector, kind, stalled, bound);
    }

    /** This filter, for stalled accounts or for others. */
    public AccountFilter stalled(boolean whether) {
        return new AccountFilter(
                text, stages, owner, unowned, team, sector, kind, Optional.of(whether), bound);
    }
}
