package org.loyaltyloop.touchpoint;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places the touchpoints of one account anew, as if they were recorded now, in the order in which
 * they occurred. A person's placement stands; else a rule decides, else the stage that the sending
 * system named, else the type's, else whether the account was a customer by then.
 */
final class Reclassifying {

    private Reclassifying() {}

    /**
     * A touchpoint as it is placed now.
     *
     * @param ground what its newest placement rests on
     * @param rule the rule that placed it, where one did
     * @param firstStage where it was placed first
     * @param firstBasis on what ground that was; never a rule
     */
    record Known(
            TouchpointId id,
            String type,
            String source,
            Channel channel,
            Direction direction,
            List<String> offering,
            Optional<String> attributes,
            Instant occurredAt,
            LoopStage stage,
            boolean moving,
            boolean purchase,
            PlacementBasis ground,
            Optional<RuleId> rule,
            LoopStage firstStage,
            PlacementBasis firstBasis,
            Optional<String> firstReason) {}

    /** Where it belongs. */
    record Placed(
            Known touchpoint,
            LoopStage stage,
            PlacementBasis ground,
            Optional<RuleSet.Hit> rule,
            boolean moving,
            boolean purchase,
            List<RuleId> passed) {

        boolean elsewhere() {
            return stage != touchpoint.stage();
        }

        /** Whether the stage, or what it rests on, is to be written down. */
        boolean placedAnew() {
            return elsewhere()
                    || ground != touchpoint.ground()
                    || !rule.map(RuleSet.Hit::rule).equals(touchpoint.rule());
        }

        /** Whether journeys and figures have to hear of it. */
        boolean counts() {
            return elsewhere()
                    || moving != touchpoint.moving()
                    || purchase != touchpoint.purchase();
        }
    }

    /**
     * Places all of an account.
     *
     * @param customerSince what somebody entered
     * @param thorough whether to note all rules that each passes, not only the one that takes it
     */
    static List<Placed> place(
            List<Known> touchpoints,
            Optional<Instant> customerSince,
            Classification classification,
            boolean thorough) {
        List<Known> sorted = new ArrayList<>(touchpoints);
        // An order makes a customer of whoever calls at the same moment.
        sorted.sort(
                Comparator.comparing(Known::occurredAt)
                        .thenComparing(known -> isOpen(known, classification)));
        Beginning beginning = new Beginning(customerSince, Optional.empty());
        List<Placed> placed = new ArrayList<>(sorted.size());
        for (Known known : sorted) {
            Placed now = place(known, beginning, classification, thorough);
            placed.add(now);
            if (now.moving()) {
                beginning = beginning.after(now.stage(), known.occurredAt());
            }
        }
        return placed;
    }

    private static Placed place(
            Known known, Beginning beginning, Classification classification, boolean thorough) {
        TouchpointType type = classification.type(known.type()).orElseThrow();
        RuleSet rules = classification.rules();
        boolean moving = type.moves(known.direction());
        if (known.ground() == PlacementBasis.PERSON) {
            return new Placed(
                    known,
                    known.stage(),
                    PlacementBasis.PERSON,
                    Optional.empty(),
                    moving,
                    type.purchase(),
                    List.of());
        }
        RuleSet.Seen seen = seen(known);
        Optional<RuleSet.Hit> hit = rules.isEmpty() ? Optional.empty() : rules.hit(seen);
        Placing placing =
                hit.map(h -> new Placing(h.stage(), PlacementBasis.RULE, Optional.of(h.name())))
                        .orElseGet(() -> withoutRule(known, type, beginning));
        return new Placed(
                known,
                placing.stage(),
                placing.basis(),
                hit,
                moving,
                type.purchase(),
                thorough ? rules.passed(seen) : List.of());
    }

    private static Placing withoutRule(Known known, TouchpointType type, Beginning beginning) {
        if (known.firstBasis() == PlacementBasis.GIVEN) {
            return new Placing(known.firstStage(), PlacementBasis.GIVEN, known.firstReason());
        }
        return type.stage()
                .map(stage -> new Placing(stage, PlacementBasis.TYPE, Optional.empty()))
                .orElseGet(() -> Placing.open(beginning.isCustomer(known.occurredAt())));
    }

    private static boolean isOpen(Known known, Classification classification) {
        return known.firstBasis() != PlacementBasis.GIVEN
                && known.ground() != PlacementBasis.PERSON
                && classification.type(known.type()).flatMap(TouchpointType::stage).isEmpty();
    }

    private static RuleSet.Seen seen(Known known) {
        return new RuleSet.Seen(
                known.source(),
                known.type(),
                known.channel(),
                known.direction(),
                known.offering(),
                new Parsed(known.attributes())::get);
    }

    /** Reads attributes when the first rule looks at them, and once. */
    private static final class Parsed {
        private final Optional<String> text;
        private @Nullable JsonObject read;

        Parsed(Optional<String> text) {
            this.text = text;
        }

        JsonObject get() {
            JsonObject known = read;
            if (known == null) {
                known = RuleJson.attributes(text);
                read = known;
            }
            return known;
        }
    }
}
