package org.loyaltyloop.opportunity;

import java.util.Locale;

/**
 * A reason for which opportunities are lost, as the firm counts them; what the customer said stands
 * beside it in words.
 *
 * @param code by which files and programs name it; never changes
 * @param active whether it can still be given
 * @param version for the next change
 */
public record LostReason(
        String code, int sort, String nameEn, String nameNl, boolean active, int version) {

    /** The name in the language of the locale: Dutch or, for all others, English. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("nl") ? nameNl : nameEn;
    }
}
