package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.touchpoint.ClassificationRule;
import org.loyaltyloop.touchpoint.CorrectPlacement;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.RuleCondition;
import org.loyaltyloop.touchpoint.RuleField;
import org.loyaltyloop.touchpoint.RuleFixture;
import org.loyaltyloop.touchpoint.RuleTest;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * What a replay comes to: whatever rules there are and whatever was recorded in whatever order,
 * touchpoints, journeys and figures are as if all of it were recorded anew.
 */
@Tag("database")
class ReplayPropertiesTest {

    private static final World WORLD = new World();
    private static final RuleFixture RULES =
            new RuleFixture(
                    WORLD.database,
                    WORLD.clock,
                    WORLD.customers.directory(),
                    DirectEvent.to(WORLD.journeys::on, WORLD.notes::on));
    private static final Actor ADMIN = RULES.admin("Sanne");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> TYPES =
            List.of(
                    "ARTICLE_READ",
                    "WEB_VISIT",
                    "QUOTE_REQUESTED",
                    "ORDER_PLACED",
                    "PAYMENT_RECEIVED",
                    "DELIVERY",
                    "QUESTION",
                    "REFERRAL",
                    "EMAIL_OUT",
                    "EMAIL_IN",
                    "BUSINESS_CONVERSATION");
    private static final List<String> SOURCES = List.of("shop", "erp", "crm");
    private static String line = "";
    private static int serial;

