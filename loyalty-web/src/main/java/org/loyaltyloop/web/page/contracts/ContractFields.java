package org.loyaltyloop.web.page.contracts;

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
import org.loyaltyloop.contract.ContractDetails;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.RenewalKind;
import org.loyaltyloop.contract.ValuePer;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;

/** The form of a contract as texts by field, and back. */
final class ContractFields {

    private ContractFields() {}

    static Map<String, String> of(ContractView stored, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("account", stored.account().toString());
        texts.put("kind", stored.kind().name());
        texts.put("name", stored.name());
        texts.put("owner", text(stored.owner()));
        texts.put("offering", text(stored.offering()));
        texts.put("startsOn", stored.startsOn().toString());
        texts.put("endsOn", text(stored.endsOn()));
        texts.put("value", text(stored.worth().amount().map(a -> number(a, locale))));
        texts.put("per", stored.worth().per().name());
        texts.put("currency", stored.worth().currency());
        texts.put("discountPercent", text(stored.discountPercent().map(d -> number(d, locale))));
        texts.put("renewal", stored.renewal().name());
        texts.put("renewalMonths", text(stored.renewalMonths()));
        texts.put("noticeDays", text(stored.noticeDays()));
        texts.put("orderRef", stored.orderRef());
        texts.put("note", text(stored.note()));
        return texts;
    }

    /** What the texts say; names everything that is malformed at once. */
    static ContractDetails details(Map<String, String> texts, Locale locale) {
        Checks checks = new Checks();
        Optional<AccountId> account = read(checks, texts, "account", AccountId::of);
        checks.that(account.isPresent(), "account", InputRule.REQUIRED);
        Optional<LocalDate> start = read(checks, texts, "startsOn", LocalDate::parse);
        checks.that(start.isPresent(), "startsOn", InputRule.REQUIRED);
        Optional<LocalDate> end = read(checks, texts, "endsOn", LocalDate::parse);
        Optional<UserId> owner = read(checks, texts, "owner", UserId::of);
        Optional<BigDecimal> value = read(checks, texts, "value", t -> number(t, locale));
        Optional<BigDecimal> discount =
                read(checks, texts, "discountPercent", t -> number(t.replace("%", ""), locale));
        Optional<Integer> months = read(checks, texts, "renewalMonths", Integer::valueOf);
        Optional<Integer> notice = read(checks, texts, "noticeDays", Integer::valueOf);
        Optional<ContractKind> kind = read(checks, texts, "kind", ContractKind::valueOf);
        Optional<ValuePer> per = read(checks, texts, "per", ValuePer::valueOf);
        Optional<RenewalKind> renewal = read(checks, texts, "renewal", RenewalKind::valueOf);
        checks.refuseIfAny();
        return new ContractDetails(
                AccountKey.of(account.orElseThrow()),
                kind.orElse(ContractKind.CONTRACT),
                Objects.requireNonNullElse(texts.get("name"), ""),
                owner,
                typed(texts, "offering"),
                start.orElseThrow(),
                end,
                new Worth(
                        value,
                        per.orElse(ValuePer.YEAR),
                        typed(texts, "currency").orElse("").toUpperCase(Locale.ROOT)),
                discount,
                renewal.orElse(RenewalKind.BY_AGREEMENT),
                months,
                notice,
                typed(texts, "orderRef"),
                typed(texts, "note"));
    }

    /** An amount with the language's signs; thousands may be parted. */
    static BigDecimal number(String typed, Locale locale) {
        return new BigDecimal(
                typed.replaceAll("[\\s\\u00a0\\u202f]", "")
                        .replace(separator(locale) == ',' ? "." : ",", "")
                        .replace(',', '.'));
    }

    /** An amount as it is typed. */
    static String number(BigDecimal amount, Locale locale) {
        return amount.stripTrailingZeros().toPlainString().replace('.', separator(locale));
    }

    static Optional<String> typed(Map<String, String> texts, String field) {
        return Optional.ofNullable(texts.get(field))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
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

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
