package org.loyaltyloop.web.i18n;

/** The texts in English; found by its name, see {@link java.util.ResourceBundle}. */
public class Messages_en extends Messages {

    /** Reads the texts. */
    public Messages_en() {
        super("en");
    }
}
