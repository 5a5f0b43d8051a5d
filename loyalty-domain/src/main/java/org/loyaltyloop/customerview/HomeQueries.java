package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/** What people should see when they start their day. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class HomeQueries {

    /**
     * Whoever asked longer ago than this is not waiting any more but lost; the stalled lists show
     * them.
     */
    static final Duration RECENT = Duration.ofDays(30);

    /**
     * The last inbound SERVICE touchpoint of each account that nothing outbound or two-way has
     * followed. Parameters: the moment from which a question counts, the stage.
     */
    private static final String WAITING =
            """
            from (
                select distinct on (t.account_id) t.*
                from touchpoint.v_touchpoint t
                where t.stage = ? and t.direction = 'INBOUND' and t.occurred_at >= ?
                order by t.account_id, t.occurred_at desc, t.id desc
            ) asked
            where not exists (
                select 1 from touchpoint.v_touchpoint answer
                where answer.account_id = asked.account_id
                  and answer.direction <> 'INBOUND' and answer.occurred_at > asked.occurred_at)
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    HomeQueries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected HomeQueries() {
        this(null, null);
    }

    /** Customers who wait for an answer of anybody, whoever waits longest first. */
    public List<WaitingRow> waiting(int atMost) {
        Instant now = clock.instant();
        return database.list(
                """
                select asked.id, asked.account_id, a.name, nullif(c.display_name, '') as contact_name, asked.summary,
                       k.name_en, k.name_nl, asked.channel, asked.stage, asked.occurred_at, %s
                from (select asked.* %s) asked
                join customer.v_account a on a.id = asked.account_id
                join touchpoint.v_touchpoint_type k on k.code = asked.type
                left join customer.v_contact c on c.id = asked.contact_id
                %s
                order by asked.occurred_at, asked.id
                limit ?
                """
                        .formatted(HeadlineView.COLUMNS, WAITING, HeadlineView.JOINS),
                row -> waitingRow(row, now),
                LoopStage.SERVICE.number(),
                now.minus(RECENT),
                atMost);
    }

    /** How many customers wait for an answer. */
    public long countWaiting() {
        return database.number(
                "select count(*) " + WAITING,
                LoopStage.SERVICE.number(),
                clock.instant().minus(RECENT));
    }

    /**
     * How many touchpoints in those stages came along each channel since a moment; only channels
     * with any.
     */
    public Map<Channel, Long> channels(Collection<LoopStage> stages, Instant since) {
        Map<Channel, Long> counts = new EnumMap<>(Channel.class);
        database.list(
                """
                select t.channel, count(*) as n from touchpoint.v_touchpoint t
                where t.stage = any (?) and t.direction <> 'OUTBOUND' and t.occurred_at >= ?
                group by t.channel
                """,
                row -> counts.put(row.constant("channel", Channel.class), row.number("n")),
                (Object) stages.stream().map(LoopStage::number).toArray(Integer[]::new),
                since);
        return counts;
    }

    private static WaitingRow waitingRow(Row row, Instant now) throws SQLException {
        return new WaitingRow(
                new TouchpointId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                row.text("name"),
                row.optionalText("contact_name"),
                row.optionalText("summary"),
                row.text("name_en"),
                row.text("name_nl"),
                row.constant("channel", Channel.class),
                LoopStage.of(row.integer("stage")),
                row.instant("occurred_at"),
                HeadlineView.of(row, now));
    }
}
