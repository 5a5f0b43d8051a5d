package org.loyaltyloop.web.page.pipeline;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.opportunity.OpportunityDetails;
import org.loyaltyloop.staff.UserId;

/** What is said of an opportunity as the texts of a form, and back. */
final class OpportunityFields {

    static final String NAME = "name";
    static final String ACCOUNT = "account";
    static final String OWNER = "owner";
    static final String VALUE = "value";
    static final String CURRENCY = "currency";
    static final String PROBABILITY = "probability";
    static final String EXPECTED = "expectedClose";
    static final String OFFERING = "offering";
    static final String COMPETITOR = "competitor";
    static final String ORIGIN = "origin";
    static final String ORDER_REF = "orderRef";

    private OpportunityFields() {}

    static Map<String, String> of(OpportunityDetails details, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(NAME, details.name());
        texts.put(ACCOUNT, text(details.account()));
        texts.put(OWNER, text(details.owner()));
        texts.put(
                VALUE,
                details.value()
                        .map(value -> value.stripTrailingZeros().toPlainString())
                        .map(plain -> plain.replace('.', separator(locale)))
                        .orElse(""));
        texts.put(CURRENCY, details.currency());
        texts.put(PROBABILITY, text(details.probability()));
        texts.put(EXPECTED, text(details.expectedClose()));
        texts.put(OFFERING, text(details.offering()));
        texts.put(COMPETITOR, text(details.competitor()));
        texts.put(ORIGIN, text(details.origin()));
        texts.put(ORDER_REF, text(details.orderRef()));
        return texts;
    }

    /** What the texts say; names everything that is malformed at once. */
    static OpportunityDetails details(Map<String, String> texts, Locale locale) {
        Checks checks = new Checks();
        Optional<BigDecimal> value = read(checks, texts, VALUE, typed -> number(typed, locale));
        Optional<Integer> probability =
                read(
                        checks,
                        texts,
                        PROBABILITY,
                        typed -> Integer.valueOf(typed.replace("%", "").strip()));
        Optional<LocalDate> expected = read(checks, texts, EXPECTED, LocalDate::parse);
        Optional<AccountId> account = read(checks, texts, ACCOUNT, AccountId::of);
        Optional<UserId> owner = read(checks, texts, OWNER, UserId::of);
        checks.refuseIfAny();
        return new OpportunityDetails(
                Objects.requireNonNullElse(texts.get(NAME), ""),
                account,
                owner,
                value,
                Objects.requireNonNullElse(texts.get(CURRENCY), "")
                        .strip()
                        .toUpperCase(Locale.ROOT),
                probability,
                expected,
                typed(texts, OFFERING),
                typed(texts, COMPETITOR),
                typed(texts, ORIGIN),
                typed(texts, ORDER_REF));
    }

    /** An amount with the language's signs; thousands may be parted. */
    static BigDecimal number(String typed, Locale locale) {
        String plain =
                typed.replaceAll("[\\s\\u00a0\\u202f]", "")
                        .replace(separator(locale) == ',' ? "." : ",", "")
                        .replace(',', '.');
        return new BigDecimal(plain);
    }

    private static char separator(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    private static <T> Optional<T> read(
            Checks checks, Map<String, String> texts, String field, Function<String, T> reading) {
        Optional<String> typed = typed(texts, field);
        try {
            return typed.map(reading);
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            checks.that(false, field, InputRule.MALFORMED);
            return Optional.empty();
        }
    }

    static Optional<String> typed(Map<String, String> texts, String field) {
        return Optional.ofNullable(texts.get(field))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
