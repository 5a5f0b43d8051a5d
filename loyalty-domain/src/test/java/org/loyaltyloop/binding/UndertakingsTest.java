package org.loyaltyloop.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.agenda.TaskState;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

/** What is suggested becomes a task, a topic or a tie; ties that end are announced ahead. */
class UndertakingsTest {

    private final BindingWorld world = new BindingWorld();
    private final Actor manager = user("manager", Role.MANAGER);

    @AfterEach
    void close() {
        world.close();
    }

    private Actor user(String name, Role role) {
        UserId id = UserId.next();
        world.sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, must_change_password, version,
                                            created_at)
                values (?, ?, ?, '', ?, false, 1, now())
                """,
                id.value(),
                name,
                name,
                new String[] {role.name()});
        return Actor.user(id, name, Set.of(role), Optional.empty());
    }

    private AccountId owned(String name, Actor owner) {
        AccountId account = world.account(name);
        world.sql.update(
                "update customer.account set owner_id = ? where id = ?",
                owner.user().orElseThrow().value(),
                account.value());
        return account;
    }

    private Measure suggested(AccountId account) {
        return world.queries.of(account).suggestions().get(0);
    }

    private List<String> tasks() {
        return world.sql.list(
                """
                select t.title || '|' || u.display_name || '|' || t.state || '|' || coalesce(t.due::text, '') as line
                from agenda.task t join staff.app_user u on u.id = t.owner_id order by t.created_at, t.id
                """,
                row -> row.text("line"));
    }

    private Undertaking only(AccountId account) {
        List<Undertaking> open = world.queries.whole(account).undertakings();
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    @Test
    void aSuggestionBecomesATaskOfTheOwnerOnceAndIsDoneWithItsTie() {
        Actor owner = user("olga", Role.ACCOUNT_MANAGER);
        AccountId account = owned("Acme", owner);
        Measure measure = suggested(account);

        for (int i = 0; i < 2; i++) {
            world.database.inTransaction(
                    () ->
                            world.undertakings.assign(
                                    manager, account, measure.id(), Locale.ENGLISH));
        }

        assertThat(tasks())
                .containsExactly(
                        measure.textEn()
                                + "|olga|OPEN|"
                                + world.today().plusDays(Undertakings.USUAL_DAYS));
        assertThat(only(account).task().orElseThrow().ownerName()).contains("olga");

        TieId tie = world.enter(account, world.details(measure.level(), measure.instrument(), 0.8));
        UndertakingId id = only(account).id();
        world.database.inTransaction(() -> world.undertakings.done(owner, id, Optional.of(tie)));
        assertThat(world.queries.whole(account).undertakings()).isEmpty();
        assertThat(tasks()).allMatch(line -> line.contains("|DONE|"));
    }

    @Test
    void aTopicWaitsForTheNextConversationAlsoAfterAMergeAndIsDropped() {
        Actor owner = user("olga", Role.ACCOUNT_MANAGER);
        AccountId loser = owned("Acme Old", owner);
        AccountId survivor = owned("Acme", owner);
        Measure measure = suggested(loser);
        world.database.inTransaction(() -> world.undertakings.raise(owner, loser, measure.id()));

        world.merge(loser, survivor);

        assertThat(
                        world.sql.list(
                                "select account_id, text_nl from binding.v_topic",
                                row -> row.uuid("account_id") + " " + row.text("text_nl")))
                .containsExactly(survivor + " " + measure.textNl());
        assertThat(only(survivor).task()).isEmpty();
        UndertakingId id = only(survivor).id();
        world.database.inTransaction(() -> world.undertakings.drop(owner, id));
        assertThat(world.queries.whole(survivor).undertakings()).isEmpty();
    }

    @Test
    void aManagerAssignsConversationsForHostagesAndTwiceMakesNoneTwice() {
        Actor owner = user("olga", Role.ACCOUNT_MANAGER);
        AccountId first = owned("Held", owner);
        AccountId nobodys = world.account("Nobody's");
        LocalDate due = world.today().plusDays(7);

        Undertakings.Assigned once =
                world.database.inTransaction(
                        () ->
                                world.undertakings.assignConversations(
                                        manager, List.of(first, nobodys), due, Locale.ENGLISH));
        Undertakings.Assigned again =
                world.database.inTransaction(
                        () ->
                                world.undertakings.assignConversations(
                                        manager, List.of(first, nobodys), due, Locale.ENGLISH));

        assertThat(once).isEqualTo(new Undertakings.Assigned(2, 0));
        assertThat(again).isEqualTo(new Undertakings.Assigned(0, 2));
        assertThat(tasks())
                .hasSize(2)
                .allMatch(line -> line.endsWith("|OPEN|" + due))
                .anyMatch(line -> line.contains("|olga|"))
                .anyMatch(line -> line.contains("|manager|"));
        assertThat(world.undertakings.conversations(List.of(first, nobodys))).hasSize(2);
        assertThat(
                        world.sql.number(
                                "select count(*) from agenda.task where note like '%if leaving were free%'"))
                .isEqualTo(2);
    }

    @Test
    void whoMayNotWriteTheAccountTakesNothingUpForIt() {
        AccountId account = owned("Acme", user("olga", Role.ACCOUNT_MANAGER));
        Actor other = user("otto", Role.ACCOUNT_MANAGER);
        MeasureId measure = suggested(account).id();

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () -> world.undertakings.raise(other, account, measure)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void theTaskOfADroppedMeasureGoesFromTheAgenda() {
        AccountId account = world.account("Acme");
        MeasureId measure = suggested(account).id();
        world.database.inTransaction(
                () -> world.undertakings.assign(manager, account, measure, Locale.ENGLISH));
        UndertakingId id = only(account).id();

        world.database.inTransaction(() -> world.undertakings.drop(manager, id));

        assertThat(tasks()).allMatch(line -> line.contains("|" + TaskState.WITHDRAWN + "|"));
    }

    @Test
    void theEndOfATieIsAnnouncedOnceAndTakenBackWhenTheTieGoesOn() {
        Actor owner = user("olga", Role.ACCOUNT_MANAGER);
        AccountId account = owned("Acme", owner);
        LocalDate last = world.today().plusDays(20);
        TieId tie = world.enter(account, until(Optional.of(last)));
        world.enter(account, until(Optional.of(world.today().plusDays(80))));
        world.enter(world.account("Nobody's"), until(Optional.of(last)));

        assertThat(world.endings.announce(100)).isOne();
        assertThat(world.endings.announce(100)).isZero();
        assertThat(tasks()).containsExactly("Entered → " + last + "|olga|OPEN|" + last);

        world.database.inTransaction(
                () -> world.ties.change(owner, tie, 1, until(Optional.empty())));
        assertThat(tasks()).allMatch(line -> line.contains("|WITHDRAWN|"));
        assertThat(world.endings.announce(100)).isZero();
    }

    private TieDetails until(Optional<LocalDate> last) {
        return new TieDetails(
                BindingLevel.STRUCTURAL,
                Instrument.DEDICATED_STOCK,
                0.5,
                false,
                "Entered",
                Optional.empty(),
                Optional.empty(),
                world.today().minusDays(10),
                last);
    }
}
