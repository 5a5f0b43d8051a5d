package org.loyaltyloop.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class TouchpointsTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Actor ERP =
            Actor.apiKey(ApiKeyId.next(), "ERP", Set.of(Scope.TOUCHPOINTS_WRITE));
    private static final Actor OPENER =
            Actor.apiKey(
                    ApiKeyId.next(), "ERP", Set.of(Scope.TOUCHPOINTS_WRITE, Scope.ACCOUNTS_WRITE));
    private static final Actor AGENT =
            Actor.user(UserId.next(), "Anna", Set.of(Role.AGENT), Optional.empty());

    private static int serial;

    private final MovableClock clock = new MovableClock();
    private final Database sql = DATABASE.sql();
    private final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    private final List<Object> events = new ArrayList<>();
    private final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    customers.directory(),
                    DirectEvent.to(events::add),
                    DirectEvent.to(events::add),
                    DirectEvent.to(events::add));

    private AccountId account;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void openAnAccount() {
        account = customers.account("Bakkerij Van 't Hoff", Optional.empty());
    }

    private TouchpointDraft draft(String type) {
        return new TouchpointDraft()
                .account(account)
                .type(type)
                .occurredAt(clock.instant())
                .known("test", "t-" + ++serial);
    }

    private TouchpointId record(Actor actor, TouchpointDraft draft) {
        return DATABASE.inTransaction(() -> touchpoints.record(actor, draft.toCommand())).id();
    }

    private List<RecordOutcome> recordAll(Actor actor, TouchpointDraft... drafts) {
        return DATABASE.inTransaction(() -> touchpoints.recordAll(actor, List.of(drafts)));
    }

    private LoopStage stage(TouchpointId id) {
        return LoopStage.of(
                (int)
                        sql.number(
                                "select stage from touchpoint.touchpoint where id = ?",
                                id.value()));
    }

    private String author(TouchpointId id) {
        return sql.first(
                        "select author, recorded_at from touchpoint.touchpoint where id = ?",
                        row -> row.text("author") + " " + row.instant("recorded_at"),
                        id.value())
                .orElseThrow();
    }

    private String basis(TouchpointId id) {
        return sql.first(
                        "select first_basis from touchpoint.touchpoint where id = ?",
                        row -> row.text("first_basis"),
                        id.value())
                .orElseThrow();
    }

    @Nested
    class Recording {

        @Test
        void takesStageDepartmentChannelAndDirectionFromTheType() {
            record(ERP, draft("QUOTE_REQUESTED"));

            assertThat(events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TouchpointsRecorded.class,
                            event -> {
                                TouchpointFact fact = event.touchpoints().get(0);
                                assertThat(fact.account()).isEqualTo(account);
                                assertThat(fact.stage()).isEqualTo(LoopStage.SELECTION);
                                assertThat(fact.department()).isEqualTo(Department.SALES);
                                assertThat(fact.channel()).isEqualTo(Channel.EMAIL);
                                assertThat(fact.moving()).isTrue();
                                assertThat(fact.purchase()).isFalse();
                            });
        }

        @Test
        void keepsEveryFieldOfTheFact() {
            OfferingFixture.line(sql, "PAPER");
            TouchpointId id =
                    record(
                            AGENT,
                            draft("SURVEY_ANSWERED")
                                    .offering("PAPER")
                                    .orderRef("O-1")
                                    .summary("Héél tevreden 😀 \"quoted\" {a,b} \\ back")
                                    .outcome("None\nneeded")
                                    .sentiment(2)
                                    .durationSeconds(90)
                                    .attributes(
                                            Json.createObjectBuilder()
                                                    .add("a", "b\"c")
                                                    .add("n", 1.5)
                                                    .build())
                                    .survey("NPS", 9, "SERVICE", "Top!"));

            List<String> row =
                    sql.list(
                            """
                    select concat_ws('|', summary, outcome, sentiment, duration_seconds, attributes ->> 'a', survey_metric,
                                     survey_score, survey_stage, survey_comment, order_ref, author,
                                     line_id is not null) as everything
                    from touchpoint.touchpoint where id = ?
                    """,
                            r -> r.text("everything"),
                            id.value());

            assertThat(row)
                    .containsExactly(
                            "Héél tevreden 😀 \"quoted\" {a,b} \\ back|None\nneeded|2|90|b\"c|NPS|9|6|Top!|O-1|Anna|t");
        }

        @Test
        void twiceTheSameChangesNothing() {
            TouchpointDraft draft = draft("QUESTION").summary("first");
            TouchpointId id = record(ERP, draft);

            Touchpoints.Recorded again =
                    DATABASE.inTransaction(
                            () -> touchpoints.record(ERP, draft.summary("second").toCommand()));

            assertThat(again).isEqualTo(new Touchpoints.Recorded(id, false));
            assertThat(events).hasSize(1);
            assertThat(
                            sql.number(
                                    "select count(*) from touchpoint.touchpoint where summary = 'second'"))
                    .isZero();
        }

        @Test
        void aMailThatWeSendMovesNobodyAndADeliveryDoes() {
            record(ERP, draft("EMAIL_OUT").stage("INTERACTION"));
            record(ERP, draft("QUESTION").direction("OUTBOUND"));
            record(ERP, draft("BUSINESS_CONVERSATION").direction("OUTBOUND"));
            record(ERP, draft("DELIVERY"));
            record(ERP, draft("TECHNICIAN_VISIT"));

            assertThat(events)
                    .extracting(
                            event -> ((TouchpointsRecorded) event).touchpoints().get(0).moving())
                    .containsExactly(false, false, false, true, true);
        }

        @Test
        void onlyTheSystemSignsForSomebodyElse() {
            Author ilse = new Author(Author.Kind.USER, Optional.of(UUID.randomUUID()), "Ilse");
            Instant then = clock.instant().minusSeconds(3600);
            TouchpointId bySystem =
                    record(Actor.system("import"), draft("QUESTION").written(ilse, then));
            TouchpointId byProgram = record(ERP, draft("QUESTION").written(ilse, then));

            assertThat(author(bySystem)).isEqualTo("Ilse " + then);
            assertThat(author(byProgram)).isEqualTo(ERP.name() + " " + clock.instant());
        }

        @Test
        void goesToTheSurvivorOfAMerge() {
            AccountId survivor = customers.account("Survivor", Optional.empty());
            DATABASE.inTransaction(() -> customers.merge(account, survivor));

            record(ERP, draft("QUESTION"));

            assertThat(((TouchpointsRecorded) events.get(0)).touchpoints().get(0).account())
                    .isEqualTo(survivor);
        }
    }

    @Nested
    class Placing {

        @Test
        void aConversationBeforeAnyPurchaseIsOrientationAndWithACustomerInteraction() {
            TouchpointId before = record(ERP, draft("BUSINESS_CONVERSATION"));
            record(ERP, draft("ORDER_PLACED").occurredAt(clock.instant().plusSeconds(60)));
            TouchpointId after =
                    record(
                            ERP,
                            draft("BUSINESS_CONVERSATION")
                                    .occurredAt(clock.instant().plusSeconds(120)));
            TouchpointId late =
                    record(
                            ERP,
                            draft("BUSINESS_CONVERSATION")
                                    .occurredAt(clock.instant().plusSeconds(30)));

            assertThat(stage(before)).isEqualTo(LoopStage.ORIENTATION);
            assertThat(stage(after)).isEqualTo(LoopStage.INTERACTION);
            assertThat(stage(late)).isEqualTo(LoopStage.ORIENTATION);
            assertThat(basis(after)).isEqualTo("OPEN_RULE");
        }

        @Test
        void aPurchaseInTheSameBatchMakesACustomerToo() {
            List<RecordOutcome> outcomes =
                    recordAll(
                            ERP,
                            draft("PHONE_CALL_IN").occurredAt(clock.instant().plusSeconds(60)),
                            draft("ORDER_PLACED"));

            assertThat(stage(((RecordOutcome.Recorded) outcomes.get(0)).id()))
                    .isEqualTo(LoopStage.INTERACTION);
        }

        @Test
        void whoStartedWithServiceBoughtBeforeOurRecords() {
            record(ERP, draft("COMPLAINT"));

            assertThat(stage(record(ERP, draft("EMAIL_IN")))).isEqualTo(LoopStage.INTERACTION);
        }

        @Test
        void serviceFirstInTheSameBatchMakesACustomerToo() {
            List<RecordOutcome> outcomes =
                    recordAll(
                            ERP,
                            draft("EMAIL_IN").occurredAt(clock.instant().plusSeconds(60)),
                            draft("COMPLAINT"));

            assertThat(stage(((RecordOutcome.Recorded) outcomes.get(0)).id()))
                    .isEqualTo(LoopStage.INTERACTION);
        }

        @Test
        void serviceAfterLookingAroundMakesNoCustomer() {
            List<RecordOutcome> outcomes =
                    recordAll(
                            ERP,
                            draft("WEB_VISIT"),
                            draft("COMPLAINT").occurredAt(clock.instant().plusSeconds(30)),
                            draft("EMAIL_IN").occurredAt(clock.instant().plusSeconds(60)));

            assertThat(stage(((RecordOutcome.Recorded) outcomes.get(2)).id()))
                    .isEqualTo(LoopStage.ORIENTATION);
            assertThat(
                            stage(
                                    record(
                                            ERP,
                                            draft("PHONE_CALL_IN")
                                                    .occurredAt(clock.instant().plusSeconds(90)))))
                    .isEqualTo(LoopStage.ORIENTATION);
        }

        @Test
        void aMergedAccountIsACustomerSinceEitherBought() {
            record(ERP, draft("ORDER_PLACED"));
            AccountId survivor = customers.account("Survivor", Optional.empty());
            DATABASE.inTransaction(() -> customers.merge(account, survivor));

            TouchpointId call =
                    record(
                            ERP,
                            draft("PHONE_CALL_IN")
                                    .account(survivor)
                                    .occurredAt(clock.instant().plusSeconds(5)));

            assertThat(stage(call)).isEqualTo(LoopStage.INTERACTION);
        }

        @Test
        void anotherStageThanTheTypesNeedsAReason() {
            assertThat(recordAll(ERP, draft("QUESTION").stage("EXPERIENCE")))
                    .containsExactly(
                            new RecordOutcome.Rejected(
                                    List.of(
                                            Violation.of(
                                                    "stageReason",
                                                    TouchpointRule.STAGE_REASON_REQUIRED))));

            TouchpointId id =
                    record(ERP, draft("QUESTION").stage("EXPERIENCE").stageReason("about use"));
            assertThat(stage(id)).isEqualTo(LoopStage.EXPERIENCE);
            assertThat(basis(id)).isEqualTo("GIVEN");
        }

        @Test
        void theStageOfTheTypeMayBeNamed() {
            assertThat(basis(record(ERP, draft("QUESTION").stage("SERVICE")))).isEqualTo("TYPE");
        }

        @Test
        void aPersonsChoiceIsAPersons() {
            assertThat(basis(record(AGENT, draft("PHONE_CALL_IN").stage("SERVICE"))))
                    .isEqualTo("PERSON");
        }
    }

    @Nested
    class Refusing {

        @Test
        void namesEverythingThatIsWrong() {
            TouchpointDraft draft =
                    new TouchpointDraft()
                            .type("QUESTION")
                            .stage("SERVICES")
                            .occurredAt("yesterday")
                            .known("test", "")
                            .sentiment(3)
                            .summary("x".repeat(501))
                            .survey("NPS", 11, null, null);

            assertThat(draft.check().violations())
                    .extracting(v -> v.field() + " " + v.rule().code())
                    .containsExactlyInAnyOrder(
                            "account required",
                            "stage unknown_value",
                            "occurredAt malformed",
                            "externalId required",
                            "sentiment out_of_range",
                            "summary too_long",
                            "survey.score score_off_scale");
        }

        @Test
        void aBadItemTakesNoOtherDown() {
            List<RecordOutcome> outcomes =
                    recordAll(
                            ERP,
                            draft("NO_SUCH_TYPE"),
                            draft("QUESTION"),
                            draft("QUESTION").offering("nothing"),
                            draft("QUESTION").accountId("00000000-0000-0000-0000-00000000dead"),
                            draft("QUESTION").contactEmail("nobody@example.com"),
                            draft("QUESTION").occurredAt(clock.instant().plusSeconds(301)),
                            draft("QUESTION").occurredAt(clock.instant().plusSeconds(300)),
                            draft("QUESTION").refuse("summary", InputRule.MALFORMED));

            assertThat(outcomes.stream().map(TouchpointsTest.this::told))
                    .containsExactly(
                            "type unknown_type",
                            "recorded",
                            "offering unknown_offering",
                            "account unknown_account",
                            "contact unknown_contact",
                            "occurredAt in_the_future",
                            "recorded",
                            "summary malformed");
        }

        @Test
        void whatTheDatabaseCannotHold() {
            assertThat(draft("QUESTION").summary("a\u0000b").check().violations())
                    .containsExactly(Violation.of("summary", InputRule.CONTROL_CHARACTER));
            assertThat(draft("QUESTION").summary("half \uD83D").check().violations())
                    .containsExactly(Violation.of("summary", InputRule.CONTROL_CHARACTER));
            assertThat(
                            draft("QUESTION")
                                    .attributes(
                                            Json.createObjectBuilder().add("k", "\u0000").build())
                                    .check()
                                    .violations())
                    .containsExactly(Violation.of("attributes", InputRule.CONTROL_CHARACTER));
            assertThat(
                            draft("QUESTION")
                                    .attributes(
                                            Json.createObjectBuilder()
                                                    .add("k", new java.math.BigDecimal("1e5000"))
                                                    .build())
                                    .check()
                                    .violations())
                    .containsExactly(Violation.of("attributes", InputRule.MALFORMED));
            assertThat(
                            draft("QUESTION")
                                    .attributes(
                                            Json.createObjectBuilder()
                                                    .add("k", "x".repeat(16_400))
                                                    .build())
                                    .check()
                                    .violations())
                    .containsExactly(Violation.of("attributes", InputRule.TOO_LONG, 16_384));
        }

        @Test
        void theSecondOfTheSameKeyInABatchIsADuplicateOfTheFirstValidOne() {
            TouchpointDraft bad = draft("NO_SUCH_TYPE");
            List<RecordOutcome> outcomes =
                    recordAll(
                            ERP,
                            bad,
                            draft("QUESTION").known("test", "twin"),
                            draft("REVIEW").known("test", "twin"));

            assertThat(outcomes.stream().map(TouchpointsTest.this::told))
                    .containsExactly("type unknown_type", "recorded", "duplicate");
            assertThat(stage(((RecordOutcome.Duplicate) outcomes.get(2)).id()))
                    .isEqualTo(LoopStage.SERVICE);
        }

        @Test
        void whoMayNotWriteAtTheAccount() {
            TeamId other = customers.team("Other " + ++serial);
            AccountId theirs = customers.account("Theirs", Optional.of(other));
            Actor manager =
                    Actor.user(
                            UserId.next(),
                            "Max",
                            Set.of(Role.ACCOUNT_MANAGER),
                            Optional.of(TeamId.next()));

            assertThatThrownBy(() -> record(manager, draft("QUESTION").account(theirs)))
                    .isInstanceOf(AccessDenied.class);
            assertThat(
                            recordAll(manager, draft("QUESTION").account(theirs), draft("QUESTION"))
                                    .stream()
                                    .map(TouchpointsTest.this::told))
                    .containsExactly("account not_allowed", "recorded");
            assertThatThrownBy(
                            () ->
                                    record(
                                            Actor.apiKey(
                                                    ApiKeyId.next(),
                                                    "reader",
                                                    Set.of(Scope.ACCOUNTS_READ)),
                                            draft("QUESTION")))
                    .isInstanceOf(AccessDenied.class);
        }
    }

    @Nested
    class OpeningAccounts {

        @Test
        void anUnknownReferenceWithANameOpensAnAccountOnce() {
            List<RecordOutcome> outcomes =
                    recordAll(
                            OPENER,
                            draft("QUESTION")
                                    .accountId(null)
                                    .accountRef("erp", "C-1")
                                    .accountName("New & Co"),
                            draft("REVIEW")
                                    .accountId(null)
                                    .accountRef("erp", "C-1")
                                    .accountName("New & Co"));

            assertThat(outcomes).allMatch(RecordOutcome.Recorded.class::isInstance);
            assertThat(sql.number("select count(*) from customer.account where name = 'New & Co'"))
                    .isEqualTo(1);
        }

        @Test
        void withoutTheRightToItTheAccountIsUnknown() {
            assertThat(
                            recordAll(
                                            ERP,
                                            draft("QUESTION")
                                                    .accountId(null)
                                                    .accountRef("erp", "C-2")
                                                    .accountName("X"))
                                    .stream()
                                    .map(TouchpointsTest.this::told))
                    .containsExactly("account unknown_account");
        }

        @Test
        void aRefusedItemOpensNone() {
            recordAll(
                    OPENER,
                    draft("NO_SUCH_TYPE")
                            .accountId(null)
                            .accountRef("erp", "C-3")
                            .accountName("Ghost"),
                    draft("QUESTION")
                            .accountId(null)
                            .accountRef("erp", "C-4")
                            .accountName("Ghost")
                            .contactEmail("a@b.nl"));

            assertThat(sql.number("select count(*) from customer.account where name = 'Ghost'"))
                    .isZero();
        }
    }

    @Nested
    class Correcting {

        @Test
        void movesTheTouchpointAndKeepsWhatItWas() {
            TouchpointId id = record(AGENT, draft("QUESTION"));
            events.clear();

            DATABASE.inTransaction(
                    () ->
                            touchpoints.correct(
                                    AGENT,
                                    new CorrectPlacement(
                                            id,
                                            LoopStage.SERVICE,
                                            LoopStage.EXPERIENCE,
                                            "was about use")));

            assertThat(stage(id)).isEqualTo(LoopStage.EXPERIENCE);
            assertThat(
                            sql.number(
                                    "select first_stage from touchpoint.touchpoint where id = ?",
                                    id.value()))
                    .isEqualTo(6);
            assertThat(events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TouchpointsPlaced.class,
                            event -> {
                                TouchpointsPlaced.Change change = event.changes().get(0);
                                assertThat(change.before().stage()).isEqualTo(LoopStage.SERVICE);
                                assertThat(change.after().stage()).isEqualTo(LoopStage.EXPERIENCE);
                            });
        }

        @Test
        void theSecondOfTwoSeesTheConflict() {
            TouchpointId id = record(AGENT, draft("QUESTION"));
            CorrectPlacement first =
                    new CorrectPlacement(id, LoopStage.SERVICE, LoopStage.EXPERIENCE, "one");
            CorrectPlacement second =
                    new CorrectPlacement(id, LoopStage.SERVICE, LoopStage.INTERACTION, "two");
            DATABASE.inTransaction(() -> touchpoints.correct(AGENT, first));

            assertThatThrownBy(
                            () -> DATABASE.inTransaction(() -> touchpoints.correct(AGENT, second)))
                    .isInstanceOf(StaleVersion.class);
        }

        @Test
        void needsAReasonAndAnotherStage() {
            TouchpointId id = TouchpointId.next();
            assertThatThrownBy(
                            () ->
                                    new CorrectPlacement(
                                            id, LoopStage.SERVICE, LoopStage.SERVICE, " "))
                    .isInstanceOfSatisfying(
                            BusinessRuleViolation.class,
                            e ->
                                    assertThat(e.violations())
                                            .extracting(Violation::rule)
                                            .containsExactly(
                                                    InputRule.REQUIRED, TouchpointRule.SAME_STAGE));
        }

        @Test
        void anIdThatNamesNothingIsNotFound() {
            assertThatThrownBy(
                            () ->
                                    DATABASE.inTransaction(
                                            () ->
                                                    touchpoints.correct(
                                                            AGENT,
                                                            new CorrectPlacement(
                                                                    TouchpointId.next(),
                                                                    LoopStage.SERVICE,
                                                                    LoopStage.EXPERIENCE,
                                                                    "why"))))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void freesTheExternalId() {
            TouchpointDraft draft = draft("QUESTION");
            TouchpointId id = record(AGENT, draft);
            DATABASE.inTransaction(() -> touchpoints.withdraw(AGENT, id, "wrong customer"));

            assertThat(record(AGENT, draft)).isNotEqualTo(id);
        }

        @Test
        void happensOnce() {
            TouchpointId id = record(AGENT, draft("QUESTION"));
            DATABASE.inTransaction(() -> touchpoints.withdraw(AGENT, id, "wrong customer"));

            assertThatThrownBy(
                            () ->
                                    DATABASE.inTransaction(
                                            () -> touchpoints.withdraw(AGENT, id, "again")))
                    .isInstanceOfSatisfying(
                            BusinessRuleViolation.class,
                            e -> assertThat(e.rule()).isEqualTo(TouchpointRule.ALREADY_WITHDRAWN));
        }

        @Test
        void ofManyPassesOverThoseThatAreGone() {
            TouchpointId one = record(AGENT, draft("QUESTION"));
            TouchpointId two = record(AGENT, draft("QUESTION"));
            DATABASE.inTransaction(() -> touchpoints.withdraw(AGENT, one, "wrong customer"));
            events.clear();

            int withdrawn =
                    DATABASE.inTransaction(
                            () ->
                                    touchpoints.withdrawAll(
                                            AGENT,
                                            List.of(one, two, TouchpointId.next()),
                                            "import undone"));

            assertThat(withdrawn).isEqualTo(1);
            assertThat(events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TouchpointsWithdrawn.class,
                            event ->
                                    assertThat(event.touchpoints())
                                            .extracting(TouchpointFact::id)
                                            .containsExactly(two));
        }
    }

    @Test
    void theCatalogueHasTypesOverAllStagesInTwoLanguages() {
        List<TouchpointType> types = TouchpointFixture.catalogue(sql, clock).all();

        assertThat(types).hasSizeGreaterThanOrEqualTo(30);
        assertThat(types.stream().flatMap(t -> t.stage().stream()).distinct())
                .containsExactly(LoopStage.values());
        assertThat(types)
                .allSatisfy(
                        type -> {
                            assertThat(type.nameEn()).isNotBlank();
                            assertThat(type.nameNl()).isNotBlank();
                        });
        for (Channel channel : Channel.values()) {
            for (Direction direction : Direction.values()) {
                assertThat(
                                TouchpointFixture.catalogue(sql, clock)
                                        .general(channel, direction)
                                        .active())
                        .isTrue();
            }
        }
    }

    @Test
    void clocksMayDifferAndTimeIsKeptToTheMicrosecond() {
        RecordTouchpoint command =
                draft("QUESTION").occurredAt("2026-03-02T10:00:00.123456789+01:00").toCommand();

        assertThat(command.occurredAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123456Z"));
    }

    private String told(RecordOutcome outcome) {
        if (outcome instanceof RecordOutcome.Rejected rejected) {
            return rejected.violations().get(0).field()
                    + " "
                    + rejected.violations().get(0).rule().code();
        }
        return outcome instanceof RecordOutcome.Recorded ? "recorded" : "duplicate";
    }
}
