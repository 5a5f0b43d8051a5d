package org.loyaltyloop.customer;

import java.math.BigDecimal;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;

/**
 * What somebody says of the relation between a contact and a colleague.
 *
 * @param account at which the contact is
 * @param contact of the customer
 * @param colleague of ours
 * @param strength from 0, they do not know each other, to 1; empty leaves it to the moments of
 *     contact
 * @param note why, up to 500 characters
 */
public record StateRelation(
        AccountId account,
        ContactId contact,
        UserId colleague,
        Optional<BigDecimal> strength,
        Optional<String> note) {

    /** Checks the range and the text. */
    public StateRelation {
        Checks checks = new Checks();
        strength.ifPresent(
                said ->
                        checks.that(
                                said.signum() >= 0 && said.compareTo(BigDecimal.ONE) <= 0,
                                "strength",
                                InputRule.OUT_OF_RANGE,
                                0,
                                1));
        note = checks.optional("note", note, 500);
        checks.refuseIfAny();
    }
}
