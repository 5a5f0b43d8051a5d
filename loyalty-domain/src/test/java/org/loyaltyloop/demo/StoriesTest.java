package org.loyaltyloop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.journey.LoopJourney;
import org.loyaltyloop.journey.Step;
import org.loyaltyloop.touchpoint.LoopStage;

/** The stories as the fold of the journey sees them, whatever day the first start is on. */
class StoriesTest {

    private static final String[] PATIENCE_DAYS = {"60", "30", "30", "14", "30", "14", "30", "90"};

    private record Told(DemoWorld world, Instant now) {

        static Told on(String moment) {
            Instant now = Instant.parse(moment);
            return new Told(
                    DemoWorld.grow(DemoWorld.SEED, now, ZoneId.of("Europe/Amsterdam")), now);
        }

        List<Moment> of(String name) {
            int number =
                    world.accounts().stream()
                            .filter(account -> account.name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .number();
            return world.moments().stream().filter(moment -> moment.account() == number).toList();
        }

        LoopJourney journey(String name) {
            List<Step> steps = new ArrayList<>();
            for (Moment moment : of(name)) {
                if (!moment.kind().isOurMessage()) {
                    steps.add(
                            new Step(
                                    moment.at(),
                                    moment.stage(),
                                    moment.kind().source(),
                                    String.valueOf(steps.size()),
                                    moment.kind().isPurchase(),
                                    Optional.of(moment.order()).filter(order -> !order.isEmpty())));
                }
            }
            return LoopJourney.fold(steps).orElseThrow().journey();
        }

        boolean stalled(String name) {
            LoopJourney journey = journey(name);
            long days = Long.parseLong(PATIENCE_DAYS[journey.reached().ordinal()]);
            return journey.isStalled(Duration.ofDays(days), now);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T11:00:00Z",
                "2026-11-22T20:00:00Z",
                "2027-01-01T05:30:00Z",
                "2027-04-06T07:00:00Z",
                "2027-08-16T15:00:00Z"
            })
    void holdWheneverTheFirstStartIs(String moment) {
        Told told = Told.on(moment);

        LoopJourney showpiece = told.journey("Bouwgroep Van 't Hoff & Zn. B.V.");
        assertThat(showpiece.lap()).isEqualTo(3);
        assertThat(showpiece.reached()).isEqualTo(LoopStage.SERVICE);
        assertThat(showpiece.skipped()).contains(LoopStage.ORIENTATION);

        LoopJourney loyal = told.journey("Notariskantoor Van den Berg & In 't Veld");
        assertThat(loyal.lap()).isEqualTo(4);
        assertThat(loyal.reached()).isEqualTo(LoopStage.ENGAGEMENT);

        LoopJourney undecided = told.journey("Installatiebedrijf Op den Camp");
        assertThat(undecided.reached()).isEqualTo(LoopStage.SELECTION);
        assertThat(told.stalled("Installatiebedrijf Op den Camp")).isTrue();

        LoopJourney silent = told.journey("Drukkerij d'Hondt");
        assertThat(silent.reached()).isEqualTo(LoopStage.SERVICE);
        assertThat(silent.latest()).isEqualTo(LoopStage.SERVICE);
        assertThat(told.stalled("Drukkerij d'Hondt")).isTrue();

        LoopJourney lead = told.journey("Advocatenkantoor De Ruijter");
        assertThat(lead.lap()).isEqualTo(1);
        assertThat(lead.reached()).isEqualTo(LoopStage.ORIENTATION);
        assertThat(told.stalled("Advocatenkantoor De Ruijter")).isFalse();

        LoopJourney lost = told.journey("Hotel De Gouden Leeuw");
        assertThat(lost.reached()).isEqualTo(LoopStage.SELECTION);
        assertThat(told.stalled("Hotel De Gouden Leeuw")).isTrue();

        LoopJourney repeating = told.journey("Accountantskantoor 's-Gravezande");
        assertThat(repeating.lap()).isEqualTo(5);
        assertThat(repeating.shortLoop()).isTrue();
        assertThat(repeating.reached()).isEqualTo(LoopStage.TRANSACTION);

        assertThat(told.stalled("Transport Ter Horst")).isTrue();
        assertThat(told.journey("Transport Ter Horst").reached()).isEqualTo(LoopStage.EXPERIENCE);
    }

    @Test
    void theHostageIsBoundAndUnhappy() {
        List<Moment> hostage = Told.on("2026-11-24T11:00:00Z").of("Zorggroep Het Hooghe Land");

        assertThat(hostage).anyMatch(moment -> moment.kind() == MomentKind.CONTRACT_SIGNED);
        assertThat(hostage)
                .flatExtracting(moment -> moment.answer().stream().toList())
                .anyMatch(answer -> answer.metric().equals("CSAT") && answer.score() <= 2);
    }

    @Test
    void theShowpieceEndsWithTheComplaintOfToday() {
        List<Moment> told = Told.on("2026-11-24T11:00:00Z").of("Bouwgroep Van 't Hoff & Zn. B.V.");

        Moment last = told.get(told.size() - 1);
        assertThat(last.kind()).isEqualTo(MomentKind.COMPLAINT);
        assertThat(last.at()).isEqualTo(Instant.parse("2026-11-24T09:42:00Z"));
        assertThat(told).hasSizeGreaterThan(150);
    }

    @Test
    void theGroupStandsTogether() {
        DemoWorld world = Told.on("2026-11-24T11:00:00Z").world();
        DemoAccount holding =
                world.accounts().stream()
                        .filter(account -> account.name().equals("Ter Weijde Holding B.V."))
                        .findFirst()
                        .orElseThrow();

        assertThat(world.accounts())
                .filteredOn(account -> account.parent().equals(Optional.of(holding.number())))
                .hasSize(3)
                .allMatch(account -> account.name().startsWith("Ter Weijde"));
    }
}
