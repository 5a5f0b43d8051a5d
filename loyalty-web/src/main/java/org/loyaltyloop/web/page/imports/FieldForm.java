package org.loyaltyloop.web.page.imports;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.tabular.ColumnProfile;
import org.loyaltyloop.tabular.DateOrder;
import org.loyaltyloop.tabular.DecimalSign;

/**
 * Where a field's value comes from, as it is typed. Translations are lines of {@code value =
 * translation}.
 */
public class FieldForm implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Stands for an empty cell in a translation. */
    static final String EMPTY = "(empty)";

    private String field = "";
    private String kind = FieldSource.Kind.COLUMN.name();
    private String column = "";
    private String text = "";
    private String translations = "";
    private String unmapped = FieldSource.Unmapped.KEEP.name();
    private String fallback = "";
    private String dates = DateOrder.AUTO.name();
    private String decimals = DecimalSign.AUTO.name();

    static FieldForm of(FieldSource source) {
        FieldForm form = new FieldForm();
        form.field = source.field();
        form.kind = source.kind().name();
        if (source.kind() == FieldSource.Kind.COLUMN) {
            form.column = source.text();
        } else {
            form.text = source.text();
        }
        StringJoiner lines = new StringJoiner("\n");
        source.values()
                .forEach((from, to) -> lines.add((from.isEmpty() ? EMPTY : from) + " = " + to));
        form.translations = lines.toString();
        form.unmapped = source.unmapped().name();
        form.fallback = source.fallback();
        form.dates = source.dates().name();
        form.decimals = source.decimals().name();
        return form;
    }

    FieldSource toSource() {
        FieldSource.Kind from = FieldSource.Kind.valueOf(kind);
        return new FieldSource(
                field,
                from,
                from == FieldSource.Kind.COLUMN ? column : text,
                parsed(),
                FieldSource.Unmapped.valueOf(unmapped),
                fallback,
                DateOrder.valueOf(dates),
                DecimalSign.valueOf(decimals));
    }

    /** Adds a line for every value of the column that has none yet. */
    void listValues(ColumnProfile profile) {
        Map<String, String> known = parsed();
        StringBuilder lines = new StringBuilder(translations.strip());
        for (String value : profile.values().keySet()) {
            boolean listed =
                    known.keySet().stream().anyMatch(k -> k.equalsIgnoreCase(value))
                            || translations.contains(value + " =") && !value.isEmpty();
            if (!listed) {
                lines.append(lines.length() == 0 ? "" : "\n")
                        .append(value.isEmpty() ? EMPTY : value)
                        .append(" = ");
            }
        }
        translations = lines.toString();
    }

    /** A line without anything after the sign translates nothing yet. */
    private Map<String, String> parsed() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : translations.split("\\R", -1)) {
            int sign = line.lastIndexOf('=');
            if (sign < 0 || line.substring(sign + 1).isBlank()) {
                continue;
            }
            String from = line.substring(0, sign).strip();
            values.putIfAbsent(from.equals(EMPTY) ? "" : from, line.substring(sign + 1).strip());
        }
        return values;
    }

    /** Whether values are translated, or what does not translate is treated specially. */
    public boolean isTranslating() {
        return !translations.isBlank() || !unmapped.equals(FieldSource.Unmapped.KEEP.name());
    }

    /** Whether it comes from a column. */
    public boolean isFromColumn() {
        return kind.equals(FieldSource.Kind.COLUMN.name());
    }

    /** Whether it is the same for all rows. */
    public boolean isConstant() {
        return kind.equals(FieldSource.Kind.CONSTANT.name());
    }

    /** Whether a fallback is used. */
    public boolean isFallingBack() {
        return unmapped.equals(FieldSource.Unmapped.FALLBACK.name());
    }

    /** The field's name. */
    public String getField() {
        return field;
    }

    /** Column, constant or template. */
    public String getKind() {
        return kind;
    }

    /** Takes column, constant or template. */
    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? FieldSource.Kind.COLUMN.name() : kind;
    }

    /** The column. */
    public String getColumn() {
        return column;
    }

    /** Takes the column. */
    public void setColumn(@Nullable String column) {
        this.column = column == null ? "" : column;
    }

    /** The constant or the template. */
    public String getText() {
        return text;
    }

    /** Takes the constant or the template. */
    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }

    /** The translations, a line each. */
    public String getTranslations() {
        return translations;
    }

    /** Takes the translations. */
    public void setTranslations(@Nullable String translations) {
        this.translations = translations == null ? "" : translations;
    }

    /** What happens to values that do not translate. */
    public String getUnmapped() {
        return unmapped;
    }

    /** Takes what happens to values that do not translate. */
    public void setUnmapped(@Nullable String unmapped) {
        this.unmapped = unmapped == null ? FieldSource.Unmapped.KEEP.name() : unmapped;
    }

    /** What takes their place. */
    public String getFallback() {
        return fallback;
    }

    /** Takes what takes their place. */
    public void setFallback(@Nullable String fallback) {
        this.fallback = fallback == null ? "" : fallback;
    }

    /** How dates are written. */
    public String getDates() {
        return dates;
    }

    /** Takes how dates are written. */
    public void setDates(@Nullable String dates) {
        this.dates = dates == null ? DateOrder.AUTO.name() : dates;
    }

    /** How numbers are written. */
    public String getDecimals() {
        return decimals;
    }

    /** Takes how numbers are written. */
    public void setDecimals(@Nullable String decimals) {
        this.decimals = decimals == null ? DecimalSign.AUTO.name() : decimals;
    }
}
