package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;

/**
 * What customers want to reach, and how far they are. A goal lasts over conversations, until it is
 * reached or dropped. Whoever may write the account writes them.
 */
@ApplicationScoped
@Transactional
public class Goals {

    private static final int REASON = 500;

    private final Database database;
    private final Participants participants;
    private final Event<TieFactsChanged> ties;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Goals(
            Database database,
            Participants participants,
            Event<TieFactsChanged> ties,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.participants = participants;
        this.ties = ties;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Goals() {
        this(null, null, null, null, null);
    }

    /** Notes a goal of the customer. */
    @Counted(name = "goals_set_calls", absolute = true)
    @Timed(name = "goals_set_seconds", absolute = true)
    public GoalId set(Actor actor, AccountKey account, GoalPlan plan) {
        AccountId at = participants.writable(actor, account).id();
        GoalId id = add(actor, at, plan, today());
        changed(at);
        return id;
    }

    private GoalId add(Actor actor, AccountId account, GoalPlan plan, LocalDate day) {
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
                day);
        audit.record(actor.author(), "GOAL_SET", "goal", id, List.of("title", "target", "due"));
        return id;
    }

    /** What a conversation told of goals, at an account that is locked and writable. */
    void learn(
            Actor actor,
            AccountId account,
            ConversationId conversation,
            Optional<GoalPlan> goal,
            List<GoalReading> readings,
            LocalDate day) {
        goal.ifPresent(plan -> add(actor, account, plan, day));
        readings.forEach(reading -> note(actor, account, Optional.of(conversation), reading, day));
        if (goal.isPresent() || !readings.isEmpty()) {
            changed(account);
        }
    }

    /** Forgets what a conversation told that never was. */
    void forget(AccountId account, ConversationId conversation) {
        if (database.update(
                        "delete from conversation.goal_reading where conversation_id = ?",
                        conversation.value())
                > 0) {
            changed(account);
        }
    }

    /** Notes how far an open goal is. */
    @Counted(name = "goals_read_calls", absolute = true)
    @Timed(name = "goals_read_seconds", absolute = true)
    public void read(Actor actor, GoalReading reading) {
        AccountId account =
                participants.writable(actor, AccountKey.of(accountOf(reading.goal()))).id();
        note(actor, account, Optional.empty(), reading, today());
        changed(account);
    }

