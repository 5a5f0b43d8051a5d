package org.loyaltyloop.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.Rule;

class RuleSetTest {

    private static final String LINE = UUID.randomUUID().toString();
    private static final String PRODUCT = UUID.randomUUID().toString();

    @Test
    void theFirstRuleThatATouchpointPassesTakesIt() {
        ClassificationRule web = RuleFixture.rule("web", LoopStage.ORIENTATION, channel("WEB"));
        ClassificationRule all = RuleFixture.rule("all", LoopStage.SERVICE);
        RuleSet rules = new RuleSet(4, List.of(web, all));

        assertThat(rules.hit(seen(Channel.WEB)))
                .contains(new RuleSet.Hit(4, web.id(), "web", LoopStage.ORIENTATION));
        assertThat(rules.hit(seen(Channel.PHONE)).map(RuleSet.Hit::rule)).contains(all.id());
        assertThat(rules.passed(seen(Channel.WEB))).containsExactly(web.id(), all.id());
    }

    @Test
    void aRuleThatIsSwitchedOffTakesNothing() {
        RuleSet rules =
                new RuleSet(1, List.of(RuleFixture.rule("all", LoopStage.SERVICE).enabled(false)));

        assertThat(rules.isEmpty()).isTrue();
        assertThat(rules.hit(seen(Channel.WEB))).isEmpty();
    }

    @Test
    void allConditionsHaveToHold() {
        RuleSet rules = set(channel("WEB"), RuleCondition.oneOf(RuleField.TYPE, "QUESTION"));

        assertThat(rules.hit(seen(Channel.WEB))).isEmpty();
        assertThat(set(channel("WEB", "PHONE")).hit(seen(Channel.PHONE))).isPresent();
    }

