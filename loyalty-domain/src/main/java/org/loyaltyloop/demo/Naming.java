package org.loyaltyloop.demo;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Turns names into addresses under {@code .example}, a domain that can never belong to anybody (RFC
 * 2606).
 */
final class Naming {

    private static final int LONGEST = 28;

    private Naming() {}

    /** The site of a firm, such as {@code bouwgroepvanthoffzn.example}. */
    static String domain(String firm) {
        String plain = plain(firm.replace(" B.V.", ""));
        return (plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain) + ".example";
    }

    /** The mailbox of a person, such as {@code marieke.vanthoff}. */
    static String mailbox(String given, String family) {
        return plain(given) + "." + plain(family);
    }

    /**
     * How a family name begins a firm's name: its prefix takes a capital, save for the Dutch
     * apostrophe.
     */
    static String asFirm(String family) {
        return family.startsWith("'") || family.startsWith("d'")
                ? family
                : family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replace("ı", "i")
                .replaceAll("[^a-z0-9]", "");
    }
}
