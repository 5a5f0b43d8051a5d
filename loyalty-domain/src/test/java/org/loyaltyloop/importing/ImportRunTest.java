package org.loyaltyloop.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

/**
 * A run is stopped, killed, resumed, repeated and undone; nothing is lost, doubled or unaccounted
 * for.
 */
class ImportRunTest {

    private static final int ROWS = 3_500;

    private final ImportWorld world = new ImportWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRunThatIsKilledGoesOnAfterTheLastChunkThatWasStored() {
        RunId run = world.start(world.upload("accounts.csv", accounts(ROWS)), RunMode.IMPORT);
        AtomicInteger chunks = new AtomicInteger();
        world.beforeChunk =
                rows -> {
                    if (chunks.incrementAndGet() == 3) {
                        throw new IllegalStateException("power cut");
                    }
                };

        assertThatThrownBy(() -> world.fly(run)).hasMessage("power cut");
        assertThat(world.number("select count(*) from customer.account")).isEqualTo(2_000);
        assertThat(world.row(run).rowsDone()).isEqualTo(2_000);
        assertThat(world.row(run).state()).isEqualTo(RunState.RUNNING);

        List<Long> stored = new ArrayList<>();
        world.beforeChunk = rows -> rows.forEach(row -> stored.add(row.number()));
        assertThat(world.fly(run)).isEqualTo(RunState.DONE);

        assertThat(stored).hasSize(1_500).startsWith(2_002L);
        assertThat(world.counts(run)).isEqualTo(Map.of("account CREATED", (long) ROWS));
        assertThat(
                        world.number(
                                "select count(*) from importing.run_result where run_id = ?",
                                run.value()))
                .isEqualTo(ROWS);
    }

    @Test
    void aStoppedRunKeepsWhatIsInAndCanGoOn() {
        RunId run = world.start(world.upload("accounts.csv", accounts(ROWS)), RunMode.IMPORT);
        AtomicInteger asked = new AtomicInteger();

        RunState state =
                world.runner.run(
                        run,
                        (done, total) -> {},
                        () -> asked.incrementAndGet() > 2 ? Stop.Wish.CANCEL : Stop.Wish.GO_ON);

        assertThat(state).isEqualTo(RunState.CANCELLED);
        assertThat(world.row(run).created()).isEqualTo(2_000);
        world.database.inTransaction(() -> world.imports.resume(world.admin, run));
        assertThat(world.fly(run)).isEqualTo(RunState.DONE);
        assertThat(world.number("select count(*) from customer.account")).isEqualTo(ROWS);
    }

    @Test
    void aRunThatTheShutdownInterruptsStaysToBeGoneOnWith() {
        RunId run = world.start(world.upload("accounts.csv", accounts(1_200)), RunMode.IMPORT);

        assertThat(world.runner.run(run, (done, total) -> {}, () -> Stop.Wish.PAUSE))
                .isEqualTo(RunState.RUNNING);
        assertThat(world.fly(run)).isEqualTo(RunState.DONE);
    }

    @Test
    void aDryRunThatIsKilledStartsAgainAndCountsNothingTwice() {
        RunId run = world.start(world.upload("accounts.csv", accounts(ROWS)), RunMode.CHECK);
        AtomicInteger chunks = new AtomicInteger();
        world.beforeChunk =
                rows -> {
                    if (chunks.incrementAndGet() == 2) {
                        throw new IllegalStateException("power cut");
                    }
                };
        assertThatThrownBy(() -> world.fly(run)).hasMessage("power cut");
        world.beforeChunk = rows -> {};

        assertThat(world.fly(run)).isEqualTo(RunState.DONE);
        assertThat(world.counts(run)).isEqualTo(Map.of("account CREATED", (long) ROWS));
        assertThat(world.row(run).rowsDone()).isEqualTo(ROWS);
        assertThat(world.number("select count(*) from customer.account")).isZero();
    }

    @Test
    void undoRemovesWhatIsNewRestoresWhatChangedAndTellsWhatStays() {
        world.importAll("first.csv", "name,id,city\nSmit,1,Assen\nVries,2,Zwolle\n");
        world.clock.advance(Duration.ofHours(1));
        RunId run =
                world.importAll(
                        "second.csv",
                        "name,id,city\nSmit BV,1,Emmen\nVries,2,Meppel\nBos,3,Gouda\nMol,4,Urk\n");
        assertThat(world.row(run).created()).isEqualTo(2);
        assertThat(world.row(run).updated()).isEqualTo(2);
        world.clock.advance(Duration.ofHours(1));
        // Somebody changes one of the new accounts and one of the changed ones.
        world.sql.update(
                "update customer.account set name = 'Bos en Zn', updated_at = ? where name = 'Bos'",
                world.clock.instant());
        world.sql.update(
                "update customer.account set sector = 'retail', updated_at = ? where name = 'Vries'",
                world.clock.instant());

        assertThat(world.undo(run)).isEqualTo(RunState.UNDONE);

        assertThat(names()).containsExactly("Bos en Zn", "Smit", "Vries");
        assertThat(world.number("select count(*) from customer.address where city = 'Assen'"))
                .isOne();
        assertThat(world.number("select count(*) from customer.address where city = 'Meppel'"))
                .isOne();
        assertThat(world.queries.undoCounts(world.admin, run))
                .extracting(c -> c.outcome() + " " + c.code() + " " + c.n())
                .containsExactly(
                        "CREATED changed_since 1",
                        "CREATED undone 1",
                        "UPDATED changed_since 1",
                        "UPDATED undone 1");
        assertThat(world.queries.troubles(world.admin, run, 10))
                .extracting(RunLine::undo)
                .containsExactly(Optional.of("changed_since"), Optional.of("changed_since"));
    }

