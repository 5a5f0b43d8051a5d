package org.loyaltyloop.customerview;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Where an account is in the lap that lasts, over all its moving touchpoints.
 *
 * @param lap number of the lap, from 1
 * @param reached furthest stage of the lap
 * @param reachedAt since when
 * @param latest stage of the last touchpoint
 * @param lastTouchAt when the last moving touchpoint was
 * @param visited bit mask of the stages this lap has visited; bit 0 is INSPIRATION
 * @param stalled whether nothing has moved for longer than the patience of the stage reached
 * @param stallsAt when it counts, or counted, as stalled
 */
public record HeadlineView(
        int lap,
        LoopStage reached,
        Instant reachedAt,
        LoopStage latest,
        Instant lastTouchAt,
        int visited,
        boolean stalled,
        Instant stallsAt) {

    /**
     * Columns for {@link #of}; joins {@code journey.v_headline h} and {@code journey.patience p},
     * both left.
     */
    static final String COLUMNS =
            """
            h.lap, h.reached, h.reached_at, h.latest, h.last_at, h.visited,
            h.last_at + interval '24 hours' * p.days as stalls_at""";

    /** The joins for {@link #COLUMNS}, onto {@code customer.v_account a}. */
    static final String JOINS =
            """
            left join journey.v_headline h on h.account_id = a.id
            left join journey.patience p on p.stage = h.reached""";

    /** Reads the columns; empty where the account has no journey yet. */
    static Optional<HeadlineView> of(Row row, Instant now) throws SQLException {
        Optional<Integer> lap = row.optionalInteger("lap");
        if (lap.isEmpty()) {
            return Optional.empty();
        }
        Instant stallsAt = row.instant("stalls_at");
        return Optional.of(
                new HeadlineView(
                        lap.get(),
                        LoopStage.of(row.integer("reached")),
                        row.instant("reached_at"),
                        LoopStage.of(row.integer("latest")),
                        row.instant("last_at"),
                        row.integer("visited"),
                        stallsAt.isBefore(now),
                        stallsAt));
    }

    /** The stages before the one reached that this lap has not visited. */
    public List<LoopStage> skipped() {
        return Arrays.stream(LoopStage.values())
                .filter(stage -> reached.isAfter(stage) && (visited & 1 << stage.ordinal()) == 0)
                .toList();
    }
}
