package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.customer.StateRelation;
import org.loyaltyloop.customerview.RelationMap.Person;
import org.loyaltyloop.customerview.RelationMap.Relation;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class RelationsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final DomainDatabase database = new DomainDatabase();
    private final MovableClock clock = new MovableClock();
    private final Database sql = database.sql();
    private final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    private final RelationQueries queries = new RelationQueries(sql);
    private final TeamId team = customers.team("Industry");
    private final Actor sanne = colleague("sanne", Optional.of(team));
    private final Actor stranger = colleague("stranger", Optional.empty());
    private final AccountId brouwer = customers.account("Brouwer", Optional.of(team));
    private final ContactId eva = contact("Eva", "DECISION_MAKER");
    private final ContactId jan = contact("Jan", "USER");

    @BeforeEach
    void today() {
        clock.set(Instant.parse("2026-11-23T09:00:00Z"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void daysInTouchMakeARelationAndWhatWeSendDoesNot() {
        touch(eva, "2026-03-02", "TWO_WAY");
        touch(eva, "2026-10-01", "INBOUND");
        touch(eva, "2026-10-01", "TWO_WAY");
        touch(eva, "2026-11-01", "OUTBOUND");
        // More than a year before the latest: history, but no strength.
        touch(eva, "2025-06-01", "TWO_WAY");

        Relation relation = map().relations().get(0);
        assertThat(map().relations()).hasSize(1);
        assertThat(relation.strength()).isEqualByComparingTo("0.51");
        assertThat(relation.lastOn()).contains(LocalDate.of(2026, 10, 1));
        assertThat(relation.days()).isEqualTo(2);
        assertThat(ties()).containsExactly("Eva – sanne 2026-10-01 2025-06-01 0.510");
    }

    @Test
    void whatSomebodySaysGoesBeforeAndCanBeTakenBack() {
        touch(eva, "2026-10-01", "TWO_WAY");
        say(sanne, eva, Optional.of(BigDecimal.ONE));
        assertThat(map().relations().get(0).strength()).isEqualByComparingTo("1");
        assertThat(ties()).containsExactly("Eva – sanne 2026-11-23 2026-10-01 1.00");

        say(sanne, eva, Optional.of(BigDecimal.ZERO));
        assertThat(ties()).isEmpty();

        say(sanne, eva, Optional.empty());
        assertThat(map().relations().get(0).strength()).isEqualByComparingTo("0.3");
        assertThat(map().relations().get(0).stated()).isFalse();
    }

    @Test
    void whoHasASayAndWasNotSpokenToForHalfAYearIsAWhiteSpot() {
        assertThat(map().whiteSpots(TODAY)).extracting(Person::name).containsExactly("Eva");
        touch(eva, "2026-04-01", "TWO_WAY");
        assertThat(map().whiteSpots(TODAY)).extracting(Person::name).containsExactly("Eva");
        touch(eva, "2026-06-01", "TWO_WAY");
        assertThat(map().whiteSpots(TODAY)).isEmpty();
        assertThat(map().people()).extracting(Person::name).containsExactly("Eva", "Jan");
    }

    @Test
    void onlyWhoMayWriteTheContactsSaysAnythingAndOnlyOfPeopleThere() {
        assertThatThrownBy(() -> say(stranger, eva, Optional.of(BigDecimal.ONE)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(
                        () ->
                                say(
                                        sanne,
                                        new ContactId(UUID.randomUUID()),
                                        Optional.of(BigDecimal.ONE)))
                .isInstanceOf(BusinessRuleViolation.class);
        assertThatThrownBy(() -> say(sanne, jan, Optional.of(new BigDecimal("1.1"))))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    private RelationMap map() {
        return queries.of(brouwer).orElseThrow();
    }

    private void say(Actor actor, ContactId contact, Optional<BigDecimal> strength) {
        customers
                .relations()
                .state(
                        actor,
                        new StateRelation(
                                brouwer,
                                contact,
                                sanne.user().orElseThrow(),
                                strength,
                                Optional.empty()));
    }

    private List<String> ties() {
        return sql.list(
                """
                select subject || ' ' || occurred_on || ' ' || valid_from || ' ' || strength as told
                from touchpoint.v_tie_fact where account_id = ? and fact_kind = 'RELATION'
                """,
                row -> row.text("told"),
                brouwer.value());
    }

    private void touch(ContactId contact, String day, String direction) {
        sql.update(
                """
                insert into touchpoint.touchpoint
                    (id, account_id, contact_id, type, stage, department, channel, direction, moving, purchase, occurred_at,
                     recorded_at, source, external_id, author, recorded_by, first_stage, first_basis)
                values (?, ?, ?, 'EMAIL_IN', 7, 'SALES', 'EMAIL', ?, true, false, ?::timestamptz, now(), 'test', ?, 'test', ?,
                        7, 'TYPE')
                """,
                UUID.randomUUID(),
                brouwer.value(),
                contact.value(),
                direction,
                day + "T12:00:00Z",
                UUID.randomUUID().toString(),
                sanne.user().map(UserId::value));
    }

    private ContactId contact(String name, String role) {
        ContactId id = new ContactId(UUID.randomUUID());
        sql.update(
                "insert into customer.contact (id, given_name, created_at, updated_at) values (?, ?, now(), now())",
                id.value(),
                name);
        sql.update(
                "insert into customer.contact_at_account (contact_id, account_id, role, since) values (?, ?, ?, now())",
                id.value(),
                brouwer.value(),
                role);
        return id;
    }

    private Actor colleague(String login, Optional<TeamId> of) {
        UserId id = UserId.next();
        sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, team_id, must_change_password,
                                            version, created_at)
                values (?, ?, ?, '', ?, ?, false, 1, now())
                """,
                id.value(),
                login,
                login,
                new String[] {"ACCOUNT_MANAGER"},
                of.map(TeamId::value));
        return Actor.user(id, login, Set.of(Role.ACCOUNT_MANAGER), of);
    }
}
