package org.loyaltyloop.opportunity;

import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * A phase of the pipeline.
 *
 * @param code by which files and programs name it; never changes
 * @param probability percent; that of opportunities in it for which nobody says otherwise
 * @param stage where in the loop reaching it is a touchpoint: ORIENTATION to TRANSACTION
 * @param patienceDays after so many days in it somebody should look; empty for no matter
 * @param active whether opportunities may be moved into it
 * @param version for the next change
 */
public record Phase(
        String code,
        int sort,
        String nameEn,
        String nameNl,
        PhaseKind kind,
        int probability,
        LoopStage stage,
        Optional<Integer> patienceDays,
        boolean active,
        int version) {

    /** The name in the language of the locale: Dutch or, for all others, English. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("nl") ? nameNl : nameEn;
    }

    /** Whether opportunities in it are still on their way. */
    public boolean open() {
        return kind == PhaseKind.OPEN;
    }

    /** The type of the touchpoint that reaching it is. */
    String touchpointType() {
        return switch (kind) {
            case WON -> "OPPORTUNITY_WON";
            case LOST -> "OPPORTUNITY_LOST";
            case OPEN ->
                    switch (stage) {
                        case ORIENTATION -> "OPPORTUNITY_OPENED";
                        case TRANSACTION -> "OPPORTUNITY_CLOSING";
                        default -> "OPPORTUNITY_ENGAGED";
                    };
        };
    }
}
