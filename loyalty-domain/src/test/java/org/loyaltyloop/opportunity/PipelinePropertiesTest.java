package org.loyaltyloop.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.touchpoint.TouchpointDraft;

/** Whatever people do to an opportunity, its touchpoints tell the history that stands. */
class PipelinePropertiesTest {

    private static final PipelineWorld WORLD = new PipelineWorld();
    private static final String UNDO = "undo";

    @AfterContainer
    static void close() {
        WORLD.close();
    }

    @Provide
    Arbitrary<List<String>> deeds() {
        return Arbitraries.of("PROSPECTING", "ENGAGING", "PROPOSAL", "WON", "LOST", UNDO, UNDO)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 40)
    void anySequenceOfMovesAndUndosLeavesTheTouchpointsOfTheHistoryThatStands(
            @ForAll("deeds") List<String> deeds) {
        clear();
        OpportunityId id = WORLD.open(Optional.of(WORLD.account));
        List<String> expected = new ArrayList<>(List.of("PROSPECTING"));
        Optional<MoveId> last = Optional.empty();
        Deque<List<String>> before = new ArrayDeque<>();
        for (String deed : deeds) {
            if (deed.equals(UNDO)) {
                if (last.isPresent()) {
                    WORLD.undo(WORLD.anna, id, last.get());
                    expected = before.pop();
                    last = Optional.empty();
                }
                continue;
            }
            List<String> was = List.copyOf(expected);
            Optional<MoveId> made = WORLD.move(WORLD.anna, id, deed);
            if (made.isPresent()) {
                before.clear();
                before.push(new ArrayList<>(was));
                last = made;
                expected.removeIf(phase -> phase.equals("WON") || phase.equals("LOST"));
                if (expected.isEmpty() || !expected.get(expected.size() - 1).equals(deed)) {
                    expected.add(deed);
                }
            }
        }

        assertThat(WORLD.told()).isEqualTo(expected);
        assertThat(WORLD.phase(id)).isEqualTo(expected.get(expected.size() - 1));
        boolean won = WORLD.phase(id).equals("WON");
        assertThat(WORLD.headline(WORLD.account).bought() == Bought.YES).isEqualTo(won);
    }

    @Property(tries = 12)
    void oneDealIsOnePurchaseWhicheverSystemTellsOfItFirst(
            @ForAll boolean importFirst, @ForAll boolean customerAlready) {
        clear();
        if (customerAlready) {
            purchase("earlier", "SO-0");
        }
        OpenOpportunity command =
                OpenOpportunity.now(named("D-1"), "test", "one deal " + importFirst).in("ENGAGING");
        OpportunityId id = WORLD.open(command);
        if (importFirst) {
            purchase("deal 1 won", "D-1");
        }
        WORLD.move(WORLD.anna, id, "WON");
        if (!importFirst) {
            purchase("deal 1 won", "D-1");
        }

        long purchases =
                WORLD.sql.number(
                        "select count(*) from journey.v_lap where account_id = ? and bought = 'YES'",
                        WORLD.account.value());
        assertThat(WORLD.headline(WORLD.account).bought()).isEqualTo(Bought.YES);
        assertThat(purchases).isEqualTo(customerAlready ? 2 : 1);
    }

    private static OpportunityDetails named(String orderRef) {
        OpportunityDetails d = WORLD.details(Optional.of(WORLD.account));
        return new OpportunityDetails(
                d.name(),
                d.account(),
                d.owner(),
                d.value(),
                d.currency(),
                d.probability(),
                d.expectedClose(),
                d.offering(),
                d.competitor(),
                d.origin(),
                Optional.of(orderRef));
    }

    private static void purchase(String externalId, String orderRef) {
        WORLD.clock.advance(Duration.ofHours(1));
        WORLD.database.inTransaction(
                () ->
                        WORLD.touchpoints.record(
                                WORLD.admin,
                                new TouchpointDraft()
                                        .account(WORLD.account)
                                        .type("CONTRACT_SIGNED")
                                        .occurredAt(WORLD.clock.instant())
                                        .known("erp", externalId)
                                        .orderRef(orderRef)
                                        .toCommand()));
    }

    private static void clear() {
        WORLD.sql.update("truncate opportunity.opportunity cascade");
        WORLD.sql.update("truncate touchpoint.touchpoint cascade");
        for (String table : List.of("journey", "lap", "stay")) {
            WORLD.sql.update("truncate journey." + table + " cascade");
        }
    }
}
