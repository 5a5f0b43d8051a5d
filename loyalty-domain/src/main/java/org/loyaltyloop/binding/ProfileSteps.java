package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.platform.Settings;

/**
 * Makes profiles of facts, in sets and each set in a transaction of its own. What is kept is a
 * function of the facts, the rules and the day alone: it does not matter which way it came about.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ProfileSteps {

    /** Movers are told against the scores of so many days ago. */
    static final int BEFORE_DAYS = 90;

    private final TieFacts facts;
    private final RuleBooks books;
    private final ProfileStore store;
    private final Jobs jobs;
    private final Settings settings;
    private final Clock clock;

    @Inject
    ProfileSteps(
            TieFacts facts,
            RuleBooks books,
            ProfileStore store,
            Jobs jobs,
            Settings settings,
            Clock clock) {
        this.facts = facts;
        this.books = books;
        this.store = store;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProfileSteps() {
        this(null, null, null, null, null, null);
    }

    /**
     * What a step did.
     *
     * @param accounts how many it looked at; none at the end
     * @param last the account after which the next step goes on
     * @param written how many profiles were not as the facts tell them
     */
    record Step(int accounts, UUID last, int written) {}

    /** Makes the profiles of the next living accounts after one. */
    public Step after(UUID account, int atMost) {
        store.alone();
        List<UUID> next = store.living(account, atMost);
        return next.isEmpty()
                ? new Step(0, account, 0)
                : new Step(next.size(), next.get(next.size() - 1), make(next));
    }

    /** Makes the profiles of accounts that are due; answers how many. */
    public int follow(int atMost) {
        store.alone();
        List<UUID> due = store.takeDue(atMost);
        if (!due.isEmpty()) {
            make(due);
        }
        return due.size();
    }

    /** How many accounts there are. */
    public long accounts() {
        return store.accounts();
    }

    /** Notes that all profiles were made by that version of the rules. */
    public void computedBy(int rules) {
        store.computedBy(rules);
    }

    /** Asks for a recompute of all profiles once a day: evidence is a day older. */
    public void beginDay(Author author) {
        if (store.beginDay(today())) {
            jobs.submit(BindingRecompute.KIND, Map.of(), author);
        }
    }

    /** What the rules of two versions make of the next living accounts after one. */
    public Step compare(
            UUID account, int atMost, RuleBook before, RuleBook after, RuleTally tally) {
        LocalDate today = today();
        List<UUID> next = store.living(account, atMost);
        Map<AccountId, TieFacts.Known> known = facts.read(next, today).answered();
        known.forEach(
                (id, own) ->
                        tally.add(
                                id,
                                profile(own, before, today, today),
                                profile(own, after, today, today)));
        tally.bare(next.size() - known.size());
        return next.isEmpty()
                ? new Step(0, account, 0)
                : new Step(next.size(), next.get(next.size() - 1), 0);
    }

    private int make(List<UUID> accounts) {
        LocalDate today = today();
        TieFacts.Asking read = facts.read(accounts, today);
        RuleBook book = books.version(read.rules());
        List<ProfileStore.Kept> profiles = new ArrayList<>();
        Set<UUID> touched = new HashSet<>(accounts);
        read.answered()
                .forEach(
                        (account, known) -> {
                            if (known.facts().isEmpty() && known.byHand().isEmpty()) {
                                return;
                            }
                            touched.add(account.value());
                            profiles.add(
                                    new ProfileStore.Kept(
                                            account.value(),
                                            profile(known, book, today, today),
                                            profile(
                                                    known,
                                                    book,
                                                    today,
                                                    today.minusDays(BEFORE_DAYS))));
                        });
        return store.save(touched, profiles, today);
    }

    private static BindingProfile profile(
            TieFacts.Known known, RuleBook book, LocalDate today, LocalDate day) {
        return BindingProfile.of(
                day,
                book.ties(known.facts(), known.byHand(), day),
                day.equals(today) ? known.answers() : List.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
