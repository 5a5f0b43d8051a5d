package org.loyaltyloop.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.ThreeWay;

class RuleMergeTest {

    private static final ClassificationRule A = RuleFixture.rule("A", LoopStage.INSPIRATION);
    private static final ClassificationRule B = RuleFixture.rule("B", LoopStage.ORIENTATION);
    private static final ClassificationRule C = RuleFixture.rule("C", LoopStage.SELECTION);
    private static final ClassificationRule NEW = RuleFixture.rule("New", LoopStage.SERVICE);

    @Test
    void whatOnlyOneSideChangedStands() {
        assertThat(merge(List.of(A, B, C), List.of(A, to(B), C), List.of(C, A, B)))
                .containsExactly(C, A, to(B));
        assertThat(merge(List.of(A, B), List.of(A, B), List.of(A, to(B))))
                .containsExactly(A, to(B));
    }

    @Test
    void whereBothChangedTheSameRuleTheDraftStands() {
        ClassificationRule mine = A.enabled(false);

        assertThat(merge(List.of(A), List.of(to(A)), List.of(mine))).containsExactly(mine);
    }

    @Test
    void anAddedRuleStandsBehindItsNeighbour() {
        assertThat(merge(List.of(A, B), List.of(A, NEW, B), List.of(B, A)))
                .containsExactly(B, A, NEW);
        assertThat(merge(List.of(A), List.of(NEW, A), List.of(A))).containsExactly(NEW, A);
    }

    @Test
    void aRemovedRuleStaysAwayUnlessTheOtherSideChangedIt() {
        assertThat(merge(List.of(A, B), List.of(B), List.of(A, B))).containsExactly(B);
        assertThat(merge(List.of(A, B), List.of(A, B), List.of(B))).containsExactly(B);
        assertThat(merge(List.of(A), List.of(), List.of(to(A)))).containsExactly(to(A));
        assertThat(merge(List.of(A), List.of(to(A)), List.of())).containsExactly(to(A));
    }

    @Property
    void anUntouchedDraftBecomesTheirs(
            @ForAll("rules") List<ClassificationRule> base,
            @ForAll("rules") List<ClassificationRule> theirs) {
        assertThat(merge(base, theirs, base)).containsExactlyInAnyOrderElementsOf(theirs);
    }

    @Property
    void withoutTheirChangesTheDraftStandsAsItIs(
            @ForAll("rules") List<ClassificationRule> base,
            @ForAll("rules") List<ClassificationRule> mine) {
        assertThat(merge(base, base, mine)).isEqualTo(mine);
    }

    @Provide
    Arbitrary<List<ClassificationRule>> rules() {
        return Arbitraries.shuffle(List.of(A, B, C, NEW))
                .flatMap(
                        order ->
                                Arbitraries.integers().between(0, 4).map(n -> order.subList(0, n)));
    }

    private static ClassificationRule to(ClassificationRule rule) {
        return new ClassificationRule(
                rule.id(), rule.name(), Optional.empty(), true, LoopStage.ENGAGEMENT, List.of());
    }

    private static List<ClassificationRule> merge(
            List<ClassificationRule> base,
            List<ClassificationRule> theirs,
            List<ClassificationRule> mine) {
        return ThreeWay.merge(base, theirs, mine, ClassificationRule::id);
    }
}
