package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.SearchHit.Kind;
import org.loyaltyloop.customerview.SearchHit.Matched;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private final Customers customers = new Customers();
    private final Search search = new Search(customers.database());
    private UUID bouwgroep;
    private UUID zorggroep;
    private UUID kerstens;
    private UUID hofstede;
    private UUID loser;
    private UUID jansen;
    private UUID berg;

    @BeforeAll
    void someCustomers() {
        bouwgroep = customers.account("Bouwgroep Van 't Hoff & Zn. B.V.");
        customers.phone(bouwgroep, "038 421 77 10");
        customers.email(bouwgroep, "Info@vanthoff.example");
        customers.reference(bouwgroep, "erp", "C-1042");
        zorggroep = customers.account("Zorggroep Élan");
        kerstens = customers.account("Kerstens Bouw");
        hofstede = customers.account("Hofstede Hotels");
        loser = customers.account("Van den Hof Aannemers");
        customers.reference(loser, "crm", "OLD-7");
        customers.merged(loser, bouwgroep);
        jansen = customers.contact("Fatima", "", "Jansen", Optional.of(zorggroep));
        customers.mobile(jansen, "06 12345678");
        berg = customers.contact("Piet", "van der", "Berg", Optional.of(loser));
    }

    @AfterAll
    void gone() {
        customers.close();
    }

    @Test
    void findsByTheBeginningOfAName() {
        assertThat(names("bouwg")).containsExactly("Bouwgroep Van 't Hoff & Zn. B.V.");
    }

    @Test
    void putsNamesThatBeginWithTheTextBeforeThoseThatContainIt() {
        assertThat(names("bouw"))
                .containsExactly("Bouwgroep Van 't Hoff & Zn. B.V.", "Kerstens Bouw");
    }

    @Test
    void putsWordsThatBeginWithTheTextBeforeWordsThatContainIt() {
        assertThat(names("hof")).startsWith("Hofstede Hotels", "Bouwgroep Van 't Hoff & Zn. B.V.");
    }

    @Test
    void minds_neither_case_nor_accents() {
        assertThat(names("ZORGGROEP elan")).containsExactly("Zorggroep Élan");
    }

    @Test
    void takesWordsInAnyOrder() {
        assertThat(names("hoff bouwgroep")).containsExactly("Bouwgroep Van 't Hoff & Zn. B.V.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0384217710",
                "038 421",
                "+31 38 4217710",
                "0031384217710",
                "+31 (0)38-421 77 10",
                "4217"
            })
    void findsAnAccountByAnyWayToWriteItsNumber(String typed) {
        assertThat(search.find(typed, 10))
                .anySatisfy(
                        hit -> {
                            assertThat(hit.id()).isEqualTo(bouwgroep);
                            assertThat(hit.matched()).isEqualTo(Matched.PHONE);
                            assertThat(hit.detail()).contains("038 421 77 10");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"06-1234 5678", "+31612345678", "12345678"})
    void findsAContactByMobileNumberWithTheAccountItIsAt(String typed) {
        SearchHit hit = only(typed);
        assertThat(hit.id()).isEqualTo(jansen);
        assertThat(hit.account()).contains(new AccountId(zorggroep));
        assertThat(hit.accountName()).contains("Zorggroep Élan");
    }

    @Test
    void findsByMailAddressFromTheStartOrWithin() {
        assertThat(only("info@vant").matched()).isEqualTo(Matched.EMAIL);
        assertThat(only("vanthoff.exa").id()).isEqualTo(bouwgroep);
    }

    @Test
    void findsByReferenceOfAnotherSystem() {
        SearchHit hit = only("c-104");
        assertThat(hit.id()).isEqualTo(bouwgroep);
        assertThat(hit.detail()).contains("erp: C-1042");
    }

    @Test
    void findsByTheNumberOfTheAccount() {
        long number =
                customers
                        .database()
                        .number("select number from customer.account where id = ?", kerstens);
        assertThat(search.find("#" + number, 10).get(0).id()).isEqualTo(kerstens);
    }

    @Test
    void findsAContactByFamilyNameWithoutItsPrefix() {
        assertThat(search.find("berg", 10))
                .anySatisfy(
                        hit -> {
                            assertThat(hit.kind()).isEqualTo(Kind.CONTACT);
                            assertThat(hit.name()).isEqualTo("Piet van der Berg");
                        });
    }

    @Test
    void answersWithTheSurvivorForNameReferenceAndContactsOfAMergedAccount() {
        assertThat(only("aannemers").id()).isEqualTo(bouwgroep);
        assertThat(only("old-7").id()).isEqualTo(bouwgroep);
        assertThat(search.find("piet van der", 10).get(0).account())
                .contains(new AccountId(bouwgroep));
        assertThat(search.find("van den", 10)).noneMatch(hit -> hit.id().equals(loser));
    }

    @Test
    void forgivesATypoWhereNothingElseFits() {
        assertThat(names("Kerstnes Bouw")).contains("Kerstens Bouw");
    }

    @Test
    void findsNothingForNothing() {
        assertThat(search.find("   ", 10)).isEmpty();
        assertThat(search.find("\0", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "100%",
                "'; drop table customer.account; --",
                "\\",
                "a\0b",
                "\uD83D",
                "🙂🙂🙂🙂🙂",
                "%%%%%%"
            })
    void takesOddCharactersLiterally(String typed) {
        assertThat(names(typed)).doesNotContain("Kerstens Bouw");
    }

    @Test
    void givesNoMoreThanAskedForAndNothingTwice() {
        List<SearchHit> hits = search.find("bouw", 1);
        assertThat(hits).hasSize(1);
        assertThat(search.find("bouwgroep van 't hoff", 10))
                .extracting(SearchHit::id)
                .doesNotHaveDuplicates();
        assertThat(hofstede).isNotNull();
    }

    private SearchHit only(String typed) {
        List<SearchHit> hits = search.find(typed, 10);
        assertThat(hits).hasSize(1);
        return hits.get(0);
    }

    private List<String> names(String typed) {
        return search.find(typed, 10).stream().map(SearchHit::name).toList();
    }
}
