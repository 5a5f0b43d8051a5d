package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;

/** Brings in what was kept elsewhere before. Only the system itself may. */
@ApplicationScoped
@Transactional
public class ConversationRecall {

    /** Touchpoints taken up in one statement. */
    private static final int SOME = 1000;

    private final Database database;

    @Inject
    ConversationRecall(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConversationRecall() {
        this(null);
    }

    /**
     * Makes a held conversation of each business conversation that was recorded as a touchpoint
     * alone; the touchpoint becomes what it is in the loop, so that nothing counts twice.
     *
     * @return how many were made
     */
    public int takeUpTouchpoints(Actor actor) {
        requireSystem(actor);
        int made = 0;
        for (int some = takeUpSome(); some > 0; some = takeUpSome()) {
            made += some;
        }
        return made;
    }

    private int takeUpSome() {
        List<UUID> found =
                database.list(
                        """
                        select t.id from touchpoint.v_touchpoint t
                        where t.type = 'BUSINESS_CONVERSATION' and t.source <> 'conversation'
                          and not exists (select from conversation.conversation c
                                          where c.source = 'touchpoint' and c.external_id = t.id::text)
                        limit ?
                        """,
                        row -> row.uuid("id"),
                        SOME);
        UUID[] touchpoints = found.toArray(UUID[]::new);
        UUID[] ids = found.stream().map(t -> TimeOrderedId.next()).toArray(UUID[]::new);
        if (touchpoints.length == 0) {
            return 0;
        }
        database.update(
                """
                insert into conversation.conversation (id, account_id, state, starts_at, minutes, channel, subject, summary,
                    sentiment, lead_id, touchpoint_id, source, external_id, author, created_at, updated_at, updated_by)
                select w.id, t.given_account_id, 'HELD', t.occurred_at,
                       case when t.duration_seconds between 60 and 86400 then t.duration_seconds / 60 end, t.channel,
                       left(coalesce(nullif(split_part(t.summary, E'\\n', 1), ''), k.name_en), 200), t.outcome, t.sentiment,
                       u.id, t.id, 'touchpoint', t.id::text, t.author, t.recorded_at, t.recorded_at, t.author
                from unnest(?, ?) as w(id, touchpoint_id)
                join touchpoint.v_touchpoint t on t.id = w.touchpoint_id
                join touchpoint.v_touchpoint_type k on k.code = t.type
                left join staff.v_user u on u.id = t.recorded_by
                """,
                ids,
                touchpoints);
        database.update(
                """
                insert into conversation.with_contact (conversation_id, contact_id, place)
                select c.id, t.contact_id, 1
                from conversation.conversation c join touchpoint.v_touchpoint t on t.id = c.touchpoint_id
                where c.id = any (?) and t.contact_id is not null
                """,
                (Object) ids);
        database.update(
                """
                insert into conversation.with_colleague (conversation_id, user_id)
                select id, lead_id from conversation.conversation where id = any (?) and lead_id is not null
                """,
                (Object) ids);
        return touchpoints.length;
    }

    /** How far a goal was on a day of the past. */
    public record PastReading(LocalDate on, BigDecimal value) {}

    /** Brings in a goal that was set on a day of the past, with its readings. */
    public GoalId goal(
            Actor actor,
            AccountId account,
            GoalPlan plan,
            LocalDate setOn,
            List<PastReading> readings) {
        requireSystem(actor);
        GoalId id = GoalId.next();
        database.update(
                """
                insert into conversation.goal (id, account_id, title, measure, baseline, target, due, author, created_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                account.value(),
                plan.title(),
                plan.measure(),
                plan.baseline(),
                plan.target(),
                plan.due(),
                actor.name(),
                setOn);
        for (PastReading reading : readings) {
            database.update(
                    """
                    insert into conversation.goal_reading (id, goal_id, read_on, value, author, recorded_at)
                    values (?, ?, ?, ?, ?, ?::date)
                    """,
                    TimeOrderedId.next(),
                    id.value(),
                    reading.on(),
                    reading.value(),
                    actor.name(),
                    reading.on());
        }
        return id;
    }

    /** The last conversation held with an account as it was brought in. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<ConversationId> latestOf(AccountId account) {
        return database.first(
                """
                select id from conversation.conversation
                where account_id = ? and state = 'HELD'
                order by starts_at desc limit 1
                """,
                row -> new ConversationId(row.uuid("id")),
                account.value());
    }

    private static void requireSystem(Actor actor) {
        if (!actor.system()) {
            throw new AccessDenied("recall conversations");
        }
    }
}