    @Test
    void anAccountWithATouchpointThatCountsOutlivesTheUndoOfItsImport() {
        RunId leads =
                world.importAll(
                        "leads.csv",
                        "mql_id,first_contact_date,origin\nabcdefgh1,1/20/2018,social\n");
        world.importAll(
                "deals.csv",
                "mql_id,seller_id,sdr_id,sr_id,won_date,business_segment,lead_type,lead_behaviour_profile\n"
                        + "abcdefgh1,s,d,r,2018-02-26 19:58:54,pet,x,cat\n");

        world.undo(leads);

        assertThat(names()).containsExactly("Lead abcdefgh");
        assertThat(
                        world.number(
                                "select count(*) from touchpoint.touchpoint where withdrawn_at is null"))
                .isOne();
        assertThat(world.queries.undoCounts(world.admin, leads))
                .extracting(c -> c.thing() + " " + c.code())
                .containsExactly("account has_touchpoints", "touchpoint undone");
    }

    @Test
    void badRowsAreRefusedWithTheirReasonAndTakeNobodyDown() {
        RunId run =
                world.importAll(
                        "accounts.csv",
                        "name,id,employees,email\nSmit,1,12,smit@example.org\n,2,3,\nVries,3,many,\nBos,4,-1,\nMol,5,1\n"
                                + "Vos,6,2,nobody\nDas,7,4,\u0000x\n"
                                + "x".repeat(300)
                                + ",8,1,\n");

        assertThat(names()).containsExactly("Smit");
        assertThat(world.counts(run))
                .isEqualTo(
                        Map.of(
                                "account CREATED", 1L,
                                "row REJECTED required_empty", 1L,
                                "row REJECTED not_a_whole_number", 1L,
                                "account REJECTED out_of_range", 1L,
                                "row REJECTED too_few_cells", 1L,
                                "account REJECTED malformed", 1L,
                                "row REJECTED nul_character", 1L,
                                "account REJECTED too_long", 1L));
    }

    @Test
    void aRowThatRepeatsAnEarlierOneChangesIt() {
        RunId run = world.importAll("accounts.csv", "name,id,city\nSmit,1,Assen\nSmit,1,Emmen\n");

        assertThat(world.counts(run))
                .isEqualTo(Map.of("account CREATED", 1L, "account UPDATED", 1L));
        assertThat(world.number("select count(*) from customer.address where city = 'Emmen'"))
                .isOne();
    }

    @Test
    void whatLaterRowsChangedOfANewAccountDoesNotKeepItFromBeingTakenBack() {
        world.beforeChunk = rows -> world.clock.advance(Duration.ofSeconds(1));
        RunId run =
                world.importAll(
                        "accounts.csv",
                        accounts(1_500)
                                + "Account 1,1,Emmen\nAccount 1,1,Urk\nAccount 1500,1500,Urk\n");
        assertThat(world.counts(run))
                .isEqualTo(Map.of("account CREATED", 1_500L, "account UPDATED", 3L));

        world.undo(run);

        assertThat(names()).isEmpty();
        assertThat(world.queries.undoCounts(world.admin, run))
                .extracting(c -> c.outcome() + " " + c.code() + " " + c.n())
                .containsExactly("CREATED undone 1500", "UPDATED undone 3");
    }

    @Test
    void theSameFileIsKeptOnceAndItsMappingIsRemembered() {
        UploadId first = world.upload("accounts.csv", accounts(3));
        world.start(first, RunMode.CHECK);

        assertThat(world.upload("again.csv", accounts(3))).isEqualTo(first);
        assertThat(world.imports.analyse(world.admin, first).proposals().get(0).origin())
                .isEqualTo(Analysis.Origin.REMEMBERED);
    }

