package org.loyaltyloop.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class ContactsTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Actor SYSTEM = Actor.system("test");
    private static final Reference ERP = new Reference("erp", "P-1");
    private static final ContactDetails JAN =
            ContactDetails.named("Jan van der Berg")
                    .withEmail(Optional.of("Jan@Acme.example"))
                    .withPhones(Optional.of("038 421 77 10"), Optional.of("06 12345678"))
                    .withLanguage(Optional.of("nl"));

    private final CustomerFixture customers = new CustomerFixture(DATABASE, new MovableClock());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        customers.empty();
    }

    @Test
    void everythingSaidOfAContactIsKept() {
        AccountId acme = customers.open("Acme");
        Placement place =
                new Placement(
                        acme,
                        ContactRole.DECISION_MAKER,
                        Optional.of("CEO"),
                        Optional.of("Board"),
                        true);

        ContactView contact = customers.readContact(customers.meet(JAN, place, ERP));

        assertThat(contact.details()).isEqualTo(JAN);
        assertThat(contact.places()).containsExactly(new ContactView.Place(place, "Acme"));
        assertThat(contact.references()).containsExactly(ERP);
    }

    @Test
    void aContactIsFoundByIdByReferenceAndByAddressAtTheAccountInAnyCase() {
        AccountId acme = customers.open("Acme");
        ContactId jan = customers.meet(JAN, Placement.at(acme, ContactRole.USER), ERP);
        ContactKey byId = ContactKey.of(jan);
        ContactKey byRef = new ContactKey.ByRef(ERP);
        ContactKey byEmail = new ContactKey.ByEmail(acme, " jan@ACME.example");
        ContactKey elsewhere = new ContactKey.ByEmail(customers.open("Other"), "jan@acme.example");

        assertThat(customers.directory().resolveContacts(List.of(byId, byRef, byEmail, elsewhere)))
                .hasSize(3)
                .containsEntry(byId, jan)
                .containsEntry(byRef, jan)
                .containsEntry(byEmail, jan);
    }

    @Test
    void theSecondOfTwoPeopleWhoChangeAContactSeesTheConflict() {
        ContactId jan = customers.meet(JAN, Placement.at(customers.open("Acme"), ContactRole.USER));
        change(SYSTEM, jan, 1, JAN.withLanguage(Optional.of("en")));

        assertThatThrownBy(() -> change(SYSTEM, jan, 1, JAN.withEmail(Optional.empty())))
                .isInstanceOf(StaleVersion.class);
        assertThat(customers.readContact(jan).details().language()).contains("en");
    }

    @Test
    void anAccountHasOneKeyContact() {
        AccountId acme = customers.open("Acme");
        ContactId jan = customers.meet(JAN, key(acme));

        ContactId ineke = customers.meet(ContactDetails.named("Ineke Bos"), key(acme));

        assertThat(customers.readContact(jan).places().get(0).placement().primary()).isFalse();
        assertThat(customers.readContact(ineke).places().get(0).placement().primary()).isTrue();
    }

    @Test
    void aMergeMovesContactsAndKeepsTheSurvivorsKeyContact() {
        AccountId loser = customers.open("Acme BV");
        AccountId survivor = customers.open("Acme");
        ContactId jan = customers.meet(JAN, key(loser));
        ContactId ineke = customers.meet(ContactDetails.named("Ineke Bos"), key(survivor));

        customers.merge(loser, survivor);

        assertThat(customers.readContact(jan).places())
                .extracting(
                        place -> place.placement().account(), place -> place.placement().primary())
                .containsExactly(tuple(survivor, false));
        assertThat(customers.readContact(ineke).places().get(0).placement().primary()).isTrue();
        ContactKey byEmailAtLoser = new ContactKey.ByEmail(loser, "jan@acme.example");
        assertThat(customers.directory().resolveContacts(List.of(byEmailAtLoser)))
                .containsEntry(byEmailAtLoser, jan);
    }

    @Test
    void anAgentWritesContactsEverywhereAndAMarketerNowhere() {
        AccountId acme = customers.open("Acme");
        ContactId jan = customers.meet(JAN, Placement.at(acme, ContactRole.USER));

        assertThat(change(actor(Role.AGENT), jan, 1, JAN.withLanguage(Optional.empty())))
                .isEqualTo(2);
        assertThatThrownBy(() -> change(actor(Role.MARKETER), jan, 2, JAN))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aContactTakenFromItsAccountIsStillKnown() {
        AccountId acme = customers.open("Acme");
        ContactId jan = customers.meet(JAN, Placement.at(acme, ContactRole.USER));

        DATABASE.inTransaction(() -> customers.contacts().removeFrom(SYSTEM, jan, acme));

        assertThat(customers.readContact(jan).places()).isEmpty();
        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> customers.contacts().removeFrom(SYSTEM, jan, acme)))
                .hasMessage("not_at_account");
    }

    @Test
    void manyContactsAreAddedUpdatedAndLeftAlone() {
        AccountId acme = customers.open("Acme");
        UpsertContact jan = new UpsertContact(ERP, JAN, Placement.at(acme, ContactRole.USER));
        UpsertContact phoneless =
                new UpsertContact(ERP, ContactDetails.named("Jan Berg"), jan.placement());
        UpsertContact nowhere =
                new UpsertContact(
                        new Reference("erp", "P-2"),
                        JAN,
                        Placement.at(AccountId.next(), ContactRole.USER));

        assertThat(outcomes(jan, nowhere))
                .containsExactly(Upserted.Outcome.CREATED, Upserted.Outcome.REFUSED);
        assertThat(outcomes(jan)).containsExactly(Upserted.Outcome.UNCHANGED);
        assertThat(outcomes(phoneless)).containsExactly(Upserted.Outcome.UPDATED);

        ContactId id =
                customers
                        .directory()
                        .resolveContacts(List.of(new ContactKey.ByRef(ERP)))
                        .values()
                        .iterator()
                        .next();
        assertThat(customers.readContact(id).details().name().display()).isEqualTo("Jan Berg");
        assertThat(customers.readContact(id).details().phone()).contains("038 421 77 10");
    }

    @Test
    void whatTheSameSourceTellsAgainIsNoNewFact() {
        AccountId acme = customers.open("Acme");
        ProfileFact founded =
                new ProfileFact(
                        acme,
                        "year established",
                        "1996",
                        "crm export",
                        LocalDate.of(2026, 1, 1),
                        new BigDecimal("0.8"));

        assertThat(record(founded, founded)).isEqualTo(1);
        assertThat(record(founded)).isZero();
        assertThat(
                        record(
                                new ProfileFact(
                                        acme,
                                        "year established",
                                        "1997",
                                        "phone",
                                        LocalDate.of(2026, 2, 1),
                                        BigDecimal.ONE)))
                .isEqualTo(1);
    }

    private int record(ProfileFact... facts) {
        return DATABASE.inTransaction(() -> customers.facts().record(SYSTEM, List.of(facts)));
    }

    private List<Upserted.Outcome> outcomes(UpsertContact... commands) {
        return DATABASE
                .inTransaction(() -> customers.contacts().upsertAll(SYSTEM, List.of(commands)))
                .stream()
                .map(UpsertedContact::outcome)
                .toList();
    }

    private int change(Actor actor, ContactId id, int version, ContactDetails details) {
        return DATABASE.inTransaction(
                () -> customers.contacts().change(actor, new ChangeContact(id, version, details)));
    }

    private static Placement key(AccountId account) {
        return new Placement(account, ContactRole.OTHER, Optional.empty(), Optional.empty(), true);
    }

    private static Actor actor(Role role) {
        return Actor.user(UserId.next(), role.name(), Set.of(role), Optional.empty());
    }
}
