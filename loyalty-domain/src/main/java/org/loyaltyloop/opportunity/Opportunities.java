package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.Offerings;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Opens opportunities, says more of them, moves them through the pipeline and undoes moves.
 * Everybody reads them; whoever may write the account, or the owner and the owner's team, writes
 * them. Every change of phase that stands is one touchpoint of the account, if there is one.
 */
@ApplicationScoped
@Transactional
public class Opportunities {

    private static final String ENTITY = "opportunity";
    private static final String UNDONE = "move undone";

    private final OpportunityStore store;
    private final PhaseTouchpoints told;
    private final Phases phases;
    private final AccountDirectory directory;
    private final Offerings offerings;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Opportunities(
            OpportunityStore store,
            PhaseTouchpoints told,
            Phases phases,
            AccountDirectory directory,
            Offerings offerings,
            Database database,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.told = told;
        this.phases = phases;
        this.directory = directory;
        this.offerings = offerings;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Opportunities() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * What came of opening.
     *
     * @param id of the opportunity that the source and external id stand for
     * @param fresh whether it was opened now; otherwise it was known and nothing changed
     */
    public record Opened(OpportunityId id, boolean fresh) {}

    /** Opens an opportunity; one that is known by its source and external id stays as it is. */
    @Counted(name = "opportunities_open_calls", absolute = true)
    @Timed(name = "opportunities_open_seconds", absolute = true)
    public Opened open(Actor actor, OpenOpportunity command) {
        requireWriter(actor);
        Optional<OpportunityId> known = known(command.source(), command.externalId());
        if (known.isPresent()) {
            return new Opened(known.get(), false);
        }
        OpportunityDetails details = command.details();
        requireActive(details.owner());
        requireMayGive(actor, details);
        Instant now = clock.instant();
        Instant at = command.openedAt().orElse(now);
        if (at.isAfter(now) || at.isBefore(Instant.EPOCH)) {
            throw BusinessRuleViolation.of("openedAt", OpportunityRule.NOT_THEN);
        }
        Phase phase = beginning(command.phase());
        requireReason(phase, command.lostReason());
        MoveId opening = MoveId.next();
        PhaseChange first =
                new PhaseChange(
                        TimeOrderedId.next(),
                        phase.code(),
                        at,
                        actor.author(),
                        lost(phase, command.lostReason()),
                        lost(phase, command.lostStated()),
                        opening,
                        Optional.empty());
        NewOpportunity news =
                new NewOpportunity(
                        OpportunityId.next(),
                        details,
                        offering(details),
                        new PhaseHistory(List.of(first)),
                        command.source(),
                        command.externalId());
        if (store.insert(List.of(news), actor.author()).isEmpty()) {
            return new Opened(known(command.source(), command.externalId()).orElseThrow(), false);
        }
        store.addChanges(Map.of(news.id(), List.of(first)));
        told.tell(Map.of(lock(news.id()), List.of(first)));
        audit.record(actor.author(), "OPPORTUNITY_OPENED", ENTITY, news.id(), List.of());
        return new Opened(news.id(), true);
    }

    /**
     * Replaces what is said of an opportunity. Another account, offering or order reference is told
     * anew: the touchpoints move along. Refuses with {@link StaleVersion} when somebody changed it
     * since it was seen.
     */
    @Counted(name = "opportunities_change_calls", absolute = true)
    @Timed(name = "opportunities_change_seconds", absolute = true)
    public void change(Actor actor, OpportunityId id, int seen, OpportunityDetails details) {
        OpportunityFacts before = lockForWriting(actor, id);
        if (before.version() != seen) {
            throw new StaleVersion(ENTITY, id);
        }
        if (!details.owner().equals(before.owner())) {
            requireActive(details.owner());
        }
        if (!details.account().equals(before.account())
                || !details.owner().equals(before.owner())) {
            requireMayGive(actor, details);
        }
        if (!store.change(id, seen, details, offering(details))) {
            throw new StaleVersion(ENTITY, id);
        }
        OpportunityFacts after = lock(id);
        if (!after.tellsTheSameAs(before)) {
            List<PhaseChange> standing = history(id).standing();
            told.takeBack(standing, "opportunity changed");
            told.tell(Map.of(after, standing));
        }
        audit.record(actor.author(), "OPPORTUNITY_CHANGED", ENTITY, id, List.of("details"));
    }

    /**
     * Says more of an opportunity and moves it at once, each where asked for: all of it or nothing.
     * Refuses as {@link #change(Actor, OpportunityId, int, OpportunityDetails)} and {@link #move}.
     */
    @Counted(name = "opportunities_change_calls", absolute = true)
    @Timed(name = "opportunities_change_seconds", absolute = true)
    public void change(
            Actor actor,
            OpportunityId id,
            int seen,
            Optional<OpportunityDetails> details,
            Optional<MoveOpportunity> move) {
        if (lockForWriting(actor, id).version() != seen) {
            throw new StaleVersion(ENTITY, id);
        }
        details.ifPresent(said -> change(actor, id, seen, said));
        move.ifPresent(asked -> move(actor, asked));
    }

    /**
     * Moves an opportunity to another phase; moving a lost one to the lost phase again corrects the
     * reason. Refuses with {@link AlreadyMoved} when it is no longer in the phase in which it was
     * seen.
     *
     * @return what can be undone; empty where it is in that phase already
     */
    @Counted(name = "opportunities_move_calls", absolute = true)
    @Timed(name = "opportunities_move_seconds", absolute = true)
    public Optional<MoveId> move(Actor actor, MoveOpportunity command) {
        OpportunityFacts facts = lockForWriting(actor, command.id());
        PhaseHistory history = history(command.id());
        if (!facts.phase().equals(command.seen())) {
            throw moved(command.id(), history.current());
        }
        Map<String, Phase> byCode = phases.byCode();
        Phase to = usable(byCode, command.to());
        if (to.code().equals(facts.phase()) && to.kind() != PhaseKind.LOST) {
            return Optional.empty();
        }
        requireReason(to, command.lostReason());
        MoveId move = MoveId.next();
        PhaseHistory.Step step =
                history.move(
                        move,
                        new PhaseHistory.Destination(
                                to.code(),
                                clock.instant(),
                                actor.author(),
                                lost(to, command.lostReason()),
                                lost(to, command.lostStated())),
                        phase -> !Phases.of(byCode, phase).open());
        store.takeBack(step.gone(), move);
        store.addChanges(Map.of(command.id(), step.come()));
        told.takeBack(step.gone(), "moved on from there");
        settle(actor, facts, step, Optional.of(move), "OPPORTUNITY_MOVED");
        return Optional.of(move);
    }

    /**
     * Takes a move back, as if it had never been made. Refuses with {@link AlreadyMoved} when
     * somebody moved the opportunity again since.
     */
    @Counted(name = "opportunities_undo_calls", absolute = true)
    @Timed(name = "opportunities_undo_seconds", absolute = true)
    public void undo(Actor actor, OpportunityId id, MoveId move) {
        OpportunityFacts facts = lockForWriting(actor, id);
        PhaseHistory history = history(id);
        if (facts.lastMove().isEmpty()) {
            throw new BusinessRuleViolation(OpportunityRule.NOTHING_TO_UNDO);
        }
        if (!facts.lastMove().equals(Optional.of(move))) {
            throw moved(id, history.current());
        }
        PhaseHistory.Step step = history.undo(move);
        store.revive(step.come());
        store.takeBack(step.gone(), move);
        told.takeBack(step.gone(), UNDONE);
        settle(actor, facts, step, Optional.empty(), "OPPORTUNITY_MOVE_UNDONE");
    }

    /** Removes an opportunity that should never have been, with its touchpoints. */
    @Counted(name = "opportunities_remove_calls", absolute = true)
    @Timed(name = "opportunities_remove_seconds", absolute = true)
    public void remove(Actor actor, OpportunityId id, int seen) {
        if (lockForWriting(actor, id).version() != seen) {
            throw new StaleVersion(ENTITY, id);
        }
        remove(actor, List.of(id));
    }

    /** Removes opportunities that the actor may write, with their touchpoints; locked before. */
    void remove(Actor actor, Collection<OpportunityId> ids) {
        List<PhaseChange> standing =
                store.histories(ids).values().stream()
                        .flatMap(history -> history.standing().stream())
                        .toList();
        told.takeBack(standing, "opportunity removed");
        store.delete(ids);
        audit.recordAll(actor.author(), "OPPORTUNITY_REMOVED", ENTITY, ids, List.of());
    }

    /** Takes back what an import moved; answers whether nobody moved it since. */
    boolean takeBackImported(OpportunityId id, MoveId move) {
        PhaseHistory history = store.histories(List.of(id)).get(id);
        if (history == null || !history.current().madeIn().equals(move)) {
            return false;
        }
        PhaseHistory.Step step = history.undo(move);
        store.takeBack(step.gone(), move);
        told.takeBack(step.gone(), "import undone");
        store.settle(List.of(id), Optional.empty());
        return true;
    }

    /** Whether the actor may change opportunities of that owner at that account. */
    static boolean mayWrite(Actor actor, OpportunityFacts facts) {
        return mayWrite(
                actor,
                facts.account(),
                facts.accountOwner(),
                facts.accountTeam(),
                facts.owner(),
                facts.ownerTeam());
    }

    static boolean mayWrite(
            Actor actor,
            Optional<AccountId> account,
            Optional<UserId> accountOwner,
            Optional<TeamId> accountTeam,
            Optional<UserId> owner,
            Optional<TeamId> ownerTeam) {
        boolean ofTheAccount =
                account.isPresent() && actor.mayWriteAccount(accountOwner, accountTeam);
        boolean ofTheOwner =
                (owner.isPresent() || account.isEmpty()) && actor.mayWriteAccount(owner, ownerTeam);
        return ofTheAccount || ofTheOwner;
    }

    private void settle(
            Actor actor,
            OpportunityFacts facts,
            PhaseHistory.Step step,
            Optional<MoveId> lastMove,
            String action) {
        store.settle(List.of(facts.id()), lastMove);
        told.tell(Map.of(facts, step.come()));
        audit.record(actor.author(), action, ENTITY, facts.id(), List.of("phase"));
    }

    private AlreadyMoved moved(OpportunityId id, PhaseChange latest) {
        return new AlreadyMoved(id, latest.phase(), latest.by().name(), latest.at());
    }

    private Phase beginning(Optional<String> code) {
        Map<String, Phase> byCode = phases.byCode();
        return code.map(given -> usable(byCode, given))
                .orElseGet(
                        () ->
                                byCode.values().stream()
                                        .filter(p -> p.open() && p.active())
                                        .findFirst()
                                        .orElseThrow());
    }

    private static Phase usable(Map<String, Phase> byCode, String code) {
        return Optional.ofNullable(byCode.get(code))
                .filter(Phase::active)
                .orElseThrow(
                        () -> BusinessRuleViolation.of("phase", OpportunityRule.UNKNOWN_PHASE));
    }

    /** Whoever loses an opportunity here says why; files from elsewhere may not know. */
    private void requireReason(Phase to, Optional<String> reason) {
        if (to.kind() != PhaseKind.LOST) {
            return;
        }
        if (reason.isEmpty()) {
            throw BusinessRuleViolation.of("lostReason", OpportunityRule.REASON_REQUIRED);
        }
        boolean usable =
                phases.reasons().stream()
                        .anyMatch(r -> r.active() && r.code().equals(reason.get()));
        if (!usable) {
            throw BusinessRuleViolation.of("lostReason", OpportunityRule.UNKNOWN_REASON);
        }
    }

    private static Optional<String> lost(Phase phase, Optional<String> given) {
        return phase.kind() == PhaseKind.LOST ? given : Optional.empty();
    }

    private Optional<OfferingRef> offering(OpportunityDetails details) {
        if (details.offering().isEmpty()) {
            return Optional.empty();
        }
        OfferingRef found =
                offerings.resolve(Set.of(details.offering().get())).get(details.offering().get());
        if (found == null) {
            throw BusinessRuleViolation.of("offering", OpportunityRule.UNKNOWN_OFFERING);
        }
        return Optional.of(found);
    }

    /** Whoever gives an opportunity to an account or a colleague may write one of the two. */
    private void requireMayGive(Actor actor, OpportunityDetails details) {
        Optional<ResolvedAccount> account = details.account().map(this::account);
        boolean may =
                mayWrite(
                        actor,
                        details.account(),
                        account.flatMap(ResolvedAccount::owner),
                        account.flatMap(ResolvedAccount::team),
                        details.owner(),
                        details.owner().flatMap(this::team));
        if (!may) {
            throw new AccessDenied("write opportunity");
        }
    }

    private ResolvedAccount account(AccountId id) {
        return Optional.ofNullable(
                        directory.resolve(List.of(AccountKey.of(id))).get(AccountKey.of(id)))
                .orElseThrow(
                        () -> BusinessRuleViolation.of("account", OpportunityRule.UNKNOWN_ACCOUNT));
    }

    private void requireActive(Optional<UserId> owner) {
        if (owner.isPresent()
                && database.number(
                                "select count(*) from staff.v_user where id = ? and not disabled",
                                owner.get().value())
                        == 0) {
            throw BusinessRuleViolation.of("owner", OpportunityRule.UNKNOWN_OWNER);
        }
    }

    private Optional<TeamId> team(UserId owner) {
        return database.first(
                        "select team_id from staff.v_user where id = ?",
                        row -> row.optionalUuid("team_id").map(TeamId::new),
                        owner.value())
                .flatMap(team -> team);
    }

    private Optional<OpportunityId> known(String source, String externalId) {
        return Optional.ofNullable(store.known(source, List.of(externalId)).get(externalId));
    }

    private PhaseHistory history(OpportunityId id) {
        return Optional.ofNullable(store.histories(List.of(id)).get(id)).orElseThrow();
    }

    private OpportunityFacts lock(OpportunityId id) {
        return Optional.ofNullable(store.lock(List.of(id)).get(id))
                .orElseThrow(() -> new NotFound(ENTITY, id));
    }

    private OpportunityFacts lockForWriting(Actor actor, OpportunityId id) {
        OpportunityFacts facts = lock(id);
        if (!mayWrite(actor, facts)) {
            throw new AccessDenied("write opportunity");
        }
        return facts;
    }

    private static void requireWriter(Actor actor) {
        if (!actor.mayWriteAccount(Optional.empty(), Optional.empty())) {
            throw new AccessDenied("write opportunities");
        }
    }
}
