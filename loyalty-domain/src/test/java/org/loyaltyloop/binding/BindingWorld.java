package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * Accounts, touchpoints, ties and a context of later days that publishes agreements, over one test
 * database and wired as the container does.
 */
final class BindingWorld implements AutoCloseable {

    static final Actor SOMEBODY = Actor.system("test");

    final DomainDatabase database = new DomainDatabase();
    final MovableClock clock = new MovableClock();
    final Database sql = database.sql();
    final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    final Settings settings = PlatformFixture.settings(database, clock);
    final Audit audit = PlatformFixture.audit(database, clock);
    final Jobs jobs = PlatformFixture.jobs(database, clock);
    final ProfileStore store = new ProfileStore(sql);
    final RuleBooks books = new RuleBooks(sql);
    final TieFacts facts = new TieFacts(sql, settings);
    final ProfileSteps steps = new ProfileSteps(facts, books, store, jobs, settings, clock);
    final MeasureLibrary library = new MeasureLibrary(sql, audit, clock);
    final BindingQueries queries = new BindingQueries(facts, books, library, sql, settings, clock);
    final TieEndings endings = BindingFixture.endings(sql, customers.directory(), clock);
    final Ties ties = new Ties(sql, customers.directory(), store, endings, audit, clock);
    final Undertakings undertakings =
            BindingFixture.undertakings(sql, customers.directory(), clock);
    final TieChanges changes = new TieChanges(store);
    final BindingRecompute recompute = new BindingRecompute(steps, store);
    final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    customers.directory(),
                    DirectEvent.to(changes::on),
                    DirectEvent.to(),
                    DirectEvent.to(changes::on));

    BindingWorld() {
        // As a context does that nobody thought of when this one was written.
        sql.update("create schema later");
        sql.update(
                """
                create table later.agreement (
                    id uuid primary key, account_id uuid not null, kind text not null, name text not null,
                    signed date not null, last_day date, amount numeric)
                """);
        sql.update(
                """
                create view later.v_tie_fact as
                select account_id, kind as fact_kind, id as fact_id, name as subject, signed as occurred_on,
                       signed as valid_from, last_day as valid_until, amount as quantity, null::numeric as strength,
                       kind = 'NOTICE_PERIOD' as lock_in, '/later/agreement?id=' || id as link
                from later.agreement
                """);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    AccountId account(String name) {
        return customers.account(name, Optional.empty());
    }

    UUID agree(AccountId account, String kind, double amount, Optional<LocalDate> lastDay) {
        UUID id = UUID.randomUUID();
        database.inTransaction(
                () -> {
                    sql.update(
                            "insert into later.agreement values (?, ?, ?, ?, ?, ?, ?::numeric)",
                            id,
                            account.value(),
                            kind,
                            kind,
                            today().minusDays(200),
                            lastDay,
                            Double.toString(amount));
                    changes.on(new TieFactsChanged(Set.of(account.value())));
                });
        return id;
    }

    void drop(UUID agreement, AccountId account) {
        database.inTransaction(
                () -> {
                    sql.update("delete from later.agreement where id = ?", agreement);
                    changes.on(new TieFactsChanged(Set.of(account.value())));
                });
    }

    TouchpointId record(AccountId account, String type, int daysAgo) {
        return record(
                new TouchpointDraft()
                        .account(account)
                        .type(type)
                        .occurredAt(clock.instant().minusSeconds(86_400L * daysAgo)));
    }

    TouchpointId record(TouchpointDraft draft) {
        RecordOutcome outcome =
                database.inTransaction(
                                () ->
                                        touchpoints.recordAll(
                                                SOMEBODY,
                                                List.of(
                                                        draft.known(
                                                                "test",
                                                                UUID.randomUUID().toString()))))
                        .get(0);
        return ((RecordOutcome.Recorded) outcome).id();
    }

    void withdraw(TouchpointId id) {
        database.inTransaction(() -> touchpoints.withdraw(SOMEBODY, id, "as tested"));
    }

    TieDetails details(BindingLevel level, Instrument instrument, double strength) {
        return new TieDetails(
                level,
                instrument,
                strength,
                false,
                "Entered",
                Optional.empty(),
                Optional.empty(),
                today().minusDays(10),
                Optional.empty());
    }

    TieId enter(AccountId account, TieDetails details) {
        return database.inTransaction(
                () ->
                        ties.enter(
                                        SOMEBODY,
                                        new EnterTie(
                                                account,
                                                details,
                                                "test",
                                                UUID.randomUUID().toString()))
                                .id());
    }

    void merge(AccountId loser, AccountId survivor) {
        database.inTransaction(() -> changes.on(customers.merge(loser, survivor)));
    }

    /** Follows all that changed. */
    void follow() {
        while (database.inTransaction(() -> steps.follow(3)) > 0) {
            // Until nothing is due.
        }
    }

    /** Makes all profiles anew, as the background job does. */
    void recompute() {
        jobs.submit(BindingRecompute.KIND, Map.of(), SOMEBODY.author());
        PlatformFixture.work(database, clock, List.of(recompute));
    }

    /** The score of a level as a page shows it. */
    double score(AccountId account, BindingLevel level) {
        return queries.of(account).profile().level(level).score();
    }

    /** What lists show, as plain text. */
    List<String> kept() {
        return new ArrayList<>(
                sql.list(
                        """
                        select concat_ws(' ', account_id, financial, social, structural, value_adding, lock_in, hostage,
                                         was_financial, was_social, was_structural, computed_on) as line
                        from binding.v_profile order by account_id
                        """,
                        row -> row.text("line")));
    }

    @Override
    public void close() {
        database.close();
    }
}
