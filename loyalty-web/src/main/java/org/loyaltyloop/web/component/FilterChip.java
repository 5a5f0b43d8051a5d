package org.loyaltyloop.web.component;

import java.util.List;
import org.loyaltyloop.web.i18n.Formats;

/**
 * A filter of a list: a chip that opens the values to choose from.
 *
 * @param name the parameter in the address
 * @param label what is chosen, in the reader's language
 * @param words what the chip says: the label, the one value chosen, or how many
 * @param single whether at most one value can be chosen
 */
public record FilterChip(
        String name, String label, String words, boolean single, List<Option> options) {

    /**
     * A value to choose.
     *
     * @param value as in the address
     * @param label in the reader's language
     * @param stage number of the stage that it is, drawn as a badge; 0 for other things
     */
    public record Option(String value, String label, int stage, boolean selected) {}

    /** Copies the options. */
    public FilterChip {
        options = List.copyOf(options);
    }

    /** A chip that says what is chosen. */
    public static FilterChip of(
            String name, String label, List<Option> options, boolean single, Formats formats) {
        List<String> chosen = options.stream().filter(Option::selected).map(Option::label).toList();
        String words =
                switch (chosen.size()) {
                    case 0 -> label;
                    case 1 -> formats.text("accounts.filter.one", label, chosen.get(0));
                    default -> formats.text("accounts.filter.several", label, chosen.size());
                };
        return new FilterChip(name, label, words, single, options);
    }

    /** Whether any value is chosen. */
    public boolean chosen() {
        return options.stream().anyMatch(Option::selected);
    }
}
