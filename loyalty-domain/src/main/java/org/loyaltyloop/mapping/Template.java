package org.loyaltyloop.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with cells in it: {@code Lead {id:8}} is "Lead " and the first eight characters of column
 * {@code id}.
 */
record Template(List<Part> parts) {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]+?)(?::(\\d{1,4}))?}");

    /** Plain text, or a column with the most characters to take of it. */
    record Part(String text, boolean column, int most) {}

    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher slots = SLOT.matcher(text);
        int end = 0;
        while (slots.find()) {
            if (slots.start() > end) {
                parts.add(new Part(text.substring(end, slots.start()), false, 0));
            }
            int most =
                    slots.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(slots.group(2));
            parts.add(new Part(slots.group(1).strip(), true, most));
            end = slots.end();
        }
        if (end < text.length()) {
            parts.add(new Part(text.substring(end), false, 0));
        }
        return new Template(List.copyOf(parts));
    }

    List<String> columns() {
        return parts.stream().filter(Part::column).map(Part::text).toList();
    }

    /**
     * The text with the cells filled in; empty when it has columns and all their cells are empty.
     */
    String filled(UnaryOperator<String> cells) {
        StringBuilder text = new StringBuilder();
        boolean anyColumn = false;
        boolean anyCell = false;
        for (Part part : parts) {
            if (!part.column()) {
                text.append(part.text());
                continue;
            }
            anyColumn = true;
            String cell = cells.apply(part.text());
            anyCell |= !cell.isEmpty();
            int length = cell.codePointCount(0, cell.length());
            text.append(
                    length <= part.most()
                            ? cell
                            : cell.substring(0, cell.offsetByCodePoints(0, part.most())));
        }
        return anyColumn && !anyCell ? "" : text.toString().strip();
    }
}
