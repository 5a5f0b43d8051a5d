package org.loyaltyloop.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.loyaltyloop.offering.ProductLineId;
import org.roaringbitmap.RoaringBitmap;

/** Statements that tell where accounts were on a day, and which had stalled. */
final class StandingSql {

    private final LoopFilter filter;
    private final ZoneId zone;
    private final FactSql facts;

    StandingSql(LoopFilter filter, ZoneId zone) {
        this.filter = filter;
        this.zone = zone;
        this.facts = new FactSql(filter, zone);
    }

    /**
     * Rows {@code account_id, account, stage, days, last_at}: where each account was when the day
     * began, the patience of that stage and when something last moved it before, or as good as that
     * to tell whether it {@link #hasStalled}.
     */
    Query standing(LocalDate day, LocalDate stalledBy) {
        return standing(day, stalledBy, Optional.empty());
    }

    /** The same, of these accounts only. */
    Query standing(LocalDate day, LocalDate stalledBy, Optional<RoaringBitmap> accounts) {
        Instant at = day.atStartOfDay(zone).toInstant();
        return new Query()
                .add("select s.account_id, s.account, s.stage, p.days, case")
                .add("when h.last_at < ? then h.last_at", at)
                .add("when not")
                .add(tooLong("s.reached_at", "p.days", stalledBy))
                .add("then s.reached_at else (select max(x.at) from")
                .add(FactSql.GIVEN.formatted("s.account_id"))
                .add(
                        "given cross join lateral (select t.occurred_at as at from touchpoint.touchpoint t")
                .add("where t.account_id = given.id and t.moving and " + FactSql.LIVING)
                .add("and t.occurred_at < ?", at)
                .when(filter.offering().map(ProductLineId::value), "and t.line_id = ?")
                .add("order by t.occurred_at desc limit 1) x) end as last_at from (")
                .add(facts.stays("s.*, " + FactSql.ACCOUNT))
                .when(accounts.map(StandingSql::numbers), "and a.number = any (?)")
                .add(
                        ") s join journey.v_line h on h.account_id = s.account_id and h.line_id = s.line_id")
                .add("join journey.patience p on p.stage = s.stage")
                .add("where s.reached_at < ? and (s.left_at is null or s.left_at >= ?)", at, at);
    }

    private static Long[] numbers(RoaringBitmap accounts) {
        return accounts.stream().mapToObj(number -> (long) number).toArray(Long[]::new);
    }

    /** Whether a row of {@link #standing} has stalled by that day: days of patience are over. */
    Query hasStalled(LocalDate day) {
        return tooLong("last_at", "days", day);
    }

    private Query tooLong(String moment, String days, LocalDate day) {
        return new Query()
                .add(
                        "(" + moment + " < (?::date - " + days + ")::timestamp at time zone ?)",
                        day,
                        zone.getId());
    }
}
