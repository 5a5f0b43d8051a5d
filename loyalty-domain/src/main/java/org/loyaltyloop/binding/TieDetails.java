package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What is said of a tie that is entered by hand. How much its instrument can bind, and how it
 * fades, stands in the rules.
 *
 * @param instrument belongs to the level
 * @param strength 0 to 1
 * @param lockIn whether it holds by the cost of leaving alone
 * @param subject what it is; 1 to 200 characters
 * @param evidence what shows it, up to 2,000 characters
 * @param link a web address, or a path within the product; up to 500 characters
 * @param validFrom the first day on which it ties; its evidence is from that day
 * @param validUntil the last day; empty for an open end
 */
public record TieDetails(
        BindingLevel level,
        Instrument instrument,
        double strength,
        boolean lockIn,
        String subject,
        Optional<String> evidence,
        Optional<String> link,
        LocalDate validFrom,
        Optional<LocalDate> validUntil) {

    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s\"<>\\\\]+|/[^\\s\"<>\\\\/][^\\s\"<>\\\\]*");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /** Refuses what cannot be. */
    public TieDetails {
        Checks checks = new Checks();
        checks.that(instrument.fits(level), "instrument", BindingRefusal.OTHER_LEVEL);
        checks.that(strength >= 0 && strength <= 1, "strength", InputRule.OUT_OF_RANGE, 0, 1);
        subject = checks.required("subject", subject, 200);
        evidence = checks.optionalText("evidence", evidence, 2000);
        link = checks.optional("link", link, 500);
        link.ifPresent(
                address ->
                        checks.that(LINK.matcher(address).matches(), "link", InputRule.MALFORMED));
        checks.that(within(validFrom), "validFrom", InputRule.OUT_OF_RANGE, EARLIEST, LATEST);
        validUntil.ifPresent(
                last ->
                        checks.that(
                                within(last),
                                "validUntil",
                                InputRule.OUT_OF_RANGE,
                                EARLIEST,
                                LATEST));
        LocalDate first = validFrom;
        validUntil.ifPresent(
                last ->
                        checks.that(
                                !last.isBefore(first),
                                "validUntil",
                                BindingRefusal.ENDS_BEFORE_IT_STARTS));
        checks.refuseIfAny();
    }

    private static boolean within(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }
}
