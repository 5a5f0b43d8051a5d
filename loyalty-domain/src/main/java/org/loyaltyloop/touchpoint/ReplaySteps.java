package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.platform.Author;

/** The steps of a replay and of its preview, each a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ReplaySteps {

    private final ReplayStore store;
    private final TouchpointStore touchpoints;
    private final AccountDirectory directory;
    private final Classifications classifications;
    private final Event<TouchpointsPlaced> placed;
    private final Clock clock;

    @Inject
    ReplaySteps(
            ReplayStore store,
            TouchpointStore touchpoints,
            AccountDirectory directory,
            Classifications classifications,
            Event<TouchpointsPlaced> placed,
            Clock clock) {
        this.store = store;
        this.touchpoints = touchpoints;
        this.directory = directory;
        this.classifications = classifications;
        this.placed = placed;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ReplaySteps() {
        this(null, null, null, null, null, null);
    }

    /**
     * What a step did.
     *
     * @param accounts how many it visited; none at the end
     * @param last the account after which the next step goes on
     * @param changed how many touchpoints it placed anew, or would
     */
    record Step(int accounts, UUID last, long changed) {}

    /** How many accounts there are to visit. */
    public long accounts() {
        return store.accounts();
    }

    /** What holds now; a preview changes a part of it. */
    public Classification current() {
        return classifications.current();
    }

    /** Counts what would become of the next accounts after one. */
    public Step look(UUID after, int atMost, Classification classification, ReplayTally tally) {
        List<ReplayStore.Visited> accounts = store.after(after, atMost);
        long changed = 0;
        for (List<Reclassifying.Placed> account : place(accounts, classification, true).values()) {
            tally.add(account);
            changed += account.stream().filter(Reclassifying.Placed::counts).count();
        }
        return step(accounts, after, changed);
    }

    /**
     * Places the touchpoints of the next accounts after one by what holds now, and tells journeys
     * and figures. Accounts are held as a recording holds them. Does nothing once another revision
     * is due: its own replay visits all accounts again.
     */
    public Step apply(UUID after, int atMost, long due, Author author) {
        Classification classification = classifications.current();
        if (store.standing().due() != due) {
            return new Step(0, after, 0);
        }
        List<ReplayStore.Visited> accounts = store.after(after, atMost);
        directory.resolveForWriting(
                accounts.stream().map(a -> AccountKey.of(a.id())).collect(Collectors.toSet()));
        List<Reclassifying.Placed> changed = new ArrayList<>();
        place(accounts, classification, false)
                .values()
                .forEach(
                        account ->
                                account.stream()
                                        .filter(p -> p.placedAnew() || p.counts())
                                        .forEach(changed::add));
        write(changed, author);
        Step step = step(accounts, after, changed.size());
        if (step.accounts() == 0) {
            store.finished(due);
        } else {
            store.reached(due, step.last());
        }
        return step;
    }

    private void write(List<Reclassifying.Placed> changed, Author author) {
        if (changed.isEmpty()) {
            return;
        }
        Map<TouchpointId, Reclassifying.Placed> byId =
                changed.stream()
                        .collect(Collectors.toMap(p -> p.touchpoint().id(), Function.identity()));
        List<TouchpointFact> before =
                touchpoints.lockLiving(
                        changed.stream()
                                .filter(Reclassifying.Placed::counts)
                                .map(p -> p.touchpoint().id())
                                .toList());
        Map<AccountKey, AccountId> living =
                directory
                        .resolve(
                                before.stream()
                                        .map(fact -> AccountKey.of(fact.account()))
                                        .collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().id()));
        store.place(changed, clock.instant(), author);
        List<TouchpointsPlaced.Change> changes = new ArrayList<>();
        for (TouchpointFact given : before) {
            TouchpointFact fact =
                    given.of(Objects.requireNonNull(living.get(AccountKey.of(given.account()))));
            Reclassifying.Placed now = Objects.requireNonNull(byId.get(fact.id()));
            changes.add(
                    new TouchpointsPlaced.Change(
                            fact, fact.placed(now.stage(), now.moving(), now.purchase())));
        }
        if (!changes.isEmpty()) {
            placed.fire(new TouchpointsPlaced(changes));
        }
    }

    private Map<AccountId, List<Reclassifying.Placed>> place(
            List<ReplayStore.Visited> accounts, Classification classification, boolean thorough) {
        Map<AccountId, List<Reclassifying.Known>> touchpoints =
                accounts.isEmpty()
                        ? Map.of()
                        : store.touchpoints(accounts, classification.rules().readsAttributes());
        return accounts.stream()
                .filter(account -> touchpoints.containsKey(account.id()))
                .collect(
                        Collectors.toMap(
                                ReplayStore.Visited::id,
                                account ->
                                        Reclassifying.place(
                                                touchpoints.getOrDefault(account.id(), List.of()),
                                                account.customerSince(),
                                                classification,
                                                thorough)));
    }

    private static Step step(List<ReplayStore.Visited> accounts, UUID after, long changed) {
        return accounts.isEmpty()
                ? new Step(0, after, changed)
                : new Step(
                        accounts.size(), accounts.get(accounts.size() - 1).id().value(), changed);
    }
}
