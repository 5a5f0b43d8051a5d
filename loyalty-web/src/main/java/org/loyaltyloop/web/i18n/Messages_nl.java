package org.loyaltyloop.web.i18n;

/** The texts in Dutch; found by its name, see {@link java.util.ResourceBundle}. */
public class Messages_nl extends Messages {

    /** Reads the texts. */
    public Messages_nl() {
        super("nl");
    }
}
