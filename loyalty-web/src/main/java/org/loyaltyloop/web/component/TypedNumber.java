package org.loyaltyloop.web.component;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as people type them. Point and comma are both understood: the last of two different signs
 * is the decimal one, a sign that stands several times parts thousands, and a single one parts
 * thousands only where the language writes it so and three digits follow.
 */
public final class TypedNumber {

    private static final Pattern FORM = Pattern.compile("[-+\u2212]?[0-9]*(?:[.,][0-9]+)*");
    private static final int GROUP = 3;

    private TypedNumber() {}

    /**
     * Reads a number; spaces may part thousands.
     *
     * @throws NumberFormatException for anything else
     */
    public static BigDecimal read(String typed, Locale locale) {
        String bare = typed.replaceAll("[\\s\u00a0\u202f]", "").replace('\u2212', '-');
        if (!FORM.matcher(bare).matches()) {
            throw new NumberFormatException(typed);
        }
        int last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
        if (last < 0) {
            return new BigDecimal(bare);
        }
        char sign = bare.charAt(last);
        boolean alone = bare.indexOf('.') < 0 || bare.indexOf(',') < 0;
        boolean several = bare.indexOf(sign) != last;
        char grouping = DecimalFormatSymbols.getInstance(locale).getGroupingSeparator();
        boolean thousands =
                alone && (several || sign == grouping && bare.length() - last - 1 == GROUP);
        String whole = bare.substring(0, last).replaceAll("[.,]", "");
        String rest = bare.substring(last + 1);
        return new BigDecimal(thousands ? whole + rest : whole + '.' + rest);
    }

    /** A number that {@link #read} reads as the same, without trailing zeros. */
    public static String show(BigDecimal value, Locale locale) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return plain.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }
}
