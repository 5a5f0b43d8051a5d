package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

/**
 * What colleagues aim to sell in a month, in the firm's currency. Everybody reads it; managers set
 * it.
 */
@ApplicationScoped
@Transactional
public class SalesTargets {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private final Database database;
    private final Audit audit;

    @Inject
    SalesTargets(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SalesTargets() {
        this(null, null);
    }

    /** What a colleague aims at in these months; months without a target are absent. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<UserId, Map<YearMonth, BigDecimal>> of(YearMonth from, YearMonth to) {
        Map<UserId, Map<YearMonth, BigDecimal>> found = new HashMap<>();
        database.list(
                "select owner_id, month, amount from opportunity.target where month >= ? and month < ?",
                row ->
                        found.computeIfAbsent(
                                        new UserId(row.uuid("owner_id")), id -> new HashMap<>())
                                .put(
                                        YearMonth.from(row.date("month")),
                                        row.optionalDecimal("amount").orElseThrow()),
                from.atDay(1),
                to.atDay(1));
        return found;
    }

    /** Sets a colleague's targets of these months; zero is none. */
    public void set(Actor actor, UserId owner, Map<YearMonth, BigDecimal> aims) {
        if (!actor.has(Role.MANAGER)) {
            throw new AccessDenied("set sales targets");
        }
        Checks checks = new Checks();
        aims.values()
                .forEach(
                        amount ->
                                checks.that(
                                        amount.signum() >= 0 && amount.compareTo(MOST) < 0,
                                        "amount",
                                        InputRule.OUT_OF_RANGE,
                                        0,
                                        MOST));
        checks.refuseIfAny();
        List<Map.Entry<YearMonth, BigDecimal>> some = List.copyOf(aims.entrySet());
        database.update(
                """
                insert into opportunity.target (owner_id, month, amount)
                select ?, month::date, amount::numeric from unnest(?, ?) as w(month, amount)
                on conflict (owner_id, month) do update set amount = excluded.amount
                """,
                owner.value(),
                some.stream().map(e -> e.getKey().atDay(1).toString()).toArray(String[]::new),
                some.stream().map(e -> e.getValue().toPlainString()).toArray(String[]::new));
        audit.record(actor.author(), "SALES_TARGETS_SET", "user", owner, List.of("target"));
    }
}
