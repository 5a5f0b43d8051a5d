package org.loyaltyloop.web.page.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.Address;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

class AccountFieldsTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final AccountDetails full =
            new AccountDetails(
                    "Bouwgroep Van 't Hoff & Zn. B.V. 🏗",
                    Optional.of(AccountId.next()),
                    Optional.of(UserId.next()),
                    Optional.of(TeamId.next()),
                    Optional.of("Construction"),
                    Optional.of(1184),
                    Optional.of(new BigDecimal("1250000.5")),
                    "EUR",
                    Optional.of("info@hoff.example"),
                    Optional.of("038 421 77 10"),
                    Optional.of("hoff.example"),
                    Optional.of(LocalDate.of(2019, 3, 1)),
                    List.of(
                            new Address(
                                    Address.Kind.DELIVERY,
                                    Optional.of("Geldersedijk 4"),
                                    Optional.of("8051 PA"),
                                    Optional.of("Hattem"),
                                    Optional.empty())));

    @Test
    void whatIsShownIsSavedUnchangedInBothLanguages() {
        assertThat(AccountFields.details(AccountFields.of(full, DUTCH), DUTCH)).isEqualTo(full);
        assertThat(AccountFields.details(AccountFields.of(full, Locale.ENGLISH), Locale.ENGLISH))
                .isEqualTo(full);
    }

    @Test
    void numbersAreReadAsTheReaderWritesThem() {
        assertThat(read("annualRevenue", "1.250.000,50", DUTCH).annualRevenue())
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1250000.50"));
        assertThat(read("annualRevenue", "1,250,000.50", Locale.ENGLISH).annualRevenue())
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1250000.50"));
        assertThat(read("employees", "1 184", DUTCH).employees()).contains(1184);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        Map<String, String> texts = new LinkedHashMap<>(AccountFields.blank());
        texts.put("employees", "a few");
        texts.put("customerSince", "yesterday");
        texts.put("email", "not an address");
        texts.put("phone", "call me");

        assertThatThrownBy(() -> AccountFields.details(texts, DUTCH))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken ->
                                assertThat(broken.violations())
                                        .extracting(Violation::field)
                                        .containsExactlyInAnyOrder(
                                                "employees",
                                                "customerSince",
                                                "name",
                                                "email",
                                                "phone"));
    }

    @Test
    void aWrongPartOfAnAddressIsNamedWithItsKind() {
        Map<String, String> texts = new LinkedHashMap<>(AccountFields.blank());
        texts.put("name", "Hoff");
        texts.put("INVOICE.postalCode", "x".repeat(21));

        assertThatThrownBy(() -> AccountFields.details(texts, DUTCH))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken ->
                                assertThat(broken.violations())
                                        .extracting(Violation::field)
                                        .containsExactly("INVOICE.postalCode"));
    }

    @Test
    void idsThatABrowserMadeUpAreNobody() {
        assertThat(read("owner", "drop table", DUTCH).owner()).isEmpty();
        assertThat(read("parent", "1", DUTCH).parent()).isEmpty();
    }

    @Test
    void blankFieldsSayNothing() {
        assertThat(read("sector", "   ", DUTCH)).isEqualTo(AccountDetails.named("Hoff"));
    }

    private static AccountDetails read(String field, String text, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>(AccountFields.blank());
        texts.put("name", "Hoff");
        texts.put(field, text);
        return AccountFields.details(texts, locale);
    }
}
