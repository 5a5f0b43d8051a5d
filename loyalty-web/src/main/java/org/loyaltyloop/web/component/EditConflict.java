package org.loyaltyloop.web.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to do about a record that somebody else saved while it was being edited. Each field's text
 * as it was when the form was opened, as they saved it, and as it was typed here; only fields that
 * both changed differently need a decision, the others merge by themselves.
 *
 * @param fields all fields that either side changed, in the form's order
 */
public record EditConflict(List<Field> fields) {

    /**
     * One field, three times.
     *
     * @param key the field's name in the form and in the texts
     */
    public record Field(String key, String original, String theirs, String mine) {

        /** Whether both sides changed it, each to something else: somebody must choose. */
        public boolean contested() {
            return changedByThem() && changedByMe() && !Objects.equals(theirs, mine);
        }

        /** Whether the other side changed it. */
        public boolean changedByThem() {
            return !Objects.equals(original, theirs);
        }

        /** Whether this side changed it. */
        public boolean changedByMe() {
            return !Objects.equals(original, mine);
        }

        /**
         * What a save would hold without a decision: the change of whoever made one, mine where
         * both did.
         */
        public String merged() {
            return changedByMe() ? mine : theirs;
        }
    }

    /** Copies the fields. */
    public EditConflict {
        fields = List.copyOf(fields);
    }

    /** Compares three states of a form, each a text per field; absent and null count as empty. */
    public static EditConflict between(
            Map<String, String> original, Map<String, String> theirs, Map<String, String> mine) {
        return new EditConflict(
                Stream.of(original, theirs, mine)
                        .flatMap(state -> state.keySet().stream())
                        .distinct()
                        .map(
                                key ->
                                        new Field(
                                                key,
                                                text(original, key),
                                                text(theirs, key),
                                                text(mine, key)))
                        .filter(field -> field.changedByThem() || field.changedByMe())
                        .toList());
    }

    /** Faces hands over an empty input as null. */
    private static String text(Map<String, String> state, String key) {
        return Objects.requireNonNullElse(state.get(key), "");
    }

    /** The fields that both sides changed, each to something else. */
    public List<Field> contested() {
        return fields.stream().filter(Field::contested).toList();
    }

    /**
     * The fields that somebody must choose for, as people read them.
     *
     * @param label a field's name by its key
     * @param shown a text by its field's key and itself
     */
    public List<ConflictRow> rows(UnaryOperator<String> label, BinaryOperator<String> shown) {
        return contested().stream()
                .map(
                        field ->
                                new ConflictRow(
                                        field.key(),
                                        label.apply(field.key()),
                                        shown.apply(field.key(), field.mine()),
                                        shown.apply(field.key(), field.theirs()),
                                        shown.apply(field.key(), field.original())))
                .toList();
    }

    /** The names of the fields that merge by themselves, with commas between; empty if none. */
    public String merging(UnaryOperator<String> label) {
        return fields.stream()
                .filter(field -> !field.contested())
                .map(field -> label.apply(field.key()))
                .collect(Collectors.joining(", "));
    }

    /** Whether the two edits do not touch each other. */
    public boolean mergesByItself() {
        return contested().isEmpty();
    }

    /**
     * The values of a save in which theirs stands for the named fields, and {@link Field#merged()}
     * for the others.
     */
    public Map<String, String> resolved(List<String> theirsFor) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : fields) {
            values.put(
                    field.key(), theirsFor.contains(field.key()) ? field.theirs() : field.merged());
        }
        return values;
    }
}
