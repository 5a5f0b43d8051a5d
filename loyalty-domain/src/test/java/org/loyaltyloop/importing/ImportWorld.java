package org.loyaltyloop.importing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.loyaltyloop.contract.ContractFixture;
import org.loyaltyloop.conversation.ConversationFixture;
import org.loyaltyloop.customer.AccountImporterFixture;
import org.loyaltyloop.customer.AccountRemoval;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.mapping.MappedRow;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.opportunity.OpportunityImporterFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.StaffFixture;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointImporterFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * A CRM into which files are imported: database, importers, engine; background jobs are done at
 * once, by the test.
 */
final class ImportWorld implements AutoCloseable {

    final DomainDatabase database = new DomainDatabase();
    final MovableClock clock = new MovableClock();
    final Database sql = database.sql();
    final Actor admin;
    final Uploads uploads;
    final Imports imports;
    final ImportQueries queries;
    final ImportRunner runner;
    final Touchpoints touchpoints;
    final KnownNames known;
    final Importers importers;

    /** Runs before each chunk is stored, within its transaction; a test puts a crash here. */
    Consumer<List<MappedRow>> beforeChunk = rows -> {};

    ImportWorld() {
        UserId user = UserId.next();
        sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, must_change_password, version, created_at)
                values (?, 'admin', 'Ada Admin', '-', '{ADMIN}', false, 1, now())
                """,
                user.value());
        admin = Actor.user(user, "Ada Admin", Set.of(Role.ADMIN), Optional.empty());
        JourneyFixture journeys = new JourneyFixture(sql);
        touchpoints =
                TouchpointFixture.touchpoints(
                        sql,
                        clock,
                        new DirectoryFixture(sql, clock).directory(),
                        DirectEvent.to(journeys::on),
                        DirectEvent.to(),
                        DirectEvent.to(journeys::on));
        AccountRemoval removal =
                AccountImporterFixture.removal(
                        sql, TouchpointImporterFixture.removing(sql), journeys::on);
        StaffFixture staff = new StaffFixture(database, clock, false);
        known = new KnownNames(sql, PlatformFixture.audit(database, clock), clock);
        importers =
                new Importers(
                        List.of(
                                OpportunityImporterFixture.opportunities(
                                        sql,
                                        clock,
                                        new DirectoryFixture(sql, clock).directory(),
                                        touchpoints,
                                        removal,
                                        known),
                                new ColleagueImporter(staff.facade(), staff.teams(), sql),
                                ConversationFixture.importer(
                                        database,
                                        new DirectoryFixture(sql, clock).directory(),
                                        touchpoints,
                                        known,
                                        clock),
                                ContractFixture.importer(
                                        sql,
                                        clock,
                                        new DirectoryFixture(sql, clock).directory(),
                                        touchpoints,
                                        known),
                                OfferingFixture.products(sql),
                                AccountImporterFixture.accounts(sql, clock, removal),
                                AccountImporterFixture.contacts(
                                        database,
                                        clock,
                                        TouchpointImporterFixture.removingContacts(sql)),
                                TouchpointImporterFixture.touchpoints(
                                        sql, clock, touchpoints, removal)));
        Runs runs = new Runs(sql, clock);
        Settings settings = PlatformFixture.settings(database, clock);
        uploads = new Uploads(sql, PlatformFixture.audit(database, clock), clock);
        ImportJobs jobs = new ImportJobs(PlatformFixture.jobs(database, clock), runs, sql);
        imports =
                new Imports(
                        uploads,
                        runs,
                        importers,
                        new MappingMemory(sql, clock),
                        jobs,
                        settings,
                        known,
                        PlatformFixture.audit(database, clock));
        queries = new ImportQueries(sql);
        runner = new ImportRunner(uploads, new TestChunks(runs), runs, importers, settings);
    }

    UploadId upload(String name, byte[] bytes) {
        return database.inTransaction(
                () -> uploads.keep(admin, name, new ByteArrayInputStream(bytes)));
    }

    UploadId upload(String name, String text) {
        return upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Starts a run with the mapping that is offered first. */
    RunId start(UploadId upload, RunMode mode) {
        Analysis analysis = imports.analyse(admin, upload);
        Analysis.Proposal first = analysis.proposals().get(0);
        return start(upload, first.importer(), first.mapping(), mode);
    }

    /** Starts a run with the mapping that is offered first for that importer. */
    RunId start(UploadId upload, String importer, RunMode mode) {
        Analysis.Proposal first =
                imports.analyse(admin, upload).proposals().stream()
                        .filter(p -> p.importer().equals(importer))
                        .findFirst()
                        .orElseThrow();
        return start(upload, importer, first.mapping(), mode);
    }

    /** Imports, or checks, by the mapping that is offered first for that importer. */
    RunId run(String importer, String name, byte[] bytes, RunMode mode) {
        RunId run = start(upload(name, bytes), importer, mode);
        fly(run);
        return run;
    }

    RunId start(UploadId upload, String importer, Mapping mapping, RunMode mode) {
        Analysis analysis = imports.analyse(admin, upload);
        return database.inTransaction(
                () ->
                        imports.start(
                                admin,
                                new StartImport(
                                        upload,
                                        analysis.format(),
                                        importer,
                                        mapping,
                                        "mine",
                                        mode)));
    }

    RunState fly(RunId run) {
        return runner.run(run, (done, total) -> {}, () -> Stop.Wish.GO_ON);
    }

    RunId importAll(String name, byte[] bytes) {
        RunId run = start(upload(name, bytes), RunMode.IMPORT);
        fly(run);
        return run;
    }

    RunId importAll(String name, String text) {
        return importAll(name, text.getBytes(StandardCharsets.UTF_8));
    }

    RunId check(String name, byte[] bytes) {
        RunId run = start(upload(name, bytes), RunMode.CHECK);
        fly(run);
        return run;
    }

    RunState undo(RunId run) {
        database.inTransaction(() -> imports.undo(admin, run));
        return runner.undo(run, (done, total) -> {}, () -> Stop.Wish.GO_ON);
    }

    RunRow row(RunId run) {
        return queries.run(admin, run);
    }

    /** Counts by thing, outcome and code, such as {@code "account CREATED": 85}. */
    Map<String, Long> counts(RunId run) {
        Map<String, Long> counts = new TreeMap<>();
        queries.counts(admin, run)
                .forEach(
                        c ->
                                counts.put(
                                        (c.thing() + ' ' + c.outcome() + ' ' + c.code()).strip(),
                                        c.n()));
        return counts;
    }

    long number(String query, Object... parameters) {
        return sql.number(query, parameters);
    }

    @Override
    public void close() {
        database.close();
    }

    /** Chunks in transactions of the test database. */
    private final class TestChunks extends ImportChunks {

        TestChunks(Runs runs) {
            super(runs);
        }

        @Override
        Optional<Flight> begin(RunId id) {
            return database.inTransaction(() -> super.begin(id));
        }

        @Override
        void total(RunId id, long rows) {
            database.inTransaction(() -> super.total(id, rows));
        }

        @Override
        void end(RunId id, RunState state) {
            database.inTransaction(() -> super.end(id, state));
        }

        @Override
        boolean handle(Importer importer, ImportContext context, List<MappedRow> rows) {
            return database.inTransaction(
                    () -> {
                        boolean handled = super.handle(importer, context, rows);
                        beforeChunk.accept(rows);
                        return handled;
                    });
        }

        @Override
        int undo(Importer importer, ImportContext context, String thing, int most) {
            return database.inTransaction(() -> super.undo(importer, context, thing, most));
        }
    }
}
