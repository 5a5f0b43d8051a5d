package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * Accounts, touchpoints, journeys and figures over one test database, wired as the container wires
 * them.
 */
final class World implements AutoCloseable {

    static final Actor ERP =
            Actor.apiKey(
                    ApiKeyId.next(), "ERP", Set.of(Scope.TOUCHPOINTS_WRITE, Scope.ACCOUNTS_WRITE));

    final DomainDatabase database = new DomainDatabase();
    final MovableClock clock = new MovableClock();
    final Database sql = database.sql();
    final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    final Settings settings = PlatformFixture.settings(database, clock);
    final ChangeNotes notes = new ChangeNotes(sql, settings);
    final JourneyFixture journeys = new JourneyFixture(sql, notes::on);
    final SheetStore store = new SheetStore(sql);
    final LedgerStore ledgers = new LedgerStore(sql);
    final Folding folding = new Folding(sql, settings, store, ledgers);
    final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    customers.directory(),
                    DirectEvent.to(journeys::on, notes::on),
                    DirectEvent.to(journeys::on, notes::on),
                    DirectEvent.to(journeys::on, notes::on));
    final LoopQueries loop = LoopFixture.queries(sql, settings, clock);
    final RecountSteps recount = new RecountSteps(sql, settings, store, ledgers);

    AccountId account(String name) {
        return customers.account(name, Optional.empty());
    }

    List<RecordOutcome> record(TouchpointDraft... drafts) {
        return record(List.of(drafts));
    }

    List<RecordOutcome> record(List<TouchpointDraft> drafts) {
        return database.inTransaction(() -> touchpoints.recordAll(ERP, drafts));
    }

    void merge(AccountId loser, AccountId survivor) {
        database.inTransaction(
                () -> {
                    AccountsMerged event = customers.merge(loser, survivor);
                    journeys.on(event);
                    notes.on(event);
                });
    }

    void move(AccountId account, Optional<TeamId> team) {
        database.inTransaction(() -> customers.move(account, team));
    }

    /** Counts all sheets anew. */
    void recount() {
        database.inTransaction(() -> recount.count((done, all) -> {}));
    }

    /** What the sheets say after all notes are folded in: a line for every count and every set. */
    List<String> sheetLines() {
        database.inTransaction(
                () -> {
                    // In small steps, so that histories are folded in many of them.
                    while (folding.step(7)) {
                        // On to the next notes.
                    }
                });
        List<String> lines = new ArrayList<>();
        sql.list(
                "select topic::int, month, day, content from loop.sheet",
                row -> {
                    Topic topic = Topic.of(row.integer("topic"));
                    Sheet sheet = Sheet.read(topic, row.bytes("content"));
                    String head =
                            topic + (row.flag("month") ? " in " : " on ") + row.date("day") + " ";
                    sheet.counts().forEach((key, n) -> lines.add(head + key + ": " + n));
                    sheet.sets().sets().forEach((key, set) -> lines.add(head + key + ": " + set));
                    return true;
                });
        lines.addAll(ledgerLines());
        return lines.stream().sorted().toList();
    }

    /** The same of the ledgers: a line for every count of an account. */
    private List<String> ledgerLines() {
        Map<LocalDate, Ledger> days = new HashMap<>();
        sql.list(
                "select day, content from loop.ledger",
                row -> {
                    days.computeIfAbsent(row.date("day"), day -> new Ledger())
                            .add(row.bytes("content"));
                    return true;
                });
        List<UUID> lines = new ArrayList<>(List.of(Ledger.WHOLE));
        sql.list("select id from offering.product_line", row -> lines.add(row.uuid("id")));
        List<String> found = new ArrayList<>();
        days.forEach(
                (day, ledger) -> {
                    byte[] bytes = ledger.bytes();
                    for (Topic topic : Topic.values()) {
                        for (UUID line : lines) {
                            String head = topic + " of " + line + " on " + day + " ";
                            Ledger.read(
                                    bytes,
                                    topic,
                                    line,
                                    (account, key, n) ->
                                            found.add(head + account + " " + key + ": " + n));
                        }
                    }
                });
        return found;
    }

    @Override
    public void close() {
        database.close();
    }
}
