package org.loyaltyloop.web.page.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.tabular.ColumnProfile;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.i18n.Messages;
import org.loyaltyloop.web.shell.Preferences;

/** Words for what imports are made of: fields, reasons, things, sizes. In pages {@code words}. */
@Named("words")
@RequestScoped
public class ImportWords {

    private static final String FACT = "fact.";
    private static final String ATTRIBUTE = "attribute.";

    private final Formats formats;
    private final Preferences preferences;
    private final TouchpointCatalogue catalogue;

    @Inject
    ImportWords(Formats formats, Preferences preferences, TouchpointCatalogue catalogue) {
        this.formats = formats;
        this.preferences = preferences;
        this.catalogue = catalogue;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportWords() {
        this(null, null, null);
    }

    /** A field of an importer. */
    public String field(String importer, String name) {
        if (name.endsWith(".*")) {
            return formats.text("imports.field." + name);
        } else if (name.startsWith(FACT)) {
            return formats.text("imports.field.fact", name.substring(FACT.length()));
        } else if (name.startsWith(ATTRIBUTE)) {
            return formats.text("imports.field.attribute", name.substring(ATTRIBUTE.length()));
        }
        return formats.text("imports.field." + name);
    }

    /**
     * A reason for leaving out, refusing, noting or keeping; the code itself where it has no words
     * yet.
     */
    public String reason(String code) {
        return known("imports.reason." + code, code);
    }

    /** What an undo did to a thing. */
    public String undo(String code) {
        return code.equals(Importer.UNDONE) ? formats.text("imports.undone") : reason(code);
    }

    /** A word that a choice takes, as people say it. */
    public String choice(String value) {
        for (String family :
                new String[] {
                    "imports.choice.", "LoopStage.", "Channel.", "Direction.", "Department."
                }) {
            String words = known(family + value, "");
            if (!words.isEmpty()) {
                return words;
            }
        }
        return catalogue.find(value).map(type -> type.name(preferences.getLocale())).orElse(value);
    }

    /** How a failed run broke off: a known code in words, otherwise the reference for the log. */
    public String failure(String failure) {
        return known(
                "imports.failure." + failure, formats.text("imports.failure.reference", failure));
    }

    /** Where a mapping comes from, by name. */
    public String preset(String code) {
        return known("imports.preset." + code, code);
    }

    /** What keeps a mapping from being used. */
    public String flaw(String importer, Mapping.Flaw flaw) {
        String subject =
                switch (flaw.kind()) {
                    case FIELD_MISSING, FIELD_TWICE, UNKNOWN_FIELD ->
                            field(importer, flaw.subject());
                    default -> flaw.subject();
                };
        return formats.text("imports.flaw." + flaw.kind().name(), subject, flaw.output());
    }

    /** Bytes in the unit that fits. */
    public String size(long bytes) {
        if (bytes < 10_000) {
            return formats.text("imports.size.bytes", bytes);
        }
        return bytes < 10_000_000
                ? formats.text("imports.size.kilo", bytes / 1000)
                : formats.text("imports.size.mega", bytes / 1_000_000);
    }

    /**
     * What was found out about a column: dates and their order, numbers, or how many different
     * values.
     */
    public String column(ColumnProfile column) {
        if (column.filled() == 0) {
            return formats.text("imports.column.empty");
        }
        if (column.dates().isPresent()) {
            String order = formats.text("imports.dates." + column.dates().get().name());
            return column.ambiguous() ? formats.text("imports.column.ambiguous", order) : order;
        }
        if (column.decimals().isPresent()) {
            return formats.text("imports.column.number");
        }
        return column.values().isEmpty()
                ? formats.text("imports.column.text")
                : formats.text(
                        "imports.column.values",
                        column.values().keySet().stream().filter(v -> !v.isEmpty()).count());
    }

    private String known(String key, String otherwise) {
        String text = Messages.text(preferences.getLocale(), key);
        return text.equals("[" + key + "]") ? otherwise : text;
    }
}