    @Test
    void aProductLineStandsForItsProducts() {
        assertThat(set(RuleCondition.oneOf(RuleField.OFFERING, LINE)).hit(seen(Channel.WEB)))
                .isPresent();
        assertThat(set(RuleCondition.oneOf(RuleField.OFFERING, PRODUCT)).hit(seen(Channel.WEB)))
                .isPresent();
        assertThat(
                        set(RuleCondition.oneOf(RuleField.OFFERING, UUID.randomUUID().toString()))
                                .hit(seen(Channel.WEB)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plan, ONE_OF, GOLD, true",
        "plan, ONE_OF, gol, false",
        "plan, CONTAINS, gol, true",
        "seats, ONE_OF, 12, true",
        "trial, ONE_OF, true, true",
        "tags, ONE_OF, b, true",
        "tags, CONTAINS, ig, true",
        "tags, ONE_OF, c, false",
        "nested, CONTAINS, x, false",
        "nothing, CONTAINS, x, false",
        "absent, ONE_OF, x, false"
    })
    void attributesAreComparedAsText(String key, RuleTest test, String value, boolean passes) {
        assertThat(
                        set(RuleCondition.attribute(key, test, value))
                                .hit(seen(Channel.WEB))
                                .isPresent())
                .isEqualTo(passes);
    }

    @Test
    void anAttributeIsThereWhateverItIsUnlessItIsNull() {
        assertThat(set(present("nested")).hit(seen(Channel.WEB))).isPresent();
        assertThat(set(present("nothing")).hit(seen(Channel.WEB))).isEmpty();
        assertThat(set(present("absent")).hit(seen(Channel.WEB))).isEmpty();
    }

    @Test
    void sourcesAreComparedWithoutRegardToCase() {
        assertThat(set(RuleCondition.oneOf(RuleField.SOURCE, "SHOP")).hit(seen(Channel.WEB)))
                .isPresent();
    }

    @Test
    void attributesAreAskedForOnlyWhereARuleLooksAtThem() {
        assertThat(set(channel("WEB")).readsAttributes()).isFalse();
        assertThat(set(channel("WEB"), present("plan")).readsAttributes()).isTrue();
    }

    @Test
    void conditionsThatContradictEachOtherAreRefused() {
        assertContradiction(channel("WEB"), channel("PHONE"));
        assertContradiction(
                RuleCondition.oneOf(RuleField.SOURCE, "shop"),
                new RuleCondition(
                        RuleField.SOURCE, RuleTest.CONTAINS, Optional.empty(), List.of("erp")));
        assertThat(set(channel("WEB", "PHONE"), channel("PHONE")).hit(seen(Channel.PHONE)))
                .isPresent();
    }

    @Test
    void aRuleIsShadowedByAnEarlierOneThatTakesAllItCould() {
        ClassificationRule wide =
                RuleFixture.rule("wide", LoopStage.SERVICE, channel("WEB", "PHONE"));
        ClassificationRule narrow =
                RuleFixture.rule(
                        "narrow",
                        LoopStage.SELECTION,
                        channel("WEB"),
                        RuleCondition.oneOf(RuleField.TYPE, "QUESTION"));

        assertThat(wide.shadows(narrow)).isTrue();
        assertThat(narrow.shadows(wide)).isFalse();
        assertThat(wide.enabled(false).shadows(narrow)).isFalse();
        assertThat(RuleFixture.rule("all", LoopStage.SERVICE).shadows(wide)).isTrue();
        assertThat(
                        RuleFixture.rule("has", LoopStage.SERVICE, present("plan"))
                                .shadows(
                                        RuleFixture.rule(
                                                "gold",
                                                LoopStage.SERVICE,
                                                RuleCondition.attribute(
                                                        "plan", RuleTest.ONE_OF, "gold"))))
                .isTrue();
    }

    @Test
    void anIncompleteConditionIsRefusedWithWhatIsMissing() {
        assertRefused(InputRule.REQUIRED, () -> RuleCondition.oneOf(RuleField.TYPE));
        assertRefused(InputRule.REQUIRED, () -> RuleCondition.oneOf(RuleField.ATTRIBUTE, "no key"));
        assertRefused(
                InputRule.UNKNOWN_VALUE, () -> RuleCondition.oneOf(RuleField.CHANNEL, "PIGEON"));
        assertRefused(
                InputRule.UNKNOWN_VALUE, () -> RuleCondition.oneOf(RuleField.OFFERING, "paper"));
        assertRefused(
                InputRule.UNKNOWN_VALUE,
                () ->
                        new RuleCondition(
                                RuleField.TYPE,
                                RuleTest.CONTAINS,
                                Optional.empty(),
                                List.of("QUE")));
    }

    @Test
    void rulesComeBackFromTheirJsonAsTheyWere() {
        List<ClassificationRule> rules =
                List.of(
                        new ClassificationRule(
                                RuleId.next(),
                                "Gold \"plan\"",
                                Optional.of("two\nlines"),
                                false,
                                LoopStage.ENGAGEMENT,
                                List.of(
                                        RuleCondition.attribute("plan", RuleTest.ONE_OF, "gold"),
                                        present("seats"),
                                        channel("WEB"))),
                        RuleFixture.rule("all", LoopStage.SERVICE));

        assertThat(RuleJson.read(RuleJson.write(rules))).isEqualTo(rules);
    }

    private static void assertContradiction(RuleCondition... conditions) {
        assertRefused(TouchpointRule.CONTRADICTION, () -> set(conditions));
    }

    private static void assertRefused(Rule rule, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken -> assertThat(broken.rule()).isEqualTo(rule));
    }

    private static RuleSet set(RuleCondition... conditions) {
        return new RuleSet(1, List.of(RuleFixture.rule("it", LoopStage.SERVICE, conditions)));
    }

    private static RuleCondition channel(String... names) {
        return RuleCondition.oneOf(RuleField.CHANNEL, names);
    }

    private static RuleCondition present(String key) {
        return RuleCondition.attribute(key, RuleTest.PRESENT);
    }

    private static RuleSet.Seen seen(Channel channel) {
        JsonObject attributes =
                Json.createObjectBuilder()
                        .add("plan", "Gold")
                        .add("seats", 12)
                        .add("trial", true)
                        .add("tags", Json.createArrayBuilder().add("big").add("B"))
                        .add("nested", Json.createObjectBuilder().add("x", 1))
                        .add("nothing", JsonValue.NULL)
                        .build();
        return new RuleSet.Seen(
                "Shop",
                "WEB_VISIT",
                channel,
                Direction.INBOUND,
                List.of(LINE, PRODUCT),
                () -> attributes);
    }
}
