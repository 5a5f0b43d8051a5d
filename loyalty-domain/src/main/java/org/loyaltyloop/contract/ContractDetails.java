package org.loyaltyloop.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;

/**
 * What is said of a contract and the term that it runs in.
 *
 * @param account with whom
 * @param name 1 to 200 characters
 * @param owner who looks after it; the account's owner does where empty
 * @param offering code of a product or product line
 * @param startsOn first day of the term
 * @param endsOn last day of the term, inclusive; empty for open-ended
 * @param worth what it is worth
 * @param discountPercent percentage off, 0 to 100
 * @param renewal what happens at the end of the term
 * @param renewalMonths length of a next term, 1 to 120; required where it renews by itself
 * @param noticeDays how long before its end notice must be given, 0 to 1,830 days
 * @param orderRef the order it belongs to, up to 90 characters; its number where empty
 * @param note up to 4,000 characters
 */
public record ContractDetails(
        AccountKey account,
        ContractKind kind,
        String name,
        Optional<UserId> owner,
        Optional<String> offering,
        LocalDate startsOn,
        Optional<LocalDate> endsOn,
        Worth worth,
        Optional<BigDecimal> discountPercent,
        RenewalKind renewal,
        Optional<Integer> renewalMonths,
        Optional<Integer> noticeDays,
        Optional<String> orderRef,
        Optional<String> note) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final LocalDate EARLIEST = LocalDate.EPOCH;
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** Names everything that is wrong. */
    public ContractDetails {
        Checks checks = new Checks();
        name = checks.required("name", name, 200);
        offering = checks.optional("offering", offering, 60);
        orderRef = checks.optional("orderRef", orderRef, 90);
        note = checks.optionalText("note", note, 4000);
        requireDay(checks, "startsOn", startsOn);
        endsOn.ifPresent(day -> requireDay(checks, "endsOn", day));
        LocalDate start = startsOn;
        endsOn.filter(end -> end.isBefore(start))
                .ifPresent(
                        end ->
                                checks.that(
                                        false,
                                        "endsOn",
                                        ContractRule.ENDS_BEFORE_START,
                                        start,
                                        end));
        checks.that(
                discountPercent.filter(d -> d.signum() < 0 || d.compareTo(HUNDRED) > 0).isEmpty(),
                "discountPercent",
                InputRule.OUT_OF_RANGE,
                0,
                100);
        checks.that(
                renewalMonths.filter(m -> m < 1 || m > 120).isEmpty(),
                "renewalMonths",
                InputRule.OUT_OF_RANGE,
                1,
                120);
        checks.that(
                renewal != RenewalKind.AUTOMATIC || renewalMonths.isPresent(),
                "renewalMonths",
                ContractRule.MONTHS_REQUIRED);
        checks.that(
                noticeDays.filter(d -> d < 0 || d > 1830).isEmpty(),
                "noticeDays",
                InputRule.OUT_OF_RANGE,
                0,
                1830);
        checks.refuseIfAny();
    }

    static void requireDay(Checks checks, String field, LocalDate day) {
        checks.that(
                !day.isBefore(EARLIEST) && !day.isAfter(LATEST),
                field,
                InputRule.OUT_OF_RANGE,
                EARLIEST,
                LATEST);
    }
}
