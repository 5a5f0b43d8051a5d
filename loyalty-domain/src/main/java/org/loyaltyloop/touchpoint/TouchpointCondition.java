package org.loyaltyloop.touchpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a filter as SQL over {@code touchpoint.touchpoint t}, but for the account;
 * values are parameters.
 */
final class TouchpointCondition {

    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private boolean ofAccounts;

    private TouchpointCondition() {}

    static TouchpointCondition of(TouchpointFilter filter) {
        TouchpointCondition where = new TouchpointCondition();
        if (!filter.withdrawn()) {
            where.add("t.withdrawn_at is null");
        }
        filter.contact().ifPresent(contact -> where.add("t.contact_id = ?", contact.value()));
        filter.from().ifPresent(from -> where.add("t.occurred_at >= ?", from));
        filter.to().ifPresent(to -> where.add("t.occurred_at < ?", to));
        if (!filter.stages().isEmpty()) {
            where.add(
                    "t.stage = any (?)",
                    (Object)
                            filter.stages().stream()
                                    .map(s -> (short) s.number())
                                    .toArray(Short[]::new));
        }
        where.anyOf("t.department", filter.departments());
        where.anyOf("t.channel", filter.channels());
        where.anyOf("t.direction", filter.directions());
        if (!filter.types().isEmpty()) {
            where.add("t.type = any (?)", (Object) filter.types().toArray(String[]::new));
        }
        filter.survey().ifPresent(metric -> where.add("t.survey_metric = ?", metric));
        filter.asked()
                .ifPresent(
                        stage ->
                                where.add(
                                        "t.survey_metric is not null and coalesce(t.survey_stage, t.stage) = ?",
                                        (short) stage.number()));
        filter.line().ifPresent(line -> where.add("t.line_id = ?", line.value()));
        filter.sector().ifPresent(sector -> where.ofAccounts("owning.sector = ?", sector));
        filter.team().ifPresent(team -> where.ofAccounts("owning.team_id = ?", team.value()));
        filter.owner().ifPresent(owner -> where.ofAccounts("owning.owner_id = ?", owner.value()));
        filter.text()
                .ifPresent(
                        text -> {
                            String pattern =
                                    "%"
                                            + text.replace("\\", "\\\\")
                                                    .replace("%", "\\%")
                                                    .replace("_", "\\_")
                                            + "%";
                            where.add(
                                    "(t.summary ilike ? or t.outcome ilike ? or t.survey_comment ilike ?)",
                                    pattern,
                                    pattern,
                                    pattern);
                        });
        return where;
    }

    void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    private void anyOf(String column, Collection<? extends Enum<?>> constants) {
        if (!constants.isEmpty()) {
            add(
                    column + " = any (?)",
                    (Object) constants.stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private void ofAccounts(String condition, Object value) {
        ofAccounts = true;
        add(condition, value);
    }

    /** Joins that the conditions need. */
    String joins() {
        return ofAccounts
                ? """
                join customer.account recorded on recorded.id = t.account_id
                join customer.account owning on owning.id = coalesce(recorded.merged_into, recorded.id)"""
                : "";
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }
}
