package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;

/**
 * A fact of a context upstream that may tie, as its {@code v_tie_fact} tells it.
 *
 * @param account the living account that answers for it
 * @param kind a code that its context publishes
 * @param id unique within the kind
 * @param subject what it is, as people know it
 * @param occurredOn the day its evidence is from
 * @param validFrom the first day on which it can tie
 * @param validUntil the last one; empty for an open end
 * @param quantity what it measures, in the unit of its kind
 * @param strength 0 to 1, where the fact itself knows
 * @param lockIn whether it holds by the cost of leaving alone
 * @param link address of what shows it
 */
record TieFact(
        AccountId account,
        String kind,
        UUID id,
        String subject,
        LocalDate occurredOn,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Optional<Double> quantity,
        Optional<Double> strength,
        boolean lockIn,
        Optional<String> link) {}