    private void note(
            Actor actor,
            AccountId account,
            Optional<ConversationId> conversation,
            GoalReading reading,
            LocalDate day) {
        Known known = lock(reading.goal());
        if (!known.account().equals(account)) {
            throw BusinessRuleViolation.of("reading.goal", ConversationRule.GOAL_ELSEWHERE);
        }
        known.requireOpen();
        database.update(
                """
                insert into conversation.goal_reading (id, goal_id, conversation_id, read_on, value, note, author, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                TimeOrderedId.next(),
                reading.goal().value(),
                conversation.map(ConversationId::value),
                day,
                reading.value(),
                reading.note(),
                actor.name(),
                clock.instant());
    }

    /**
     * Changes an open goal. Refuses with {@link StaleVersion} when somebody changed it since it was
     * seen.
     */
    @Counted(name = "goals_change_calls", absolute = true)
    @Timed(name = "goals_change_seconds", absolute = true)
    public void change(Actor actor, GoalId id, int seen, GoalPlan plan) {
        AccountId account = open(actor, id, seen);
        database.update(
                """
                update conversation.goal
                set title = ?, measure = ?, baseline = ?, target = ?, due = ?, version = version + 1
                where id = ?
                """,
                plan.title(),
                plan.measure(),
                plan.baseline(),
                plan.target(),
                plan.due(),
                id.value());
        audit.record(actor.author(), "GOAL_CHANGED", "goal", id, List.of("title", "target", "due"));
        changed(account);
    }

    /**
     * Says that an open goal was reached; refuses as {@link #change} does.
     *
     * @param outcome what came of it, up to 500 characters
     */
    @Counted(name = "goals_reach_calls", absolute = true)
    @Timed(name = "goals_reach_seconds", absolute = true)
    public void reach(Actor actor, GoalId id, int seen, Optional<String> outcome) {
        Checks checks = new Checks();
        Optional<String> told = checks.optional("outcome", outcome, REASON);
        checks.refuseIfAny();
        close(actor, id, seen, GoalState.REACHED, told);
    }

    /**
     * Says that an open goal was given up; refuses as {@link #change} does.
     *
     * @param reason 1 to 500 characters
     */
    @Counted(name = "goals_drop_calls", absolute = true)
    @Timed(name = "goals_drop_seconds", absolute = true)
    public void drop(Actor actor, GoalId id, int seen, String reason) {
        Checks checks = new Checks();
        String why = checks.required("outcome", reason, REASON);
        checks.refuseIfAny();
        close(actor, id, seen, GoalState.DROPPED, Optional.of(why));
    }

    /** Opens a goal again that was closed by mistake; refuses as {@link #change} does. */
    @Counted(name = "goals_reopen_calls", absolute = true)
    @Timed(name = "goals_reopen_seconds", absolute = true)
    public void reopen(Actor actor, GoalId id, int seen) {
        AccountId account = participants.writable(actor, AccountKey.of(accountOf(id))).id();
        if (lock(id).version() != seen) {
            throw new StaleVersion("goal", id);
        }
        database.update(
                """
                update conversation.goal set state = 'OPEN', closed_on = null, closed_reason = null, version = version + 1
                where id = ? and state <> 'OPEN'
                """,
                id.value());
        audit.record(actor.author(), "GOAL_REOPENED", "goal", id, List.of("state"));
        changed(account);
    }

    private void close(Actor actor, GoalId id, int seen, GoalState state, Optional<String> reason) {
        AccountId account = open(actor, id, seen);
        database.update(
                """
                update conversation.goal set state = ?, closed_on = ?, closed_reason = ?, version = version + 1
                where id = ?
                """,
                state,
                today(),
                reason,
                id.value());
        audit.record(actor.author(), "GOAL_" + state, "goal", id, List.of("state"));
        changed(account);
    }

    private AccountId open(Actor actor, GoalId id, int seen) {
        AccountId account = participants.writable(actor, AccountKey.of(accountOf(id))).id();
        Known known = lock(id);
        if (known.version() != seen) {
            throw new StaleVersion("goal", id);
        }
        known.requireOpen();
        return account;
    }

    private record Known(AccountId account, GoalState state, int version) {

        void requireOpen() {
            if (state != GoalState.OPEN) {
                throw new BusinessRuleViolation(ConversationRule.GOAL_CLOSED);
            }
        }
    }

    private Known lock(GoalId id) {
        return database.first(
                        """
                        select (select s.account_id from customer.v_account_survivor s where s.given_id = g.account_id) as account_id,
                               g.state, g.version
                        from conversation.goal g where g.id = ?
                        for no key update of g
                        """,
                        row ->
                                new Known(
                                        new AccountId(row.uuid("account_id")),
                                        row.constant("state", GoalState.class),
                                        row.integer("version")),
                        id.value())
                .orElseThrow(() -> new NotFound("goal", id));
    }

    private AccountId accountOf(GoalId id) {
        return database.first(
                        "select account_id from conversation.goal where id = ?",
                        row -> new AccountId(row.uuid("account_id")),
                        id.value())
                .orElseThrow(() -> new NotFound("goal", id));
    }

    private void changed(AccountId account) {
        List<UUID> given =
                database.list(
                        "select given_id from customer.v_account_survivor where account_id = ?",
                        row -> row.uuid("given_id"),
                        account.value());
        ties.fire(TieFactsChanged.of(given));
    }

    private LocalDate today() {
        return participants.dayOf(clock.instant());
    }
}
