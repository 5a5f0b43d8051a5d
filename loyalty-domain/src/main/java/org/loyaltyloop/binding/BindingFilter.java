package org.loyaltyloop.binding;

import java.util.Optional;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Which accounts an overview is of; empty parts do not restrict.
 *
 * @param team the account's team
 * @param owner who owns it
 * @param sector its sector, exactly
 * @param stage the stage its headline journey has reached
 * @param without only those that have no stage, team, owner or sector
 */
public record BindingFilter(
        Optional<TeamId> team,
        Optional<UserId> owner,
        Optional<String> sector,
        Optional<LoopStage> stage,
        Optional<BindingGroup> without) {

    /** Every account. */
    public static final BindingFilter ALL =
            new BindingFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
