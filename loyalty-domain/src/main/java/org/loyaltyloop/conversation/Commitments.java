package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * What we and customers promised. A commitment is open until it is done or withdrawn with a reason;
 * only a mistake opens it again. Whoever may write the account writes them; the colleague who
 * answers for one may also say that it is done.
 */
@ApplicationScoped
@Transactional
public class Commitments {

    private final Database database;
    private final Participants participants;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Commitments(Database database, Participants participants, Audit audit, Clock clock) {
        this.database = database;
        this.participants = participants;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Commitments() {
        this(null, null, null, null);
    }

    /**
     * What came of noting a promise.
     *
     * @param fresh whether it was noted now; otherwise it was known and nothing changed
     */
    public record Noted(CommitmentId id, boolean fresh) {}

    /**
     * Notes a promise; the same source and external id again change nothing.
     *
     * @param conversation in which it was made
     */
    @Counted(name = "commitments_promise_calls", absolute = true)
    @Timed(name = "commitments_promise_seconds", absolute = true)
    public Noted promise(
            Actor actor,
            AccountKey account,
            Optional<ConversationId> conversation,
            Promise promise,
            String source,
            String externalId) {
        Checks checks = new Checks();
        String system = checks.required("source", source, 60);
        String name = checks.required("externalId", externalId, 200);
        checks.refuseIfAny();
        AccountId at = participants.writable(actor, account).id();
        conversation.ifPresent(made -> requireMadeAt(at, made));
        return add(actor, at, conversation, promise, system, name);
    }

    private void requireMadeAt(AccountId account, ConversationId conversation) {
        if (database.number(
                        """
                        select count(*)
                        from conversation.conversation c join customer.v_account_survivor s on s.given_id = c.account_id
                        where c.id = ? and s.account_id = ?
                        """,
                        conversation.value(),
                        account.value())
                == 0) {
            throw BusinessRuleViolation.of("conversation", ConversationRule.CONVERSATION_ELSEWHERE);
        }
    }

    /** Notes a promise at an account that is locked and writable. */
    Noted add(
            Actor actor,
            AccountId account,
            Optional<ConversationId> conversation,
            Promise promise,
            String source,
            String externalId) {
        Optional<CommitmentId> known =
                database.first(
                        "select id from conversation.commitment where source = ? and external_id = ?",
                        row -> new CommitmentId(row.uuid("id")),
                        source,
                        externalId);
        if (known.isPresent()) {
            return new Noted(known.get(), false);
        }
        requireOwner(account, promise);
        CommitmentId id = CommitmentId.next();
        database.update(
                """
                insert into conversation.commitment (id, account_id, conversation_id, side, what, user_id, contact_id, due,
                    source, external_id, author, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                account.value(),
                conversation.map(ConversationId::value),
                promise.side(),
                promise.what(),
                promise.colleague().map(UserId::value),
                promise.contact().map(ContactId::value),
                promise.due(),
                source,
                externalId,
                actor.name(),
                clock.instant());
        audit.record(
                actor.author(),
                "COMMITMENT_MADE",
                "commitment",
                id,
                List.of("what", "owner", "due"));
        return new Noted(id, true);
    }

    /**
     * Changes an open commitment, its side apart. Refuses with {@link StaleVersion} when somebody
     * changed it since it was seen.
     */
    @Counted(name = "commitments_change_calls", absolute = true)
    @Timed(name = "commitments_change_seconds", absolute = true)
    public void change(Actor actor, CommitmentId id, int seen, Promise promise) {
        Known known = lock(actor, id, seen, false);
        if (known.side() != promise.side()) {
            throw BusinessRuleViolation.of(
                    "commitment.owner", ConversationRule.COMMITMENT_WITHOUT_OWNER);
        }
        if (!known.owner().equals(owner(promise))) {
            requireOwner(known.account(), promise);
        }
        database.update(
                """
                update conversation.commitment
                set what = ?, user_id = ?, contact_id = ?, due = ?, version = version + 1
                where id = ?
                """,
                promise.what(),
                promise.colleague().map(UserId::value),
                promise.contact().map(ContactId::value),
                promise.due(),
                id.value());
        audit.record(
                actor.author(),
                "COMMITMENT_CHANGED",
                "commitment",
                id,
                List.of("what", "owner", "due"));
    }

    /**
     * Changes a commitment and then says what became of it, in one transaction; refuses as the
     * single steps do.
     *
     * @param promise what it is from now on; absent where only its end is told
     * @param to where it stands from now on; absent where it stays
     * @param reason why it is withdrawn; empty for all else
     */
    public void change(
            Actor actor,
            CommitmentId id,
            int seen,
            Optional<Promise> promise,
            Optional<CommitmentState> to,
            String reason) {
        int version = seen;
        if (to.equals(Optional.of(CommitmentState.OPEN))
                && lockAny(actor, id, seen, true).state() != CommitmentState.OPEN) {
            reopen(actor, id, version);
            version++;
        }
        if (promise.isPresent()) {
            change(actor, id, version, promise.get());
            version++;
        }
        if (to.equals(Optional.of(CommitmentState.DONE))) {
            fulfil(actor, id, version);
        } else if (to.equals(Optional.of(CommitmentState.WITHDRAWN))) {
            withdraw(actor, id, version, reason);
        }
    }

    /** Says that an open commitment was kept; refuses as {@link #change} does. */
    @Counted(name = "commitments_fulfil_calls", absolute = true)
    @Timed(name = "commitments_fulfil_seconds", absolute = true)
    public void fulfil(Actor actor, CommitmentId id, int seen) {
        lock(actor, id, seen, true);
        close(actor, id, CommitmentState.DONE, Optional.empty());
    }

    /**
     * Withdraws an open commitment; refuses as {@link #change} does.
     *
     * @param reason 1 to 500 characters
     */
    @Counted(name = "commitments_withdraw_calls", absolute = true)
    @Timed(name = "commitments_withdraw_seconds", absolute = true)
    public void withdraw(Actor actor, CommitmentId id, int seen, String reason) {
        Checks checks = new Checks();
        String why = checks.required("reason", reason, 500);
        checks.refuseIfAny();
        lock(actor, id, seen, false);
        close(actor, id, CommitmentState.WITHDRAWN, Optional.of(why));
    }

    /** Withdraws the open commitments of a conversation that never was. */
    void withdrawMadeIn(Actor actor, ConversationId conversation, String reason) {
        database.list(
                        """
                        update conversation.commitment set state = 'WITHDRAWN', closed_on = ?, reason = ?, version = version + 1
                        where conversation_id = ? and state = 'OPEN'
                        returning id
                        """,
                        row -> new CommitmentId(row.uuid("id")),
                        today(),
                        reason,
                        conversation.value())
                .forEach(
                        id ->
                                audit.record(
                                        actor.author(),
                                        "COMMITMENT_WITHDRAWN",
                                        "commitment",
                                        id,
                                        List.of("state")));
    }

    /**
     * Opens a commitment again that was closed by mistake; refuses as {@link #change} does. One
     * that stands open stays so.
     */
    @Counted(name = "commitments_reopen_calls", absolute = true)
    @Timed(name = "commitments_reopen_seconds", absolute = true)
    public void reopen(Actor actor, CommitmentId id, int seen) {
        lockAny(actor, id, seen, true);
        database.update(
                """
                update conversation.commitment set state = 'OPEN', closed_on = null, reason = null, version = version + 1
                where id = ? and state <> 'OPEN'
                """,
                id.value());
        audit.record(actor.author(), "COMMITMENT_REOPENED", "commitment", id, List.of("state"));
    }

    private void close(
            Actor actor, CommitmentId id, CommitmentState state, Optional<String> reason) {
        database.update(
                """
                update conversation.commitment set state = ?, closed_on = ?, reason = ?, version = version + 1
                where id = ?
                """,
                state,
                today(),
                reason,
                id.value());
        audit.record(actor.author(), "COMMITMENT_" + state, "commitment", id, List.of("state"));
    }

    private record Known(
            AccountId account,
            CommitmentSide side,
            String owner,
            Optional<UserId> colleague,
            CommitmentState state,
            int version) {}

    private Known lock(Actor actor, CommitmentId id, int seen, boolean ownerMay) {
        Known known = lockAny(actor, id, seen, ownerMay);
        if (known.state() != CommitmentState.OPEN) {
            throw new BusinessRuleViolation(ConversationRule.COMMITMENT_CLOSED);
        }
        return known;
    }

    private Known lockAny(Actor actor, CommitmentId id, int seen, boolean ownerMay) {
        Known known =
                database.first(
                                """
                                select c.account_id, c.side, coalesce(c.user_id, c.contact_id)::text as owner, c.user_id,
                                       c.state, c.version
                                from conversation.commitment c
                                where c.id = ?
                                for no key update of c
                                """,
                                row ->
                                        new Known(
                                                new AccountId(row.uuid("account_id")),
                                                row.constant("side", CommitmentSide.class),
                                                row.text("owner"),
                                                row.optionalUuid("user_id").map(UserId::new),
                                                row.constant("state", CommitmentState.class),
                                                row.integer("version")),
                                id.value())
                        .orElseThrow(() -> new NotFound("commitment", id));
        boolean own = actor.user().isPresent() && known.colleague().equals(actor.user());
        AccountId living = known.account();
        if (!ownerMay || !own) {
            living = participants.permitted(actor, AccountKey.of(known.account())).id();
        }
        if (known.version() != seen) {
            throw new StaleVersion("commitment", id);
        }
        return new Known(
                living,
                known.side(),
                known.owner(),
                known.colleague(),
                known.state(),
                known.version());
    }

    private void requireOwner(AccountId account, Promise promise) {
        participants.requireContacts(
                "commitment.owner", account, promise.contact().stream().toList());
        participants.requireColleagues("commitment.owner", promise.colleague().stream().toList());
    }

    private static String owner(Promise promise) {
        return promise.colleague()
                .map(UserId::toString)
                .or(() -> promise.contact().map(ContactId::toString))
                .orElse("");
    }

    private LocalDate today() {
        return participants.dayOf(clock.instant());
    }
}
