package org.loyaltyloop.web.page.accounts;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.Address;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * The texts of an account's form and what they mean. The form keeps texts, so that nothing typed is
 * lost whatever is wrong with it, and so that three states of a record can be laid side by side.
 * Addresses are keyed {@code VISIT.city} and so on.
 */
final class AccountFields {

    static final String NAME = "name";
    static final String PARENT = "parent";
    static final String OWNER = "owner";
    static final String TEAM = "team";
    static final String SECTOR = "sector";
    static final String EMPLOYEES = "employees";
    static final String ANNUAL_REVENUE = "annualRevenue";
    static final String CURRENCY = "currency";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String WEBSITE = "website";
    static final String CUSTOMER_SINCE = "customerSince";

    static final String HOME_CURRENCY = "EUR";

    private static final List<String> ADDRESS_PARTS =
            List.of("street", "postalCode", "city", "country");

    private AccountFields() {}

    /** The form of an account that does not exist yet. */
    static Map<String, String> blank() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(CURRENCY, HOME_CURRENCY);
        return texts;
    }

    /** The form of an account as it is stored, numbers in the reader's language. */
    static Map<String, String> of(AccountDetails stored, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(NAME, stored.name());
        texts.put(PARENT, stored.parent().map(AccountId::toString).orElse(""));
        texts.put(OWNER, stored.owner().map(UserId::toString).orElse(""));
        texts.put(TEAM, stored.team().map(TeamId::toString).orElse(""));
        texts.put(SECTOR, stored.sector().orElse(""));
        texts.put(EMPLOYEES, stored.employees().map(String::valueOf).orElse(""));
        texts.put(
                ANNUAL_REVENUE,
                stored.annualRevenue().map(amount -> amount(amount, locale)).orElse(""));
        texts.put(CURRENCY, stored.currency());
        texts.put(EMAIL, stored.email().orElse(""));
        texts.put(PHONE, stored.phone().orElse(""));
        texts.put(WEBSITE, stored.website().orElse(""));
        texts.put(CUSTOMER_SINCE, stored.customerSince().map(LocalDate::toString).orElse(""));
        for (Address address : stored.addresses()) {
            texts.put(address.kind() + ".street", address.street().orElse(""));
            texts.put(address.kind() + ".postalCode", address.postalCode().orElse(""));
            texts.put(address.kind() + ".city", address.city().orElse(""));
            texts.put(address.kind() + ".country", address.country().orElse(""));
        }
        return texts;
    }

    /**
     * What the texts say; refuses with a {@link BusinessRuleViolation} that names every field at
     * fault.
     */
    static AccountDetails details(Map<String, String> texts, Locale locale) {
        Checks checks = new Checks();
        Optional<Integer> employees = read(EMPLOYEES, texts, checks, text -> whole(text, locale));
        Optional<BigDecimal> revenue =
                read(ANNUAL_REVENUE, texts, checks, text -> decimal(text, locale));
        Optional<LocalDate> since = read(CUSTOMER_SINCE, texts, checks, AccountFields::day);
        List<Address> addresses = addresses(texts, checks);
        AccountDetails details;
        try {
            details =
                    new AccountDetails(
                            text(NAME, texts).orElse(""),
                            text(PARENT, texts).filter(AccountFields::isId).map(AccountId::of),
                            text(OWNER, texts).filter(AccountFields::isId).map(UserId::of),
                            text(TEAM, texts).filter(AccountFields::isId).map(TeamId::of),
                            text(SECTOR, texts),
                            employees,
                            revenue,
                            text(CURRENCY, texts).orElse(HOME_CURRENCY),
                            text(EMAIL, texts),
                            text(PHONE, texts),
                            text(WEBSITE, texts),
                            since,
                            addresses);
        } catch (BusinessRuleViolation alsoWrong) {
            checks.addAll(alsoWrong.violations());
            throw BusinessRuleViolation.ofAll(checks.violations());
        }
        checks.refuseIfAny();
        return details;
    }

    /** The text of a field, stripped; empty for none. */
    static Optional<String> text(String field, Map<String, String> texts) {
        return Optional.ofNullable(texts.get(field))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static <T> Optional<T> read(
            String field,
            Map<String, String> texts,
            Checks checks,
            Function<String, Optional<T>> reading) {
        Optional<String> typed = text(field, texts);
        Optional<T> value = typed.flatMap(reading);
        checks.that(typed.isEmpty() || value.isPresent(), field, InputRule.MALFORMED);
        return value;
    }

    private static List<Address> addresses(Map<String, String> texts, Checks checks) {
        List<Address> addresses = new ArrayList<>();
        for (Address.Kind kind : Address.Kind.values()) {
            if (ADDRESS_PARTS.stream()
                    .anyMatch(part -> text(kind + "." + part, texts).isPresent())) {
                try {
                    addresses.add(
                            new Address(
                                    kind,
                                    text(kind + ".street", texts),
                                    text(kind + ".postalCode", texts),
                                    text(kind + ".city", texts),
                                    text(kind + ".country", texts)));
                } catch (BusinessRuleViolation wrong) {
                    Checks parts = new Checks(kind + ".");
                    wrong.violations()
                            .forEach(
                                    violation ->
                                            parts.that(
                                                    false,
                                                    violation.field(),
                                                    violation.rule(),
                                                    violation.arguments().toArray()));
                    checks.addAll(parts.violations());
                }
            }
        }
        return addresses;
    }

    private static String amount(BigDecimal amount, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }

    private static Optional<Integer> whole(String text, Locale locale) {
        return decimal(text, locale)
                .flatMap(
                        number -> {
                            try {
                                return Optional.of(number.intValueExact());
                            } catch (ArithmeticException fraction) {
                                return Optional.empty();
                            }
                        });
    }

    private static Optional<BigDecimal> decimal(String text, Locale locale) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setParseBigDecimal(true);
        String plain = text.replaceAll("[\\s\\u00a0\\u202f]", "");
        ParsePosition end = new ParsePosition(0);
        Number number = format.parse(plain, end);
        return end.getIndex() == plain.length() && number instanceof BigDecimal value
                ? Optional.of(value)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the text is an id; what a browser sends is not to be trusted. */
    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
