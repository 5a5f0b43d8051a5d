package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * How long an account may stay in a stage without a moving touchpoint before it has stalled. Who
 * has stalled is worked out when somebody looks, so a change counts at once.
 */
@ApplicationScoped
@Transactional
public class Patience {

    /** The longest patience, in days. */
    public static final int MOST_DAYS = 3650;

    private final Database database;

    @Inject
    Patience(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Patience() {
        this(null);
    }

    /** The patience of each stage, in days. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<LoopStage, Integer> days() {
        Map<LoopStage, Integer> days = new EnumMap<>(LoopStage.class);
        database.list(
                "select stage, days from journey.patience",
                row -> days.put(LoopStage.of(row.integer("stage")), row.integer("days")));
        return days;
    }

    /** Sets the patience of a stage: 1 to {@value #MOST_DAYS} days. */
    public void set(Actor actor, LoopStage stage, int days) {
        actor.require(Role.MANAGER);
        Checks checks = new Checks();
        checks.that(
                days >= 1 && days <= MOST_DAYS,
                "patienceDays",
                InputRule.OUT_OF_RANGE,
                1,
                MOST_DAYS);
        checks.refuseIfAny();
        database.update(
                "update journey.patience set days = ?, version = version + 1 where stage = ? and days <> ?",
                days,
                stage.number(),
                days);
    }
}
