package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * Plans conversations, moves and cancels them, and writes down what was said. A held conversation
 * is one touchpoint, however often it is saved; whoever may write the account may write them.
 */
@ApplicationScoped
@Transactional
public class Conversations {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final List<String> ALL_FIELDS = List.of("details");

    private final ConversationStore store;
    private final Participants participants;
    private final ConversationTouchpoint touchpoint;
    private final Commitments commitments;
    private final Goals goals;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Conversations(
            ConversationStore store,
            Participants participants,
            ConversationTouchpoint touchpoint,
            Commitments commitments,
            Goals goals,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.participants = participants;
        this.touchpoint = touchpoint;
        this.commitments = commitments;
        this.goals = goals;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Conversations() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * What came of writing a conversation down.
     *
     * @param fresh whether it was written now; otherwise it was known and nothing changed
     * @param next the conversation that was planned with it
     */
    public record Logged(ConversationId id, boolean fresh, Optional<ConversationId> next) {}

    /** What came of planning one; {@code fresh} as for {@link Logged}. */
    public record Planned(ConversationId id, boolean fresh) {}

    /** Plans a conversation. The same source and external id again change nothing. */
    @Counted(name = "conversations_plan_calls", absolute = true)
    @Timed(name = "conversations_plan_seconds", absolute = true)
    public Planned plan(Actor actor, PlanConversation command) {
        AccountId at = participants.writable(actor, command.account()).id();
        Optional<ConversationId> known = store.find(command.source(), command.externalId());
        if (known.isPresent()) {
            return new Planned(known.get(), false);
        }
        participants.requireColleagues("lead", command.lead().stream().toList());
        return new Planned(
                plan(
                        actor,
                        at,
                        command.details(),
                        command.lead().or(actor::user),
                        command.follows(),
                        command.source(),
                        command.externalId()),
                true);
    }

    private ConversationId plan(
            Actor actor,
            AccountId account,
            ConversationDetails details,
            Optional<UserId> lead,
            Optional<ConversationId> follows,
            String source,
            String externalId) {
        participants.check(account, details, Optional.empty());
        ConversationId id = ConversationId.next();
        store.insert(
                id,
                account,
                ConversationState.PLANNED,
                details,
                lead,
                follows,
                Optional.empty(),
                source,
                externalId,
                actor.name(),
                clock.instant());
        audit.record(
                actor.author(), "CONVERSATION_PLANNED", "conversation", id, List.of("startsAt"));
        return id;
    }

    /**
     * Writes down a conversation that took place, with promises, goals and the next conversation.
     * Refuses with {@link StaleVersion} when the planned one was changed since it was seen.
     */
    @Counted(name = "conversations_log_calls", absolute = true)
    @Timed(name = "conversations_log_seconds", absolute = true)
    public Logged log(Actor actor, LogConversation command) {
        ResolvedAccount at = participants.writable(actor, command.account());
        Optional<ConversationId> known = store.logged(command.source(), command.externalId());
        if (known.isPresent()) {
            return new Logged(known.get(), false, store.following(known.get()));
        }
        participants.requirePast(command.details().startsAt(), clock.instant().plus(CLOCKS_DIFFER));
        ConversationId id =
                command.planned().isPresent()
                        ? hold(actor, at.id(), command.planned().get(), command)
                        : begin(actor, at.id(), command);
        for (int i = 0; i < command.promises().size(); i++) {
            commitments.add(
                    actor,
                    at.id(),
                    Optional.of(id),
                    command.promises().get(i),
                    "conversation",
                    id + "-" + (i + 1));
        }
        goals.learn(actor, at.id(), id, command.goal(), command.readings(), day(command));
        Optional<ConversationId> next =
                command.next()
                        .map(
                                step ->
                                        plan(
                                                actor,
                                                at.id(),
                                                ConversationDetails.plan(
                                                        step.startsAt(),
                                                        command.details().channel(),
                                                        command.details().contacts(),
                                                        step.subject()),
                                                command.lead().or(actor::user),
                                                Optional.of(id),
                                                "conversation",
                                                id + "-next"));
        audit.record(actor.author(), "CONVERSATION_HELD", "conversation", id, ALL_FIELDS);
        return new Logged(id, true, next);
    }

    private ConversationId begin(Actor actor, AccountId account, LogConversation command) {
        participants.check(account, command.details(), Optional.empty());
        participants.requireKnown("lead", command.lead().stream().toList());
        ConversationId id = ConversationId.next();
        TouchpointId told = touchpoint.tell(actor, id, account, command.details());
        store.insert(
                id,
                account,
                ConversationState.HELD,
                command.details(),
                command.lead().or(actor::user),
                Optional.empty(),
                Optional.of(told),
                command.source(),
                command.externalId(),
                actor.name(),
                clock.instant());
        return id;
    }

    private ConversationId hold(
            Actor actor, AccountId account, LogConversation.Planned plan, LogConversation command) {
        ConversationStore.Known known = store.lock(plan.id());
        if (!known.account().equals(account)) {
            throw new NotFound("conversation", plan.id());
        }
        requireSeen(known, plan.seen());
        switch (known.state()) {
            case HELD -> throw new BusinessRuleViolation(ConversationRule.CONVERSATION_HELD);
            case CANCELLED ->
                    throw new BusinessRuleViolation(ConversationRule.CONVERSATION_CANCELLED);
            case PLANNED ->
                    participants.check(account, command.details(), Optional.of(known.details()));
        }
        TouchpointId told = touchpoint.tell(actor, known.id(), account, command.details());
        store.update(
                known.id(),
                ConversationState.HELD,
                command.details(),
                Optional.of(told),
                actor.name(),
                clock.instant());
        store.heldBy(known.id(), command.source() + ' ' + command.externalId());
        return known.id();
    }

    /** Moves a planned conversation to another moment; refuses as {@link #change} does. */
    @Counted(name = "conversations_move_calls", absolute = true)
    @Timed(name = "conversations_move_seconds", absolute = true)
    public void move(Actor actor, ConversationId id, int seen, Instant startsAt) {
        ConversationStore.Known known = lock(actor, id, seen);
        if (known.state() != ConversationState.PLANNED) {
            throw new BusinessRuleViolation(ConversationRule.CONVERSATION_NOT_PLANNED);
        }
        store.update(
                id,
                ConversationState.PLANNED,
                known.details().at(startsAt),
                Optional.empty(),
                actor.name(),
                clock.instant());
        audit.record(actor.author(), "CONVERSATION_MOVED", "conversation", id, List.of("startsAt"));
    }

    /**
     * Changes what stands of a planned or held conversation. The touchpoint of a held one follows:
     * what no longer holds of it is withdrawn and told anew. Refuses with {@link StaleVersion} when
     * somebody changed it since it was seen.
     */
    @Counted(name = "conversations_change_calls", absolute = true)
    @Timed(name = "conversations_change_seconds", absolute = true)
    public void change(Actor actor, ConversationId id, int seen, ConversationDetails details) {
        ConversationStore.Known known = lock(actor, id, seen);
        if (known.state() == ConversationState.CANCELLED) {
            throw new BusinessRuleViolation(ConversationRule.CONVERSATION_CANCELLED);
        }
        if (known.details().equals(details)) {
            return;
        }
        participants.check(known.account(), details, Optional.of(known.details()));
        Optional<TouchpointId> told = known.touchpoint();
        if (told.isPresent()) {
            participants.requirePast(details.startsAt(), clock.instant().plus(CLOCKS_DIFFER));
            told = Optional.of(touchpoint.retell(actor, known, details));
        }
        store.update(id, known.state(), details, told, actor.name(), clock.instant());
        audit.record(actor.author(), "CONVERSATION_CHANGED", "conversation", id, ALL_FIELDS);
    }

    /**
     * Cancels a planned conversation, or takes back one that was written down by mistake: its
     * touchpoint and its open promises are withdrawn, and what it told of goals is forgotten.
     * Refuses as {@link #change} does.
     *
     * @param reason 1 to 500 characters
     */
    @Counted(name = "conversations_cancel_calls", absolute = true)
    @Timed(name = "conversations_cancel_seconds", absolute = true)
    public void cancel(Actor actor, ConversationId id, int seen, String reason) {
        Checks checks = new Checks();
        String why = checks.required("reason", reason, 500);
        checks.refuseIfAny();
        ConversationStore.Known known = lock(actor, id, seen);
        if (known.state() == ConversationState.CANCELLED) {
            throw new BusinessRuleViolation(ConversationRule.CONVERSATION_CANCELLED);
        }
        known.touchpoint().ifPresent(told -> touchpoint.takeBack(actor, told, why));
        if (known.state() == ConversationState.HELD) {
            commitments.withdrawMadeIn(actor, id, why);
            goals.forget(known.account(), id);
        }
        store.cancel(id, why, actor.name(), clock.instant());
        audit.record(
                actor.author(), "CONVERSATION_CANCELLED", "conversation", id, List.of("state"));
    }

    /** Locks the account first, as recording does, then the conversation. */
    private ConversationStore.Known lock(Actor actor, ConversationId id, int seen) {
        participants.writable(actor, AccountKey.of(store.accountOf(id)));
        ConversationStore.Known known = store.lock(id);
        requireSeen(known, seen);
        return known;
    }

    private static void requireSeen(ConversationStore.Known known, int seen) {
        if (known.version() != seen) {
            throw new StaleVersion("conversation", known.id());
        }
    }

    private LocalDate day(LogConversation command) {
        return participants.dayOf(command.details().startsAt());
    }

    /** Whether the actor may write conversations at an account with that owner and team. */
    public static boolean mayWrite(
            Actor actor, Optional<UserId> owner, Optional<TeamId> accountTeam) {
        return actor.mayWriteAccount(owner, accountTeam);
    }
}
