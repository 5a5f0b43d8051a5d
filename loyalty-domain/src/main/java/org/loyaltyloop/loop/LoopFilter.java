package org.loyaltyloop.loop;

import java.util.Optional;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Department;

/**
 * What figures are about.
 *
 * @param period whole days of the firm's zone
 * @param team accounts of this team today; empty for all
 * @param owner accounts of this owner today; empty for all
 * @param department touchpoints of this department; narrows touchpoints, accounts reached, survey
 *     figures and coverage. A journey belongs to the whole firm: where accounts are, conversion,
 *     dwell and stalls are not narrowed by it
 */
public record LoopFilter(
        Period period,
        Optional<TeamId> team,
        Optional<UserId> owner,
        Optional<Department> department) {

    /** Everything in a period. */
    public static LoopFilter of(Period period) {
        return new LoopFilter(period, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, of one team's accounts. */
    public LoopFilter ofTeam(Optional<TeamId> id) {
        return new LoopFilter(period, id, owner, department);
    }

    /** The same, of one owner's accounts. */
    public LoopFilter ofOwner(Optional<UserId> id) {
        return new LoopFilter(period, team, id, department);
    }

    /** The same, by one department. */
    public LoopFilter by(Optional<Department> one) {
        return new LoopFilter(period, team, owner, one);
    }

    /** The same in the period before, for comparison. */
    public LoopFilter previous() {
        return new LoopFilter(period.previous(), team, owner, department);
    }
}
