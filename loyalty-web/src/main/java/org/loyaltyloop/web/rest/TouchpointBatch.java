package org.loyaltyloop.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.web.rest.json.FieldViolation;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonFields;
import org.loyaltyloop.web.rest.json.JsonText;
import org.loyaltyloop.web.rest.json.MalformedJson;

/**
 * A batch of touchpoints on its way: what has the form of one goes to the domain together, what has
 * not is rejected by its place in the batch.
 */
final class TouchpointBatch {

    /** The most touchpoints of a batch. */
    static final int MAX_ITEMS = 1_000;

    private final List<TouchpointDraft> drafts = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final SortedMap<Integer, List<FieldViolation>> rejected = new TreeMap<>();
    private int size;

    private TouchpointBatch() {}

    /** Reads {@code {"touchpoints": […]}}. */
    static TouchpointBatch ofJson(JsonBody body) {
        JsonFields fields = body.fields();
        List<?> items =
                fields.list("touchpoints")
                        .orElseGet(
                                () -> {
                                    if (fields.violations().isEmpty()) {
                                        fields.complain("touchpoints", "required", "must be given");
                                    }
                                    return List.of();
                                });
        JsonBody.refuseMalformed(fields);
        TouchpointBatch batch = new TouchpointBatch();
        items.forEach(batch::add);
        return batch;
    }

    /**
     * Reads one touchpoint a line; lines without any are skipped and have no place in the batch.
     */
    static TouchpointBatch ofLines(byte[] lines) {
        TouchpointBatch batch = new TouchpointBatch();
        int start = 0;
        while (start < lines.length) {
            int end = start;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            if (!isBlank(lines, start, end)) {
                batch.addLine(lines, start, end - start);
            }
            start = end + 1;
        }
        return batch;
    }

    /** Has the domain record what is valid, and answers what became of all. */
    JsonAnswer record(Function<List<TouchpointDraft>, List<RecordOutcome>> recorder) {
        int recorded = 0;
        int duplicates = 0;
        List<RecordOutcome> outcomes = drafts.isEmpty() ? List.of() : recorder.apply(drafts);
        for (int i = 0; i < outcomes.size(); i++) {
            RecordOutcome outcome = outcomes.get(i);
            if (outcome instanceof RecordOutcome.Recorded) {
                recorded++;
            } else if (outcome instanceof RecordOutcome.Duplicate) {
                duplicates++;
            } else if (outcome instanceof RecordOutcome.Rejected no) {
                rejected.put(places.get(i), RuleTexts.of(no.violations()));
            }
        }
        return answer(recorded, duplicates);
    }

    private JsonAnswer answer(int recorded, int duplicates) {
        return out ->
                out.object(
                        o ->
                                o.put("recorded", recorded)
                                        .put("duplicates", duplicates)
                                        .array(
                                                "rejected",
                                                rejected.entrySet(),
                                                (list, item) ->
                                                        list.object(
                                                                r ->
                                                                        r.put(
                                                                                        "index",
                                                                                        item
                                                                                                .getKey())
                                                                                .array(
                                                                                        "violations",
                                                                                        item
                                                                                                .getValue(),
                                                                                        Problem
                                                                                                ::writeViolation))));
    }

    private void addLine(byte[] lines, int start, int length) {
        try {
            add(JsonText.read(lines, start, length));
        } catch (MalformedJson e) {
            reject(
                    next(),
                    List.of(new FieldViolation("", "malformed", "the line is " + e.reason())));
        }
    }

    private void add(Object item) {
        int place = next();
        JsonFields fields = JsonFields.of(item);
        TouchpointDraft draft =
                fields.violations().isEmpty()
                        ? TouchpointBody.draft(fields)
                        : new TouchpointDraft();
        if (fields.violations().isEmpty()) {
            drafts.add(draft);
            places.add(place);
        } else {
            reject(place, fields.violations());
        }
    }

    private int next() {
        if (size == MAX_ITEMS) {
            throw new ApiProblem(
                    Problem.violating(
                            Problem.Kind.TOO_LARGE,
                            List.of(
                                    new FieldViolation(
                                            "touchpoints",
                                            "too_many",
                                            "must be at most " + MAX_ITEMS + " items"))));
        }
        return size++;
    }

    private void reject(int place, List<FieldViolation> violations) {
        rejected.put(place, violations);
    }

    private static boolean isBlank(byte[] lines, int start, int end) {
        for (int i = start; i < end; i++) {
            if (lines[i] != ' ' && lines[i] != '\t' && lines[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