    @BeforeAll
    static void open() {
        WORLD.clock.set(START.plus(Duration.ofDays(90)));
        line = OfferingFixture.line(WORLD.sql, "INK").value().toString();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @AfterEach
    void forgetTheTouchpoints() {
        WORLD.database.inTransaction(
                () ->
                        WORLD.touchpoints.withdrawAll(
                                World.ERP,
                                WORLD.sql.list(
                                        "select id from touchpoint.touchpoint where withdrawn_at is null",
                                        row -> new TouchpointId(row.uuid("id"))),
                                "next"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aReplayEqualsRecordingEverythingAnewUnderTheRules(long seed) {
        WORLD.database.inTransaction(() -> assertReplayEqualsRecordingAnew(seed));
    }

    // One transaction for all of it: a connection for every statement would take most of the time.
    private static void assertReplayEqualsRecordingAnew(long seed) {
        Random chance = new Random(seed);
        RULES.publish(ADMIN, rules(chance));
        List<Told> told = told(chance);
        AccountId known = WORLD.account("Known " + seed);
        List<Told> anyOrder = new ArrayList<>(told);
        Collections.shuffle(anyOrder, chance);
        for (Told one : anyOrder) {
            WORLD.record(one.draft("a" + seed, known));
        }

        RULES.publish(ADMIN, rules(chance));

        AccountId anew = WORLD.account("Anew " + seed);
        WORLD.record(
                told.stream()
                        .sorted(Comparator.comparing(Told::at))
                        .map(one -> one.draft("b" + seed, anew))
                        .toList());
        assertThat(placed(known)).as("seed %d", seed).isEqualTo(placed(anew)).isNotEmpty();
        assertThat(journeys(known)).as("seed %d", seed).isEqualTo(journeys(anew)).isNotEmpty();
        assertFiguresEqualTheirRecount();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anEarlierVersionComesBackWithEverythingThatItPlaced(long seed) {
        WORLD.database.inTransaction(() -> assertVersionComesBack(seed));
    }

    private static void assertVersionComesBack(long seed) {
        Random chance = new Random(seed);
        RULES.publish(ADMIN, rules(chance));
        int version = RULES.version(ADMIN);
        AccountId account = WORLD.account("Back " + seed);
        WORLD.record(
                told(chance).stream()
                        .sorted(Comparator.comparing(Told::at))
                        .map(one -> one.draft("c" + seed, account))
                        .toList());
        List<String> placed = placed(account);
        List<String> journeys = journeys(account);

        RULES.publish(ADMIN, rules(chance));
        RULES.restore(ADMIN, version);

        assertThat(placed(account)).as("seed %d", seed).isEqualTo(placed).isNotEmpty();
        assertThat(journeys(account)).as("seed %d", seed).isEqualTo(journeys);
        assertFiguresEqualTheirRecount();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whatAPersonCorrectedSurvivesEveryReplay(long seed) {
        WORLD.database.inTransaction(() -> assertCorrectionsSurvive(seed));
    }

    private static void assertCorrectionsSurvive(long seed) {
        Random chance = new Random(seed);
        AccountId account = WORLD.account("Corrected " + seed);
        List<TouchpointId> corrected = new ArrayList<>();
        for (Told one : told(chance)) {
            TouchpointId id =
                    ((RecordOutcome.Recorded) WORLD.record(one.draft("d" + seed, account)).get(0))
                            .id();
            LoopStage stage = stage(id);
            LoopStage to = LoopStage.of(stage.number() % 8 + 1);
            if (chance.nextInt(3) == 0) {
                WORLD.database.inTransaction(
                        () ->
                                WORLD.touchpoints.correct(
                                        World.ERP, new CorrectPlacement(id, stage, to, "by hand")));
                corrected.add(id);
            }
        }
        List<LoopStage> chosen = corrected.stream().map(ReplayPropertiesTest::stage).toList();

        for (int i = 0; i < 3; i++) {
            RULES.publish(ADMIN, rules(chance));
        }

        assertThat(corrected).isNotEmpty();
        assertThat(corrected.stream().map(ReplayPropertiesTest::stage).toList()).isEqualTo(chosen);
        assertFiguresEqualTheirRecount();
    }

    /** What a source tells, to be recorded for one account or another. */
    private record Told(
            int place,
            String type,
            String source,
            Instant at,
            boolean ink,
            String plan,
            int order) {

        TouchpointDraft draft(String prefix, AccountId account) {
            TouchpointDraft draft =
                    new TouchpointDraft()
                            .account(account)
                            .type(type)
                            .occurredAt(at)
                            // Where two occurred together, the external id decides the order.
                            .known(source, "%s-%03d".formatted(prefix, place));
            if (ink) {
                draft.offering("INK");
            }
            if (!plan.isEmpty()) {
                draft.attributes(Json.createObjectBuilder().add("plan", plan).build());
            }
            if (order > 0) {
                draft.orderRef("O-" + order);
            }
            return draft;
        }
    }

    private static List<Told> told(Random chance) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            told.add(
                    new Told(
                            i,
                            any(chance, TYPES),
                            any(chance, SOURCES),
                            START.plus(Duration.ofHours(7L * i)),
                            chance.nextInt(3) == 0,
                            any(chance, List.of("", "gold", "blue")),
                            chance.nextInt(4)));
        }
        return told;
    }

    private static List<ClassificationRule> rules(Random chance) {
        List<ClassificationRule> rules = new ArrayList<>();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            List<RuleCondition> conditions = new ArrayList<>();
            conditions.add(
                    switch (chance.nextInt(4)) {
                        case 0 -> RuleCondition.oneOf(RuleField.SOURCE, any(chance, SOURCES));
                        case 1 -> RuleCondition.oneOf(RuleField.OFFERING, line);
                        case 2 -> RuleCondition.attribute("plan", RuleTest.CONTAINS, "ol");
                        default -> RuleCondition.oneOf(RuleField.CHANNEL, "EMAIL", "WEB");
                    });
            if (chance.nextBoolean()) {
                conditions.add(
                        RuleCondition.oneOf(
                                RuleField.TYPE, any(chance, TYPES), any(chance, TYPES)));
            }
            rules.add(
                    RuleFixture.rule(
                            "Rule " + ++serial,
                            LoopStage.of(1 + chance.nextInt(8)),
                            conditions.toArray(RuleCondition[]::new)));
        }
        return rules;
    }

    private static LoopStage stage(TouchpointId id) {
        return LoopStage.of(
                (int)
                        WORLD.sql.number(
                                "select stage from touchpoint.touchpoint where id = ?",
                                id.value()));
    }

    private static List<String> placed(AccountId account) {
        return WORLD.sql.list(
                """
                select t.occurred_at || ' ' || t.type || ' ' || t.stage || ' ' || t.moving || ' ' || t.purchase || ' '
                       || coalesce(m.basis, t.first_basis) || ' ' || coalesce(m.rule_id::text, '') as line
                from touchpoint.touchpoint t
                left join lateral (
                    select basis, rule_id from touchpoint.placement p where p.touchpoint_id = t.id order by p.id desc limit 1
                ) m on true
                where t.account_id = ? and t.withdrawn_at is null
                order by t.occurred_at, t.source, t.external_id
                """,
                row -> row.text("line"),
                account.value());
    }

    private static List<String> journeys(AccountId account) {
        return WORLD.sql.list(
                """
                select (to_jsonb(j) - 'account_id' - 'last_external_id')::text as line
                from journey.journey j where account_id = ?
                union all
                select (to_jsonb(l) - 'account_id')::text from journey.lap l where account_id = ?
                union all
                select (to_jsonb(s) - 'account_id')::text from journey.stay s where account_id = ?
                order by 1
                """,
                row -> row.text("line"),
                account.value(),
                account.value(),
                account.value());
    }

    private static void assertFiguresEqualTheirRecount() {
        List<String> sheets = WORLD.sheetLines();
        WORLD.recount();
        assertThat(WORLD.sheetLines()).containsExactlyInAnyOrderElementsOf(sheets).isNotEmpty();
    }

    private static <T> T any(Random chance, List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
