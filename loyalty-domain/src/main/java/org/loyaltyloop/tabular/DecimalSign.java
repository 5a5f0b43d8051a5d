package org.loyaltyloop.tabular;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands before the decimals of a column's numbers. */
public enum DecimalSign {
    /** To be found out from the column. */
    AUTO,
    /** 1,234.56. */
    POINT,
    /** 1.234,56. */
    COMMA;

    private static final Pattern POINTED =
            Pattern.compile("[-+]?(?:\\d+|\\d{1,3}(?:[, ']\\d{3})+)(?:\\.\\d+)?");
    private static final Pattern COMMAED =
            Pattern.compile("[-+]?(?:\\d+|\\d{1,3}(?:[. ']\\d{3})+)(?:,\\d+)?");
    private static final Pattern ORNAMENT =
            Pattern.compile(
                    "[\\u00A0\\u202F]|^\\s*(?:€|\\$|£|EUR|USD)\\s*|\\s*(?:€|\\$|£|EUR|USD|,-)\\s*$");

    /** Reads a number, passing over currency signs and grouping. */
    public Optional<BigDecimal> read(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        String bare = ORNAMENT.matcher(text).replaceAll("");
        Pattern form = this == COMMA ? COMMAED : POINTED;
        if (!form.matcher(bare).matches()) {
            return Optional.empty();
        }
        String digits =
                this == COMMA
                        ? bare.replaceAll("[. ']", "").replace(',', '.')
                        : bare.replaceAll("[, ']", "");
        return Optional.of(new BigDecimal(digits));
    }
}
