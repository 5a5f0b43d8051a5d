package org.loyaltyloop.loop;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;

/**
 * The command to replace what is set for the loop as a whole.
 *
 * @param seen the version that the person saw
 * @param lostAfterDays 30 to 3650
 */
public record ChangeLoop(int seen, Optional<UserId> owner, int lostAfterDays) {

    /** Refuses a number of days out of range. */
    public ChangeLoop {
        Checks checks = new Checks();
        checks.that(
                lostAfterDays >= 30 && lostAfterDays <= 3650,
                "lostAfterDays",
                InputRule.OUT_OF_RANGE,
                30,
                3650);
        checks.refuseIfAny();
    }
}
