package org.loyaltyloop.journey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Writes steps the way the domain speaks of them: {@code Steps.of("I O S T E V N G")}, a letter a
 * stage and a day a step. V is SERVICE, N INTERACTION, G ENGAGEMENT, T a purchase, {@code p} a
 * payment; {@code T#1} names order 1.
 */
final class Steps {

    static final Instant START = Instant.parse("2026-01-01T09:00:00Z");
    private static final String LETTERS = "IOSTEVNG";

    private Steps() {}

    static List<Step> of(String letters) {
        List<Step> steps = new ArrayList<>();
        for (String word : letters.split(" ")) {
            steps.add(step(word, steps.size()));
        }
        return steps;
    }

    static Step step(String word, int day) {
        char letter = word.charAt(0);
        LoopStage stage =
                letter == 'p' ? LoopStage.TRANSACTION : LoopStage.values()[LETTERS.indexOf(letter)];
        Optional<String> order =
                word.indexOf('#') > 0
                        ? Optional.of(word.substring(word.indexOf('#')))
                        : Optional.empty();
        return new Step(at(day), stage, "test", "step-%05d".formatted(day), letter == 'T', order);
    }

    static Instant at(int day) {
        return START.plus(day, ChronoUnit.DAYS);
    }

    static Travelled travel(String letters) {
        return LoopJourney.fold(of(letters)).orElseThrow();
    }

    static LoopJourney journey(String letters) {
        return travel(letters).journey();
    }
}
