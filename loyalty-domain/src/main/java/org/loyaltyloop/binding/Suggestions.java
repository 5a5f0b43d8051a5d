package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Chooses from the library what would help one account. */
final class Suggestions {

    private static final int MOST = 3;
    private static final int ENDING_DAYS = 90;
    private static final double OLD = 0.5;

    private Suggestions() {}

    /**
     * Up to three measures: what presses most first, then what would deepen the weakest level. Two
     * of them never make the same kind of tie.
     */
    static List<Measure> of(BindingProfile profile, List<Measure> library) {
        BindingProfile.LevelProfile weakest = profile.weakest();
        boolean hostage = profile.hostage().state() == HostageRisk.State.AT_RISK;
        List<Measure> fitting =
                library.stream()
                        .filter(Measure::active)
                        .filter(m -> fits(m, profile, weakest, hostage))
                        .sorted(
                                Comparator.comparing(Measure::situation)
                                        .thenComparing(Measure::sort)
                                        .thenComparing(m -> m.id().value()))
                        .toList();
        List<Measure> chosen = new ArrayList<>();
        Set<Instrument> made = EnumSet.noneOf(Instrument.class);
        for (Measure measure : fitting) {
            if (chosen.size() < MOST && made.add(measure.instrument())) {
                chosen.add(measure);
            }
        }
        return chosen;
    }

    private static boolean fits(
            Measure measure,
            BindingProfile profile,
            BindingProfile.LevelProfile weakest,
            boolean hostage) {
        if (measure.situation() == Situation.HOSTAGE) {
            return hostage;
        }
        List<BindingProfile.Weighed> own =
                profile.level(measure.level()).ties().stream()
                        .filter(t -> t.tie().instrument() == measure.instrument())
                        .toList();
        boolean deepens = measure.level() == weakest.level() && weakest.band() != Band.STRONG;
        return switch (measure.situation()) {
            case ENDING -> own.stream().anyMatch(t -> endsSoon(t.tie(), profile.day()));
            case FADING ->
                    deepens
                            && !own.isEmpty()
                            && own.stream().allMatch(tie -> tie.freshness() < OLD);
            case MISSING -> deepens && own.isEmpty();
            case THIN -> deepens && weakest.ties().size() == 1 && own.isEmpty();
            case HOSTAGE -> hostage;
        };
    }

    private static boolean endsSoon(Tie tie, LocalDate day) {
        return tie.validUntil()
                .filter(last -> last.isBefore(day.plusDays(ENDING_DAYS)))
                .isPresent();
    }
}
