package org.loyaltyloop.loop;

import java.util.Optional;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;

/**
 * What figures are about.
 *
 * @param period whole days of the firm's zone
 * @param team accounts of this team today; empty for all
 * @param owner accounts of this owner today; empty for all
 * @param sector accounts of this sector today; empty for all
 * @param department touchpoints of this department; narrows touchpoints, accounts reached, survey
 *     figures, coverage and first responses. A journey belongs to the whole firm: where accounts
 *     are, conversion, dwell and stalls are not narrowed by it
 * @param channel touchpoints along this channel; narrows what a department narrows
 * @param offering touchpoints about this product line, and the accounts' journeys for it instead of
 *     their headlines
 */
public record LoopFilter(
        Period period,
        Optional<TeamId> team,
        Optional<UserId> owner,
        Optional<String> sector,
        Optional<Department> department,
        Optional<Channel> channel,
        Optional<ProductLineId> offering) {

    /** Everything in a period. */
    public static LoopFilter of(Period period) {
        return new LoopFilter(
                period,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, of one team's accounts. */
    public LoopFilter ofTeam(Optional<TeamId> id) {
        return new LoopFilter(period, id, owner, sector, department, channel, offering);
    }

    /** The same, of one owner's accounts. */
    public LoopFilter ofOwner(Optional<UserId> id) {
        return new LoopFilter(period, team, id, sector, department, channel, offering);
    }

    /** The same, of one sector's accounts. */
    public LoopFilter inSector(Optional<String> one) {
        return new LoopFilter(period, team, owner, one, department, channel, offering);
    }

    /** The same, by one department. */
    public LoopFilter by(Optional<Department> one) {
        return new LoopFilter(period, team, owner, sector, one, channel, offering);
    }

    /** The same, along one channel. */
    public LoopFilter along(Optional<Channel> one) {
        return new LoopFilter(period, team, owner, sector, department, one, offering);
    }

    /** The same, about one product line. */
    public LoopFilter about(Optional<ProductLineId> line) {
        return new LoopFilter(period, team, owner, sector, department, channel, line);
    }

    /** The same in another period. */
    public LoopFilter in(Period other) {
        return new LoopFilter(other, team, owner, sector, department, channel, offering);
    }

    /** The same in the period before, for comparison. */
    public LoopFilter previous() {
        return in(period.previous());
    }

    /** Whether accounts or an offering are singled out: what figures by day know nothing of. */
    boolean singlesOut() {
        return singlesOutAccounts() || offering.isPresent();
    }

    /** Whether accounts are singled out. */
    boolean singlesOutAccounts() {
        return team.isPresent() || owner.isPresent() || sector.isPresent();
    }
}