    @Test
    void whatIsNoTableIsRefusedWithTheReason() {
        assertThatThrownBy(() -> world.upload("empty.csv", ""))
                .isInstanceOf(BusinessRuleViolation.class);
        UploadId picture = world.upload("picture.csv", "%PDF-1.4");
        assertThatThrownBy(() -> world.imports.analyse(world.admin, picture))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        e -> assertThat(e.rule()).isEqualTo(ImportRule.FILE_UNREADABLE));
    }

    @Test
    void aHeaderWithoutRowsImportsNothing() {
        RunId run = world.importAll("accounts.csv", "name,id\n");

        assertThat(world.row(run).state()).isEqualTo(RunState.DONE);
        assertThat(world.row(run).rowsDone()).isZero();
    }

    @Test
    void onlyManagersAndAdministratorsImport() {
        UploadId file = world.upload("accounts.csv", accounts(1));
        for (Role role : Role.values()) {
            Actor actor = Actor.user(UserId.next(), "Somebody", Set.of(role), Optional.empty());
            if (role == Role.ADMIN || role == Role.MANAGER) {
                assertThat(world.imports.analyse(actor, file).preview()).hasSize(1);
            } else {
                assertThatThrownBy(() -> world.imports.analyse(actor, file))
                        .isInstanceOf(AccessDenied.class);
                assertThatThrownBy(() -> world.queries.runs(actor, 1))
                        .isInstanceOf(AccessDenied.class);
            }
        }
    }

    @Test
    void parentsInACircleAreLeftOutWithANote() {
        RunId run =
                world.importAll(
                        "accounts.csv", "name,id,parent\nA,1,B\nB,2,A\nC,3,C\nD,4,nobody\n");

        assertThat(world.counts(run))
                .isEqualTo(
                        Map.of(
                                "account CREATED", 4L,
                                "parent CREATED", 1L,
                                "parent NOTED parent_in_circle", 2L,
                                "parent NOTED unknown_parent", 1L));
    }

    @Test
    void contactsComeInAtTheirAccountsAreKnownAgainAndCanBeTakenBack() {
        world.importAll("accounts.csv", "name,id,city\nSmit,1,Assen\nVries,2,Zwolle\n");
        String file =
                "bedrijf,voornaam,tussenvoegsel,achternaam,e-mailadres,telefoon,functie\n"
                        + "Smit,Jan,van der,Berg,jan@smit.example,038 421 77 10,Inkoper\n"
                        + "Smit,Anna,,Mol,,,\nNobody,Piet,,Vos,piet@example.org,,\nVries,,,,,,\nVries,Els,,Das,wrong,,\n";

        RunId run = world.importAll("contacts.csv", file);

        assertThat(world.row(run).importer()).isEqualTo("contacts");
        assertThat(world.counts(run))
                .isEqualTo(
                        Map.of(
                                "contact CREATED", 2L,
                                "contact REJECTED unknown_account", 1L,
                                "contact REJECTED nameless_contact", 1L,
                                "contact REJECTED malformed", 1L));
        assertThat(
                        world.number(
                                """
                        select count(*) from customer.v_contact c
                        join customer.contact_at_account p on p.contact_id = c.id
                        join customer.account a on a.id = p.account_id
                        where c.display_name = 'Jan van der Berg' and c.phone_digits = '31384217710'
                          and p.job_title = 'Inkoper' and a.name = 'Smit'
                        """))
                .isOne();
        assertThat(world.counts(world.importAll("contacts.csv", file)))
                .containsEntry("contact UNCHANGED", 2L)
                .doesNotContainKey("contact CREATED");
        world.clock.advance(Duration.ofMinutes(5));
        RunId change =
                world.importAll("contacts.csv", file.replace("038 421 77 10", "06 12345678"));
        assertThat(world.counts(change)).containsEntry("contact UPDATED", 1L);

        world.undo(change);
        assertThat(
                        world.number(
                                "select count(*) from customer.contact where phone_digits = '31384217710'"))
                .isOne();
        world.undo(run);
        assertThat(world.queries.undoCounts(world.admin, run))
                .extracting(c -> c.code() + " " + c.n())
                .containsExactly("undone 2");
        assertThat(world.number("select count(*) from customer.contact")).isZero();
    }

    @Test
    void aRefusedRowNeitherOpensWhatItNamesNorTakesOthersDown() {
        String header =
                "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";
        String longName = "n".repeat(201);
        RunId run =
                world.importAll(
                        "pipeline.csv",
                        header
                                + "A1,x,"
                                + "p".repeat(101)
                                + ",Smit,Engaging,2017-01-01,,\n"
                                + "A2,x,GTX Pro,"
                                + longName
                                + ",Engaging,2017-01-01,,\n"
                                + "A3,x,GTXPro,Smit,Engaging,2017-01-01,,\n"
                                + "A4,x,gtx-pro,Smit,Engaging,2017-01-02,,\n"
                                + "A5,x,GTX Pro,Smit,Engaging,2999-01-02,,\n");

        assertThat(names()).containsExactly("Smit");
        assertThat(world.number("select count(*) from offering.product_line")).isOne();
        assertThat(world.counts(run))
                .containsEntry("touchpoint CREATED", 2L)
                .containsEntry("account CREATED", 1L)
                .containsEntry("touchpoint REJECTED too_long", 2L)
                .containsEntry("touchpoint REJECTED in_the_future", 1L);
    }

    private List<String> names() {
        return world.sql.list(
                "select name from customer.account order by name", row -> row.text("name"));
    }

    private static String accounts(int rows) {
        StringBuilder text = new StringBuilder("name,id,city\n");
        for (int i = 1; i <= rows; i++) {
            text.append("Account ").append(i).append(',').append(i).append(",Assen\n");
        }
        return text.toString();
    }
}
