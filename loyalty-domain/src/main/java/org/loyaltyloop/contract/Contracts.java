package org.loyaltyloop.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.Offerings;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;

/**
 * Makes contracts, signs, renews and ends them, and takes back what was a mistake. Whoever may
 * write the account writes its contracts. Signing and each renewal are a purchase of their own,
 * notice is told without moving anybody; what is taken back leaves no touchpoint.
 */
@ApplicationScoped
@Transactional
public class Contracts {

    private static final String ENTITY = "contract";
    private static final int AT_ONCE = 200;

    private final ContractStore store;
    private final ContractTouchpoints told;
    private final ContractQueries queries;
    private final AccountDirectory directory;
    private final Offerings offerings;
    private final Event<TieFactsChanged> ties;
    private final Settings settings;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Contracts(
            ContractStore store,
            ContractTouchpoints told,
            ContractQueries queries,
            AccountDirectory directory,
            Offerings offerings,
            Event<TieFactsChanged> ties,
            Settings settings,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.told = told;
        this.queries = queries;
        this.directory = directory;
        this.offerings = offerings;
        this.ties = ties;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Contracts() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /**
     * What came of making a contract.
     *
     * @param id of the contract that the source and external id stand for
     * @param fresh whether it was made now; otherwise it was known and nothing changed
     */
    public record Made(ContractId id, boolean fresh) {}

    /** Makes a contract, as a draft or signed; one that is known stays as it is. */
    @Counted(name = "contracts_make_calls", absolute = true)
    @Timed(name = "contracts_make_seconds", absolute = true)
    public Made make(Actor actor, MakeContract command) {
        ContractDetails details = command.details();
        ResolvedAccount account = writable(actor, details.account());
        Optional<ContractId> known = queries.known(command.source(), command.externalId());
        if (known.isPresent()) {
            return new Made(known.get(), false);
        }
        command.signedOn().ifPresent(day -> requirePast("signedOn", day));
        ContractId id = ContractId.next();
        if (!store.insert(id, account.id(), command, offering(details), actor.name())) {
            return new Made(
                    queries.known(command.source(), command.externalId()).orElseThrow(), false);
        }
        command.signedOn().ifPresent(day -> begin(actor, id, ContractStep.Kind.SIGNED, day));
        settle(actor, id, "CONTRACT_MADE");
        return new Made(id, true);
    }

    /**
     * Replaces what is said of a contract and its present term. What the loop was told wrongly is
     * withdrawn and told anew. Refuses with {@link StaleVersion} when somebody changed it since it
     * was seen.
     */
    @Counted(name = "contracts_change_calls", absolute = true)
    @Timed(name = "contracts_change_seconds", absolute = true)
    public void change(Actor actor, ContractId id, int seen, ContractDetails details) {
        AccountKey given = AccountKey.of(new AccountId(store.givenAccount(id)));
        ResolvedAccount account =
                Objects.requireNonNull(
                        writable(actor, List.of(details.account(), given)).get(details.account()));
        ContractView before = locked(actor, id, seen);
        before.lastDay()
                .ifPresent(
                        last -> {
                            requireOrder("startsOn", details.startsOn(), last);
                            requireWithin(details.endsOn(), last);
                        });
        store.change(id, account.id(), details, offering(details));
        store.correctTerm(id);
        if (before.lastDay().isEmpty()) {
            // Told anew by the next round where it is over by its new dates too.
            goesOn(id, "contract changed");
        }
        ContractView after = view(id);
        if (!ContractTouchpoints.tellsTheSame(before, after)) {
            List<ContractStep> steps = queries.steps(id);
            told.takeBack(steps, "contract changed");
            told.tell(after, steps);
        }
        ties.fire(TieFactsChanged.of(List.of(before.account().value())));
        settle(actor, id, "CONTRACT_CHANGED");
    }

    /** Signs a draft. */
    @Counted(name = "contracts_sign_calls", absolute = true)
    @Timed(name = "contracts_sign_seconds", absolute = true)
    public void sign(Actor actor, ContractId id, int seen, LocalDate day) {
        if (locked(actor, id, seen).signedOn().isPresent()) {
            throw new BusinessRuleViolation(ContractRule.ALREADY_SIGNED);
        }
        requirePast("signedOn", day);
        store.sign(id, Optional.of(day));
        begin(actor, id, ContractStep.Kind.SIGNED, day);
        settle(actor, id, "CONTRACT_SIGNED");
    }

    /** Renews a contract for a next term: a purchase of its own. */
    @Counted(name = "contracts_renew_calls", absolute = true)
    @Timed(name = "contracts_renew_seconds", absolute = true)
    public void renew(Actor actor, RenewContract command) {
        ContractView contract = locked(actor, command.id(), command.seen());
        requireSigned(contract);
        if (contract.lastDay().isPresent()) {
            throw new BusinessRuleViolation(ContractRule.NOTICE_GIVEN);
        }
        LocalDate end =
                contract.endsOn()
                        .orElseThrow(() -> new BusinessRuleViolation(ContractRule.OPEN_ENDED));
        command.until()
                .filter(until -> !until.isAfter(end))
                .ifPresent(
                        until -> {
                            throw BusinessRuleViolation.of("until", ContractRule.NOT_LONGER, end);
                        });
        requirePast("agreedOn", command.agreedOn());
        goesOn(command.id(), "renewed after all");
        store.nextTerm(command.id(), end.plusDays(1), command.until(), command.worth());
        begin(actor, command.id(), ContractStep.Kind.RENEWED, command.agreedOn());
        settle(actor, command.id(), "CONTRACT_RENEWED");
    }

    /** Takes the last renewal back, as if it had never been agreed. */
    public void undoRenewal(Actor actor, ContractId id, int seen) {
        ContractView contract = locked(actor, id, seen);
        if (contract.lastDay().isPresent()) {
            throw new BusinessRuleViolation(ContractRule.NOTICE_GIVEN);
        }
        goesOn(id, "renewal taken back");
        List<ContractStep> steps = queries.steps(id);
        if (steps.size() < 2 || steps.get(0).kind() != ContractStep.Kind.RENEWED) {
            throw new BusinessRuleViolation(ContractRule.NOT_RENEWED);
        }
        ContractStep term = steps.get(1);
        told.takeBack(steps.subList(0, 1), "renewal taken back");
        store.forget(steps.get(0).id());
        store.nextTerm(id, term.startsOn(), term.endsOn(), term.worth());
        settle(actor, id, "CONTRACT_RENEWAL_UNDONE");
    }

    /** Ends a contract by notice: told to the loop, which does not move. */
    @Counted(name = "contracts_terminate_calls", absolute = true)
    @Timed(name = "contracts_terminate_seconds", absolute = true)
    public void terminate(Actor actor, TerminateContract command) {
        ContractView contract = locked(actor, command.id(), command.seen());
        requireSigned(contract);
        if (contract.lastDay().isPresent()) {
            throw new BusinessRuleViolation(ContractRule.NOTICE_GIVEN);
        }
        requirePast("givenOn", command.givenOn());
        requireOrder("lastDay", contract.startsOn(), command.lastDay());
        requireWithin(contract.endsOn(), command.lastDay());
        store.terminate(command);
        begin(actor, command.id(), ContractStep.Kind.ENDED, command.givenOn());
        settle(actor, command.id(), "CONTRACT_TERMINATED");
    }

    /** Takes notice back: the contract goes on as if it had not been given. */
    @Counted(name = "contracts_reinstate_calls", absolute = true)
    @Timed(name = "contracts_reinstate_seconds", absolute = true)
    public void reinstate(Actor actor, ContractId id, int seen) {
        if (locked(actor, id, seen).lastDay().isEmpty()) {
            throw new BusinessRuleViolation(ContractRule.NO_NOTICE);
        }
        goesOn(id, "notice taken back");
        store.reinstate(id);
        settle(actor, id, "CONTRACT_REINSTATED");
    }

    /** Removes a contract that should never have been, with its touchpoints. */
    public void remove(Actor actor, ContractId id, int seen) {
        ContractView contract = locked(actor, id, seen);
        told.takeBack(queries.steps(id), "contract removed");
        store.delete(id);
        ties.fire(TieFactsChanged.of(List.of(contract.account().value())));
        audit.record(actor.author(), "CONTRACT_REMOVED", ENTITY, id, List.of());
    }

    /**
     * Sees to terms that are over: what renews by itself begins its next term, a purchase of its
     * own; what does not is told to have ended. Only for the system itself.
     *
     * @return how many terms were seen to, at most {@value #AT_ONCE}
     */
    @Counted(name = "contracts_close_terms_calls", absolute = true)
    @Timed(name = "contracts_close_terms_seconds", absolute = true)
    public int closeTerms(Actor actor) {
        if (!actor.system()) {
            throw new AccessDenied("close terms");
        }
        LocalDate today = queries.today();
        Map<ContractId, AccountKey> found = store.over(today, AT_ONCE);
        writable(actor, List.copyOf(Set.copyOf(found.values())));
        // Whoever changes a contract holds its account: what is over now stays so until the end.
        Set<ContractId> over = store.over(today, AT_ONCE).keySet();
        over.stream()
                .filter(found::containsKey)
                .map(this::view)
                .forEach(contract -> closeTerm(actor, contract));
        return found.size();
    }

    private void closeTerm(Actor actor, ContractView contract) {
        LocalDate end = contract.endsOn().orElseThrow();
        if (contract.renewal() != RenewalKind.AUTOMATIC) {
            begin(actor, contract.id(), ContractStep.Kind.ENDED, end);
            return;
        }
        int months = contract.renewalMonths().orElseThrow();
        LocalDate next = end.plusDays(1);
        LocalDate until = next.plusMonths(months).minusDays(1);
        store.bump(contract.id(), contract.version());
        store.nextTerm(contract.id(), next, Optional.of(until), contract.worth());
        begin(actor, contract.id(), ContractStep.Kind.RENEWED, next);
        settle(actor, contract.id(), "CONTRACT_RENEWED");
    }

    /** Takes back that it ended, where it goes on. */
    private void goesOn(ContractId id, String reason) {
        List<ContractStep> ends =
                queries.steps(id).stream()
                        .filter(step -> step.kind() == ContractStep.Kind.ENDED)
                        .toList();
        told.takeBack(ends, reason);
        ends.forEach(step -> store.forget(step.id()));
    }

    private void begin(Actor actor, ContractId id, ContractStep.Kind kind, LocalDate day) {
        ContractView now = view(id);
        ContractStep step =
                new ContractStep(
                        TimeOrderedId.next(),
                        kind,
                        day,
                        now.startsOn(),
                        now.endsOn(),
                        now.worth(),
                        clock.instant(),
                        actor.name());
        store.add(id, step);
        told.tell(view(id), List.of(step));
    }

    private void settle(Actor actor, ContractId id, String action) {
        ties.fire(TieFactsChanged.of(List.of(store.givenAccount(id))));
        audit.record(actor.author(), action, ENTITY, id, List.of());
    }

    private ContractView locked(Actor actor, ContractId id, int seen) {
        UUID given = store.givenAccount(id);
        // The account first, then the contract: the order in which everything is locked.
        writable(actor, AccountKey.of(new AccountId(given)));
        if (!store.bump(id, seen)) {
            throw new StaleVersion(ENTITY, id);
        }
        return view(id);
    }

    private ContractView view(ContractId id) {
        return queries.find(id).orElseThrow(() -> new NotFound(ENTITY, id));
    }

    private ResolvedAccount writable(Actor actor, AccountKey key) {
        return Objects.requireNonNull(writable(actor, List.of(key)).get(key));
    }

    /** Locks all accounts at once, so that two who lock the same ones never wait for each other. */
    private Map<AccountKey, ResolvedAccount> writable(Actor actor, List<AccountKey> keys) {
        Map<AccountKey, ResolvedAccount> found = directory.resolveForWriting(keys);
        if (!found.keySet().containsAll(keys)) {
            throw BusinessRuleViolation.of("account", ContractRule.UNKNOWN_CONTRACT_ACCOUNT);
        }
        found.values().forEach(a -> actor.requireWriteAccount(a.owner(), a.team()));
        return found;
    }

    private Optional<OfferingRef> offering(ContractDetails details) {
        return details.offering()
                .map(
                        code ->
                                Optional.ofNullable(offerings.resolve(List.of(code)).get(code))
                                        .orElseThrow(
                                                () ->
                                                        BusinessRuleViolation.of(
                                                                "offering",
                                                                ContractRule
                                                                        .UNKNOWN_CONTRACT_OFFERING)));
    }

    private void requirePast(String field, LocalDate day) {
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), settings.zone()))) {
            throw BusinessRuleViolation.of(field, ContractRule.NOT_YET);
        }
    }

    private static void requireSigned(ContractView contract) {
        if (contract.signedOn().isEmpty()) {
            throw new BusinessRuleViolation(ContractRule.NOT_SIGNED);
        }
    }

    private static void requireOrder(String field, LocalDate start, LocalDate end) {
        if (end.isBefore(start)) {
            throw BusinessRuleViolation.of(field, ContractRule.ENDS_BEFORE_START, start, end);
        }
    }

    private static void requireWithin(Optional<LocalDate> term, LocalDate last) {
        term.filter(last::isAfter)
                .ifPresent(
                        end -> {
                            throw BusinessRuleViolation.of(
                                    "lastDay", ContractRule.AFTER_THE_END, end);
                        });
    }
}
