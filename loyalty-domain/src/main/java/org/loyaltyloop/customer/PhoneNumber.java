package org.loyaltyloop.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as it was typed and as it compares: the digits of its E.164 form without the
 * plus sign, so that {@code 038 421 77 10}, {@code +31 38 4217710} and {@code 0031 (0)38-4217710}
 * are one number.
 *
 * @param typed as the person wrote it
 * @param digits such as {@code 31384217710}
 */
public record PhoneNumber(String typed, String digits) {

    /** Numbers without a country code are taken to be of this country (ISO 3166-1). */
    public static final String HOME_COUNTRY = "NL";

    private static final int LONGEST = 60;
    private static final int SHORTEST_FRAGMENT = 3;
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(0\\)");
    private static final Pattern FRAGMENT = Pattern.compile("[+(]?[\\d\\s()./-]+");

    /** Reads a number; empty where the text is no telephone number. */
    public static Optional<PhoneNumber> parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            String international =
                    numbers.format(
                            numbers.parse(TRUNK_ZERO.matcher(text).replaceAll(""), HOME_COUNTRY),
                            PhoneNumberFormat.E164);
            return Optional.of(new PhoneNumber(text, international.substring(1)));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The digits to look for within {@link #digits} when somebody types a part of a number: without
     * separators and without the zeros in front that stand for trunk or abroad. Empty where the
     * text is no part of a number, or under three digits.
     */
    public static Optional<String> fragment(String typed) {
        String text = TRUNK_ZERO.matcher(typed.strip()).replaceAll("");
        if (!FRAGMENT.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replaceAll("\\D", "").replaceFirst("^00?", "");
        return digits.length() < SHORTEST_FRAGMENT ? Optional.empty() : Optional.of(digits);
    }
}
