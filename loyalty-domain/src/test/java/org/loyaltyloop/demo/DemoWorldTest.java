package org.loyaltyloop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.customer.PhoneNumber;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

class DemoWorldTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant TUESDAY_NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final DemoWorld WORLD = DemoWorld.grow(DemoWorld.SEED, TUESDAY_NOON, AMSTERDAM);

    static Stream<Instant> firstStarts() {
        return Stream.of(
                TUESDAY_NOON,
                Instant.parse("2026-11-22T20:00:00Z"),
                Instant.parse("2027-01-01T05:30:00Z"),
                Instant.parse("2028-02-29T23:30:00Z"),
                Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void theSameSeedAndMomentGiveTheSameWorld() {
        DemoWorld again = DemoWorld.grow(DemoWorld.SEED, TUESDAY_NOON, AMSTERDAM);

        assertThat(again.accounts()).isEqualTo(WORLD.accounts());
        assertThat(again.moments()).isEqualTo(WORLD.moments());
    }

    @Test
    void anotherSeedGivesAnotherWorldWithTheSameStories() {
        DemoWorld other = DemoWorld.grow(1, TUESDAY_NOON, AMSTERDAM);

        assertThat(other.accounts()).isNotEqualTo(WORLD.accounts());
        assertThat(other.accounts().subList(0, 18)).isEqualTo(WORLD.accounts().subList(0, 18));
    }

    @ParameterizedTest
    @ValueSource(longs = {DemoWorld.SEED, 1, 2, 3})
    void aWorldIsAsLargeAsAMiddlingFirm(long seed) {
        DemoWorld world = DemoWorld.grow(seed, TUESDAY_NOON, AMSTERDAM);

        assertThat(world.accounts()).hasSize(250);
        assertThat(world.accounts().stream().mapToInt(a -> a.contacts().size()).sum())
                .isBetween(750, 900);
        assertThat(world.moments()).hasSizeBetween(18_000, 22_000);
    }

    @ParameterizedTest
    @MethodSource("firstStarts")
    void everyStageAndDepartmentHasItsShareWheneverTheFirstStartIs(Instant now) {
        DemoWorld world = DemoWorld.grow(DemoWorld.SEED, now, AMSTERDAM);

        for (LoopStage stage : LoopStage.values()) {
            assertThat(world.moments()).filteredOn(m -> m.stage() == stage).hasSizeGreaterThan(250);
        }
        for (Department department : EnumSet.complementOf(EnumSet.of(Department.SYSTEM))) {
            assertThat(world.moments())
                    .filteredOn(m -> m.department() == department)
                    .hasSizeGreaterThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource("firstStarts")
    void nothingLiesInTheFutureOrMoreThanAYearBack(Instant now) {
        DemoWorld world = DemoWorld.grow(DemoWorld.SEED, now, AMSTERDAM);

        assertThat(world.moments())
                .allSatisfy(
                        moment ->
                                assertThat(moment.at())
                                        .isBetween(now.minus(368, ChronoUnit.DAYS), now))
                .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @ParameterizedTest
    @MethodSource("firstStarts")
    void theLastTwoWorkingDaysAreAliveForWhoeverOpensTheHomePage(Instant now) {
        DemoWorld world = DemoWorld.grow(DemoWorld.SEED, now, AMSTERDAM);

        Instant since = now.minus(4, ChronoUnit.DAYS);
        assertThat(world.moments()).filteredOn(m -> m.at().isAfter(since)).hasSizeGreaterThan(40);
    }

    @Test
    void whoStartsOnASundayFindsWhatWaitsForMonday() {
        Instant sundayEvening = Instant.parse("2026-11-22T19:00:00Z");
        DemoWorld world = DemoWorld.grow(DemoWorld.SEED, sundayEvening, AMSTERDAM);

        assertThat(world.moments())
                .filteredOn(m -> m.at().isAfter(sundayEvening.minus(20, ChronoUnit.HOURS)))
                .filteredOn(m -> m.kind() == MomentKind.QUESTION)
                .hasSizeGreaterThan(5)
                .allMatch(m -> m.author().isEmpty());
    }

    @Test
    void everyMomentNamesAContactOfItsAccountAndSaysSomethingFinished() {
        assertThat(WORLD.moments())
                .allSatisfy(
                        moment -> {
                            DemoAccount account = WORLD.accounts().get(moment.account());
                            moment.contact()
                                    .ifPresent(
                                            at ->
                                                    assertThat(account.contacts())
                                                            .hasSizeGreaterThan(at));
                            assertThat(moment.summary())
                                    .isNotBlank()
                                    .hasSizeLessThan(200)
                                    .doesNotContain("{", "=>");
                            assertThat(moment.outcome()).hasSizeLessThan(300).doesNotContain("{");
                        });
    }

    @Test
    void everyOrderIsPlacedBeforeItIsDeliveredInvoicedAndPaid() {
        Map<String, Moment> firstOf =
                WORLD.moments().stream()
                        .filter(moment -> !moment.order().isEmpty())
                        .collect(Collectors.toMap(Moment::order, m -> m, (first, later) -> first));

        assertThat(firstOf).hasSizeGreaterThan(300);
        assertThat(firstOf.values()).allMatch(moment -> moment.kind().isPurchase());
    }

    @Test
    void everyOwnerAndAuthorWorksHere() {
        Set<String> logins =
                DemoColleague.ALL.stream().map(DemoColleague::login).collect(Collectors.toSet());

        assertThat(WORLD.accounts())
                .allSatisfy(
                        a ->
                                assertThat(a.owner())
                                        .matches(o -> o.isEmpty() || logins.contains(o.get())));
        assertThat(WORLD.moments())
                .allSatisfy(
                        m ->
                                assertThat(m.author())
                                        .matches(o -> o.isEmpty() || logins.contains(o.get())));
        assertThat(WORLD.accounts())
                .filteredOn(a -> a.owner().filter("sales"::equals).isPresent())
                .hasSizeBetween(25, 45);
    }

    @Test
    void nobodyCanBeReachedUnderTheNumbersAndAddressesOfTheDemonstration() {
        for (DemoAccount account : WORLD.accounts()) {
            assertThat(account.site()).endsWith(".example");
            List<String> phones =
                    Stream.concat(
                                    Stream.of(account.phone()),
                                    account.contacts().stream().map(DemoContact::phone))
                            .toList();
            // In the Netherlands no subscriber's number begins with a zero.
            assertThat(phones)
                    .allMatch(phone -> phone.matches("0\\d{2,3} 0\\d{1,2} \\d{2} \\d{2}"));
            assertThat(phones)
                    .allSatisfy(
                            phone ->
                                    assertThat(PhoneNumber.parse(phone))
                                            .hasValueSatisfying(
                                                    number ->
                                                            assertThat(number.digits())
                                                                    .hasSize(11)));
            assertThat(account.contacts())
                    .allMatch(contact -> contact.email().endsWith(".example"));
        }
    }

    @Test
    void namesAreDistinctAndParentsStandBeforeTheirSubsidiaries() {
        Set<String> names = new HashSet<>();
        for (DemoAccount account : WORLD.accounts()) {
            assertThat(names.add(account.name())).as(account.name()).isTrue();
            account.parent().ifPresent(parent -> assertThat(parent).isLessThan(account.number()));
        }
        assertThat(WORLD.accounts()).filteredOn(a -> a.parent().isPresent()).hasSizeGreaterThan(12);
        assertThat(WORLD.accounts()).filteredOn(DemoAccount::person).hasSizeGreaterThan(10);
    }

    @Test
    void mostHappensOnWorkingDaysAndSummerIsQuiet() {
        long weekend =
                WORLD.moments().stream()
                        .filter(
                                m ->
                                        LocalDate.ofInstant(m.at(), AMSTERDAM)
                                                        .getDayOfWeek()
                                                        .getValue()
                                                > 5)
                        .count();
        assertThat(weekend).isBetween(1L, WORLD.moments().size() / 10L);
        assertThat(inMonth(8)).isLessThan(inMonth(9));
    }

    @Test
    void someStagesHaveAnswersEnoughThisQuarterSomeTooFewAndSomeNone() {
        Instant quarter = TUESDAY_NOON.minus(92, ChronoUnit.DAYS);
        Map<LoopStage, Long> answers =
                WORLD.moments().stream()
                        .filter(m -> m.at().isAfter(quarter))
                        .flatMap(m -> m.answer().stream())
                        .collect(Collectors.groupingBy(Answer::asked, Collectors.counting()));

        assertThat(answers.get(LoopStage.EXPERIENCE)).isGreaterThan(30);
        assertThat(answers.get(LoopStage.SERVICE)).isGreaterThan(30);
        assertThat(answers.get(LoopStage.ORIENTATION)).isBetween(1L, 29L);
        assertThat(answers).doesNotContainKeys(LoopStage.INSPIRATION, LoopStage.ENGAGEMENT);
    }

    private static long inMonth(int month) {
        return WORLD.moments().stream()
                .filter(m -> LocalDate.ofInstant(m.at(), AMSTERDAM).getMonthValue() == month)
                .count();
    }
}
