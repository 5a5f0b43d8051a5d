package org.loyaltyloop.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.opportunity.OpportunityFilter.Attention;

/** A filter as SQL, with its parameters, over the tables that {@link #FROM} names. */
final class OpportunityCondition {

    /** Opportunities (o) with phase (p), living account (a), owner (u) and team (t). */
    static final String FROM =
            """
            from opportunity.opportunity o
            join opportunity.phase p on p.code = o.phase
            left join customer.account given on given.id = o.account_id
            left join customer.account a on a.id = coalesce(given.merged_into, given.id)
            left join staff.app_user u on u.id = o.owner_id
            left join staff.team t on t.id = u.team_id
            """;

    static final String OVERDUE = "(p.kind = 'OPEN' and o.expected_close < ?)";
    static final String SLOW =
            "(p.kind = 'OPEN' and p.patience_days is not null and o.phase_since + interval '24 hours' * p.patience_days < ?)";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private OpportunityCondition() {}

    static OpportunityCondition of(OpportunityFilter filter, Instant now, ZoneId zone) {
        OpportunityCondition where = new OpportunityCondition();
        LocalDate today = LocalDate.ofInstant(now, zone);
        filter.text().ifPresent(where::addText);
        if (!filter.phases().isEmpty()) {
            where.add("o.phase = any (?)", (Object) filter.phases().toArray(String[]::new));
        }
        if (!filter.kinds().isEmpty()) {
            where.add("p.kind = any (?)", (Object) filter.kinds().toArray(PhaseKind[]::new));
        }
        filter.owner().ifPresent(owner -> where.add("o.owner_id = ?", owner.value()));
        if (filter.unowned()) {
            where.add("o.owner_id is null");
        }
        filter.team().ifPresent(team -> where.add("u.team_id = ?", team.value()));
        filter.account()
                .ifPresent(
                        account ->
                                where.add(
                                        "o.account_id in (select given_id from customer.v_account_survivor where account_id = ?)",
                                        account.value()));
        if (filter.withoutAccount()) {
            where.add("o.account_id is null");
        }
        filter.offering()
                .ifPresent(
                        code ->
                                where.add(
                                        """
                                        (o.product_id in (select id from offering.product where code = ?)
                                            or o.line_id in (select id from offering.product_line where code = ?))""",
                                        code,
                                        code));
        filter.currency().ifPresent(iso -> where.add("o.currency = ?", iso));
        filter.lostReason()
                .ifPresent(
                        code -> {
                            where.add("p.kind = 'LOST'");
                            if (code.isEmpty()) {
                                where.add("o.lost_reason is null");
                            } else {
                                where.add("o.lost_reason = ?", code);
                            }
                        });
        filter.expected()
                .ifPresent(
                        period ->
                                where.add(
                                        "o.expected_close >= ? and o.expected_close < ?",
                                        period.from(),
                                        period.to()));
        if (filter.undated()) {
            where.add("o.expected_close is null");
        }
        filter.opened().ifPresent(period -> where.within("o.opened_at", period, zone));
        filter.closed().ifPresent(period -> where.within("o.closed_at", period, zone));
        filter.livelySince()
                .ifPresent(
                        day ->
                                where.add(
                                        "(o.closed_at is null or o.closed_at >= ?)",
                                        day.atStartOfDay(zone).toInstant()));
        if (filter.attention().contains(Attention.SLOW)) {
            where.add(SLOW, now);
        }
        if (filter.attention().contains(Attention.OVERDUE)) {
            where.add(OVERDUE, today);
        }
        return where;
    }

    void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    private void within(String column, Period period, ZoneId zone) {
        add(column + " >= ? and " + column + " < ?", period.start(zone), period.end(zone));
    }

    private void addText(String typed) {
        String safe = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String number = typed.replaceFirst("(?i)^OPP-", "");
        add(
                """
                (o.search_name like '%' || platform.fold(?) || '%' or a.search_name like '%' || platform.fold(?) || '%'
                    or o.order_ref = ? or o.number::text = ?)""",
                safe, safe, typed.strip(), number);
    }

    String sql() {
        return conditions.isEmpty() ? "" : "\nwhere " + String.join("\n  and ", conditions) + "\n";
    }

    /** Those values, then the condition's own. */
    Object[] after(Object... earlier) {
        List<Object> all = new ArrayList<>(List.of(earlier));
        all.addAll(parameters);
        return all.toArray();
    }

    /** As {@link #after}, with more to follow. */
    Object[] between(List<?> earlier, List<?> later) {
        List<Object> all = new ArrayList<>(earlier);
        all.addAll(parameters);
        all.addAll(later);
        return all.toArray();
    }
}
