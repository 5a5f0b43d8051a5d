package org.loyaltyloop.binding;

import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What can be done about a level in a situation.
 *
 * @param instrument what it would make, or keep alive
 * @param textEn what to do, in English; up to 300 characters
 * @param textNl the same in Dutch
 * @param whyEn why, in English; up to 300 characters
 * @param whyNl the same in Dutch
 * @param guideEn what to ask in the conversation that it leads to, a line each; up to 2,000
 *     characters, may be empty
 * @param guideNl the same in Dutch
 * @param sort lower ones are suggested first
 * @param active whether it is suggested
 * @param version for optimistic saving
 * @param changedBy who saved it last; empty for those that the product begins with
 */
public record Measure(
        MeasureId id,
        BindingLevel level,
        Situation situation,
        Instrument instrument,
        String textEn,
        String textNl,
        String whyEn,
        String whyNl,
        String guideEn,
        String guideNl,
        int sort,
        boolean active,
        int version,
        Optional<String> changedBy) {

    private static final int LONGEST = 300;
    private static final int LONGEST_GUIDE = 2_000;
    private static final int LAST = 9_999;

    /** Refuses a measure without its texts. */
    public Measure {
        Checks checks = new Checks();
        textEn = checks.required("textEn", textEn, LONGEST);
        textNl = checks.required("textNl", textNl, LONGEST);
        whyEn = checks.required("whyEn", whyEn, LONGEST);
        whyNl = checks.required("whyNl", whyNl, LONGEST);
        guideEn = checks.optionalText("guideEn", Optional.of(guideEn), LONGEST_GUIDE).orElse("");
        guideNl = checks.optionalText("guideNl", Optional.of(guideNl), LONGEST_GUIDE).orElse("");
        checks.that(sort >= 0 && sort <= LAST, "sort", InputRule.OUT_OF_RANGE, 0, LAST);
        checks.that(instrument.fits(level), "instrument", BindingRefusal.OTHER_LEVEL);
        checks.refuseIfAny();
    }

    /** What to do, in the reader's language. */
    public String text(Locale locale) {
        return dutch(locale) ? textNl : textEn;
    }

    /** Why, in the reader's language. */
    public String why(Locale locale) {
        return dutch(locale) ? whyNl : whyEn;
    }

    /** What to ask, in the reader's language; empty where nothing is given. */
    public String guide(Locale locale) {
        return dutch(locale) ? guideNl : guideEn;
    }

    private static boolean dutch(Locale locale) {
        return locale.getLanguage().equals("nl");
    }
}
