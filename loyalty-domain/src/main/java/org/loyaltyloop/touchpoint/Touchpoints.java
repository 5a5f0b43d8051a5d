package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.offering.Offerings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.Scope;

/**
 * Records touchpoints, corrects where they are placed, and withdraws them. What is recorded is a
 * fact: it does not change any more. Recording the same source and external id again changes
 * nothing.
 */
@ApplicationScoped
@Transactional
public class Touchpoints {

    private static final Duration PATIENCE_TOGETHER = Duration.ofMillis(250);

    private final Classifications classifications;
    private final TouchpointStore store;
    private final TouchpointQueries queries;
    private final AccountDirectory directory;
    private final Offerings offerings;
    private final Event<TouchpointsRecorded> recorded;
    private final Event<TouchpointsPlaced> placed;
    private final Event<TouchpointsWithdrawn> withdrawn;
    private final Clock clock;

    @Inject
    Touchpoints(
            Classifications classifications,
            TouchpointStore store,
            TouchpointQueries queries,
            AccountDirectory directory,
            Offerings offerings,
            Event<TouchpointsRecorded> recorded,
            Event<TouchpointsPlaced> placed,
            Event<TouchpointsWithdrawn> withdrawn,
            Clock clock) {
        this.classifications = classifications;
        this.store = store;
        this.queries = queries;
        this.directory = directory;
        this.offerings = offerings;
        this.recorded = recorded;
        this.placed = placed;
        this.withdrawn = withdrawn;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Touchpoints() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /**
     * What came of recording one touchpoint.
     *
     * @param id of the touchpoint that the source and external id stand for
     * @param fresh whether it was recorded now; otherwise it was known and nothing changed
     */
    public record Recorded(TouchpointId id, boolean fresh) {

        /** What came of it; throws what {@link Touchpoints#record} throws for a refusal. */
        public static Recorded of(RecordOutcome outcome) {
            if (outcome instanceof RecordOutcome.Recorded recorded) {
                return new Recorded(recorded.id(), true);
            } else if (outcome instanceof RecordOutcome.Duplicate duplicate) {
                return new Recorded(duplicate.id(), false);
            }
            List<Violation> violations = ((RecordOutcome.Rejected) outcome).violations();
            if (violations.get(0).rule() == TouchpointRule.NOT_ALLOWED) {
                throw new AccessDenied("write touchpoints");
            }
            throw BusinessRuleViolation.ofAll(violations);
        }
    }

    /**
     * What came of recording touchpoints of one moment, read in the transaction that recorded them.
     *
     * @param outcomes what became of each, in the order given
     * @param touchpoints what the outcomes' identifiers stand for
     */
    public record Together(
            List<RecordOutcome> outcomes, Map<TouchpointId, TouchpointDetail> touchpoints) {

        /** Copies both. */
        public Together {
            outcomes = List.copyOf(outcomes);
            touchpoints = Map.copyOf(touchpoints);
        }
    }

    /**
     * Records a touchpoint. Refuses with a {@link BusinessRuleViolation} that names everything
     * wrong, or with {@link AccessDenied} where the actor may not record at that account.
     */
    @Counted(name = "touchpoints_record_calls", absolute = true)
    @Timed(name = "touchpoints_record_seconds", absolute = true)
    public Recorded record(Actor actor, RecordTouchpoint command) {
        TouchpointDraft.Checked checked =
                new TouchpointDraft.Checked(Optional.of(command), List.of());
        return Recorded.of(recordChecked(actor, List.of(checked), Optional.empty()).get(0));
    }

    /**
     * Records touchpoints that came at the same moment in one transaction, as {@link #record} would
     * each. Does not wait long for accounts that others are writing to: fails then, and leaves it
     * to the caller to record them one by one.
     *
     * @return what became of each, and what is stored now
     */
    @Counted(name = "touchpoints_record_together_calls", absolute = true)
    @Timed(name = "touchpoints_record_together_seconds", absolute = true)
    public Together recordTogether(Actor actor, List<RecordTouchpoint> commands) {
        List<RecordOutcome> outcomes =
                recordChecked(
                        actor,
                        commands.stream()
                                .map(c -> new TouchpointDraft.Checked(Optional.of(c), List.of()))
                                .toList(),
                        Optional.of(PATIENCE_TOGETHER));
        return new Together(
                outcomes,
                queries.findAll(
                        outcomes.stream()
                                .filter(outcome -> !(outcome instanceof RecordOutcome.Rejected))
                                .map(outcome -> Recorded.of(outcome).id())
                                .toList()));
    }

    /**
     * Records what is valid of a batch, in one transaction and a handful of statements; a bad item
     * never takes the others down. Where an item comes twice, the first valid one counts.
     *
     * @return what became of each item, in the order of the batch
     */
    @Counted(name = "touchpoints_record_all_calls", absolute = true)
    @Timed(name = "touchpoints_record_all_seconds", absolute = true)
    public List<RecordOutcome> recordAll(Actor actor, List<TouchpointDraft> batch) {
        return recordChecked(
                actor, batch.stream().map(TouchpointDraft::check).toList(), Optional.empty());
    }

    private List<RecordOutcome> recordChecked(
            Actor actor, List<TouchpointDraft.Checked> batch, Optional<Duration> patience) {
        requireWriterSomewhere(actor);
        Recording recording = new Recording(actor, clock.instant(), batch);
        Classification classification = classifications.forRecording(patience);
        recording.classify(classification::type);
        recording.nameOfferings(offerings.resolve(recording.offeringCodes()));
        recording.nameAccounts(accounts(actor, recording));
        recording.nameContacts(directory.resolveContacts(recording.contactKeys()));
        var undecided = recording.accountsWithOpenStage();
        recording.place(
                undecided.isEmpty() ? Map.of() : store.beginnings(undecided),
                classification.rules());
        return recording.outcomes(store(recording));
    }

    private Map<AccountKey, ResolvedAccount> accounts(Actor actor, Recording recording) {
        Set<AccountKey> keys = recording.accountKeys();
        if (keys.isEmpty()) {
            return Map.of();
        }
        if (recording.mayOpenAccounts()
                && actor.mayWriteAccount(Optional.empty(), Optional.empty())) {
            // First of all: who waits for another to open an account must not hold any yet.
            directory.createMissing(actor, recording.accountsToOpen(directory.resolve(keys)));
        }
        return directory.resolveForWriting(keys);
    }

    private Map<Recording.ExternalKey, TouchpointId> store(Recording recording) {
        List<NewTouchpoint> ready = recording.ready();
        if (ready.isEmpty()) {
            return Map.of();
        }
        TouchpointInsert.Inserted inserted = store.insert(ready);
        List<NewTouchpoint> news = inserted.fresh();
        Map<Recording.ExternalKey, TouchpointId> stored = new HashMap<>(inserted.known());
        news.forEach(t -> stored.put(t.key(), t.id()));
        if (!news.isEmpty()) {
            store.placeByRule(news.stream().filter(t -> t.rule().isPresent()).toList());
            recorded.fire(new TouchpointsRecorded(news.stream().map(NewTouchpoint::fact).toList()));
        }
        return stored;
    }

    /**
     * Places a touchpoint in another stage; what it was is kept. Refuses with {@link StaleVersion}
     * when it is no longer where the actor saw it.
     */
    @Counted(name = "touchpoints_correct_calls", absolute = true)
    @Timed(name = "touchpoints_correct_seconds", absolute = true)
    public void correct(Actor actor, CorrectPlacement command) {
        TouchpointFact found = lockOne(actor, command.id());
        if (found.stage() != command.seen()) {
            throw new StaleVersion("touchpoint", command.id());
        }
        store.place(
                command.id(),
                command.to(),
                command.reason(),
                clock.instant(),
                actor.user(),
                actor.name());
        placed.fire(
                new TouchpointsPlaced(
                        List.of(
                                new TouchpointsPlaced.Change(
                                        found, found.placedIn(command.to())))));
    }

    /**
     * Withdraws a touchpoint: it leaves journeys and figures, stays readable, and frees its
     * external id.
     *
     * @param reason 1 to 500 characters
     */
    @Counted(name = "touchpoints_withdraw_calls", absolute = true)
    @Timed(name = "touchpoints_withdraw_seconds", absolute = true)
    public void withdraw(Actor actor, TouchpointId id, String reason) {
        String why = reason(reason);
        TouchpointFact found = lockOne(actor, id);
        store.withdraw(List.of(id), why, clock.instant(), actor.name());
        withdrawn.fire(new TouchpointsWithdrawn(List.of(found)));
    }

    /**
     * Withdraws many, as for an undone import. Those unknown or withdrawn already are passed over;
     * one that the actor may not write refuses all.
     *
     * @return how many were withdrawn
     */
    @Counted(name = "touchpoints_withdraw_all_calls", absolute = true)
    @Timed(name = "touchpoints_withdraw_all_seconds", absolute = true)
    public int withdrawAll(Actor actor, Collection<TouchpointId> ids, String reason) {
        String why = reason(reason);
        List<TouchpointFact> living = lock(actor, ids);
        if (!living.isEmpty()) {
            store.withdraw(
                    living.stream().map(TouchpointFact::id).toList(),
                    why,
                    clock.instant(),
                    actor.name());
            withdrawn.fire(new TouchpointsWithdrawn(living));
        }
        return living.size();
    }

    private TouchpointFact lockOne(Actor actor, TouchpointId id) {
        return lock(actor, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new BusinessRuleViolation(TouchpointRule.ALREADY_WITHDRAWN));
    }

    /** Locks the accounts first, then the touchpoints: the order in which recording locks. */
    private List<TouchpointFact> lock(Actor actor, Collection<TouchpointId> ids) {
        Map<TouchpointId, AccountId> given = store.accountsOf(ids);
        if (given.isEmpty() && ids.size() == 1) {
            throw new NotFound("touchpoint", ids.iterator().next());
        }
        Map<AccountKey, ResolvedAccount> accounts =
                directory.resolveForWriting(
                        given.values().stream().map(AccountKey::of).collect(Collectors.toSet()));
        accounts.values()
                .forEach(account -> actor.requireWriteTouchpoints(account.owner(), account.team()));
        return store.lockLiving(given.keySet()).stream()
                .map(
                        fact ->
                                fact.of(
                                        Objects.requireNonNull(
                                                        accounts.get(AccountKey.of(fact.account())))
                                                .id()))
                .toList();
    }

    private static String reason(String typed) {
        Checks checks = new Checks();
        String reason = checks.required("reason", typed, 500);
        checks.refuseIfAny();
        return reason;
    }

    private static void requireWriterSomewhere(Actor actor) {
        if (!actor.has(Role.AGENT, Role.MARKETER, Role.ACCOUNT_MANAGER, Role.MANAGER)
                && !actor.scopes().contains(Scope.TOUCHPOINTS_WRITE)) {
            throw new AccessDenied("write touchpoints");
        }
    }
}
