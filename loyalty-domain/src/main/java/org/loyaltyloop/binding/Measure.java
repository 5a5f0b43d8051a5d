package org.loyaltyloop.binding;

import java.util.Locale;
import org.loyaltyloop.kernel.Checks;

/**
 * What can be done about a level in a situation.
 *
 * @param instrument what it would make, or keep alive
 * @param textEn what to do, in English; up to 300 characters
 * @param textNl the same in Dutch
 * @param whyEn why, in English; up to 300 characters
 * @param whyNl the same in Dutch
 * @param sort lower ones are suggested first
 * @param active whether it is suggested
 * @param version for optimistic saving
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
        int sort,
        boolean active,
        int version) {

    private static final int LONGEST = 300;

    /** Refuses a measure without its texts. */
    public Measure {
        Checks checks = new Checks();
        textEn = checks.required("textEn", textEn, LONGEST);
        textNl = checks.required("textNl", textNl, LONGEST);
        whyEn = checks.required("whyEn", whyEn, LONGEST);
        whyNl = checks.required("whyNl", whyNl, LONGEST);
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

    private static boolean dutch(Locale locale) {
        return locale.getLanguage().equals("nl");
    }
}
