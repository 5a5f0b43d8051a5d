package org.loyaltyloop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.Duplicate.Reason;
import org.loyaltyloop.customer.Duplicates.AccountProbe;
import org.loyaltyloop.customer.Duplicates.ContactProbe;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class DuplicatesTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Reference ERP = new Reference("erp", "C-1");

    private final CustomerFixture customers = new CustomerFixture(DATABASE, new MovableClock());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void someAccounts() {
        customers.empty();
        customers.open(
                AccountDetails.named("Müller Bouwgroep B.V.")
                        .withEmail(Optional.of("info@muller.example"))
                        .withPhone(Optional.of("038 421 77 10")),
                ERP);
        customers.open("Bakkerij De Korenaar");
        customers.open("Zonnig Groep");
    }

    @Test
    void legalFormAccentsAndCaseMakeNoOtherName() {
        assertThat(ofName("muller bouwgroep"))
                .singleElement()
                .satisfies(
                        duplicate -> {
                            assertThat(duplicate.name()).isEqualTo("Müller Bouwgroep B.V.");
                            assertThat(duplicate.reasons()).containsExactly(Reason.SAME_NAME);
                        });
    }

    @Test
    void aTypingErrorIsStillAlike() {
        assertThat(ofName("Bakkerij de Korrenaar"))
                .singleElement()
                .satisfies(
                        duplicate ->
                                assertThat(duplicate.reasons())
                                        .containsExactly(Reason.SIMILAR_NAME));
    }

    @Test
    void anotherNameIsNoDuplicateAndNeitherAreTwoLetters() {
        assertThat(ofName("Gemeente Zwolle")).isEmpty();
        assertThat(ofName("Mü")).isEmpty();
        assertThat(ofName("B.V.")).isEmpty();
        assertThat(ofName("\0%_'\"\\")).isEmpty();
    }

    @Test
    void numberAddressAndReferenceAreFoundHoweverTheyAreWritten() {
        assertThat(of("", "INFO@muller.example", "", null))
                .extracting(Duplicate::reasons)
                .containsExactly(Set.of(Reason.SAME_EMAIL));
        assertThat(of("", "", "+31 (0)38 4217710", null))
                .extracting(Duplicate::reasons)
                .containsExactly(Set.of(Reason.SAME_PHONE));
        assertThat(of("", "", "", ERP))
                .extracting(Duplicate::reasons)
                .containsExactly(Set.of(Reason.SAME_REFERENCE));
    }

    @Test
    void moreSignsMakeItSurer() {
        int nameOnly = ofName("Müller Bouwgroep").get(0).score();
        int nameAndNumber = of("Müller Bouwgroep", "", "0384217710", null).get(0).score();

        assertThat(nameAndNumber).isGreaterThan(nameOnly).isLessThanOrEqualTo(100);
    }

    @Test
    void anAccountIsNoDuplicateOfItself() {
        AccountId self = customers.living(ERP).orElseThrow();
        AccountProbe probe =
                new AccountProbe(
                        "Müller Bouwgroep",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ERP),
                        Optional.of(self));

        assertThat(find(probe)).isEmpty();
    }

    @Test
    void whatWasMergedAwayPointsToTheSurvivorOnce() {
        AccountId loser = customers.living(ERP).orElseThrow();
        AccountId survivor = customers.open("Muller Bouw");
        customers.merge(loser, survivor);

        assertThat(of("Muller Bouw", "info@muller.example", "", ERP))
                .extracting(Duplicate::id)
                .containsExactly(survivor.value());
    }

    @Test
    void aContactIsRecognisedByNameMobileAndAddress() {
        AccountId acme = customers.open("Acme");
        customers.meet(
                ContactDetails.named("Jan van der Berg")
                        .withEmail(Optional.of("jan@acme.example"))
                        .withPhones(Optional.empty(), Optional.of("06 12345678")),
                Placement.at(acme, ContactRole.USER));

        ContactProbe probe =
                new ContactProbe(
                        "jan van der berg",
                        Optional.of("JAN@acme.example"),
                        Optional.of("+31612345678"),
                        Optional.empty());
        List<Duplicate> found =
                DATABASE.inTransaction(() -> customers.duplicates().ofContact(probe));

        assertThat(found)
                .singleElement()
                .satisfies(
                        duplicate -> {
                            assertThat(duplicate.reasons())
                                    .containsExactlyInAnyOrder(
                                            Reason.SAME_NAME, Reason.SAME_EMAIL, Reason.SAME_PHONE);
                            assertThat(duplicate.detail()).isEqualTo("Acme");
                        });
    }

    private List<Duplicate> ofName(String name) {
        return of(name, "", "", null);
    }

    private List<Duplicate> of(String name, String email, String phone, @Nullable Reference ref) {
        return find(
                new AccountProbe(
                        name,
                        Optional.of(email),
                        Optional.of(phone),
                        Optional.ofNullable(ref),
                        Optional.empty()));
    }

    private List<Duplicate> find(AccountProbe probe) {
        return DATABASE.inTransaction(() -> customers.duplicates().ofAccount(probe));
    }
}
