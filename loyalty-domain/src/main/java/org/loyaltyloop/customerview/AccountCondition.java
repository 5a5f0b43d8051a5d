package org.loyaltyloop.customerview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The {@code where} of a list of accounts, with its parameters in order. Aliases are those of the
 * list's query.
 */
final class AccountCondition {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private AccountCondition() {}

    static AccountCondition of(AccountFilter filter, Instant now) {
        AccountCondition where = new AccountCondition();
        filter.text().ifPresent(where::addText);
        if (!filter.stages().isEmpty()) {
            where.add(
                    "h.reached = any (?)",
                    (Object)
                            filter.stages().stream()
                                    .map(LoopStage::number)
                                    .sorted()
                                    .toArray(Integer[]::new));
        }
        filter.owner().ifPresent(owner -> where.add("a.owner_id = ?", owner.value()));
        if (filter.unowned()) {
            where.add("a.owner_id is null");
        }
        filter.team().ifPresent(team -> where.add("a.team_id = ?", team.value()));
        filter.sector().ifPresent(sector -> where.add("a.sector = ?", sector));
        filter.kind().ifPresent(kind -> where.add("a.kind = ?", kind));
        if (!filter.bound().isEmpty()) {
            where.add(BoundAs.condition(filter.bound()));
        }
        filter.stalled()
                .ifPresent(
                        stalled ->
                                where.add(
                                        stalled
                                                ? "h.last_at + interval '24 hours' * p.days < ?"
                                                : "coalesce(h.last_at + interval '24 hours' * p.days >= ?, true)",
                                        now));
        return where;
    }

    void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    String sql() {
        return conditions.isEmpty() ? "" : "\nwhere " + String.join("\n  and ", conditions);
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    private void addText(String typed) {
        SearchTerms terms = SearchTerms.of(typed);
        List<String> ways = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        ways.add(
                terms.words().stream()
                        .map(word -> "a.search_name like '%' || platform.fold(?) || '%'")
                        .reduce((one, other) -> one + " and " + other)
                        .orElseThrow());
        values.addAll(terms.words().stream().map(SearchTerms::likeSafe).toList());
        ways.add("a.email_key like '%' || lower(?) || '%'");
        values.add(SearchTerms.likeSafe(typed));
        terms.phoneFragment()
                .ifPresent(
                        digits -> {
                            ways.add("a.phone_digits like '%' || ? || '%'");
                            values.add(digits);
                        });
        terms.number()
                .ifPresent(
                        number -> {
                            ways.add("a.number = ?");
                            values.add(number);
                        });
        ways.add(
                """
                a.id = any (array(
                    select s.account_id from customer.v_account_ref r
                    join customer.v_account_survivor s on s.given_id = r.given_account_id
                    where lower(r.ref) like lower(?) || '%' limit 1000))""");
        values.add(SearchTerms.likeSafe(typed));
        conditions.add("(" + String.join("\n    or ", ways) + ")");
        parameters.addAll(values);
    }
}
