package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * Keeps what is known about accounts. Nothing is overwritten: of one attribute the newest
 * observation counts.
 */
@ApplicationScoped
@Transactional
public class ProfileFacts {

    private final AccountDirectory directory;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    ProfileFacts(AccountDirectory directory, Database database, Audit audit, Clock clock) {
        this.directory = directory;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProfileFacts() {
        this(null, null, null, null);
    }

    /**
     * Adds what is not known yet, in one statement; whoever may write contacts of an account may
     * say what he learned of it.
     *
     * @return how many facts are new; one that the same source told with the same value and day
     *     before is not
     */
    public int record(Actor actor, List<ProfileFact> facts) {
        Map<AccountKey, ResolvedAccount> accounts =
                directory.resolveForWriting(
                        facts.stream().map(fact -> AccountKey.of(fact.account())).toList());
        for (ProfileFact fact : facts) {
            ResolvedAccount account = accounts.get(AccountKey.of(fact.account()));
            if (account == null) {
                throw BusinessRuleViolation.of("account", CustomerRule.UNKNOWN_ACCOUNT);
            }
            if (!actor.mayWriteContacts(account.owner(), account.team())) {
                throw new AccessDenied("write profile facts");
            }
        }
        List<ProfileFact> distinct = new ArrayList<>(new LinkedHashSet<>(facts));
        List<UUID> told =
                database.list(
                        """
                insert into customer.profile_fact
                    (id, account_id, attribute, value, source, observed_on, confidence, recorded_at, recorded_by)
                select n.id, n.account_id, n.attribute, n.value, n.source, n.observed_on::date, n.confidence::numeric, ?, ?
                from unnest(?, ?, ?, ?, ?, ?, ?) as n(id, account_id, attribute, value, source, observed_on, confidence)
                where not exists (
                    select from customer.profile_fact known
                    where known.account_id = n.account_id and known.attribute = n.attribute
                      and known.observed_on = n.observed_on::date and known.source = n.source and known.value = n.value)
                returning account_id
                """,
                        row -> row.uuid("account_id"),
                        clock.instant(),
                        actor.user().map(UserId::value),
                        distinct.stream().map(fact -> TimeOrderedId.next()).toArray(UUID[]::new),
                        distinct.stream().map(fact -> living(accounts, fact)).toArray(UUID[]::new),
                        distinct.stream().map(ProfileFact::attribute).toArray(String[]::new),
                        distinct.stream().map(ProfileFact::value).toArray(String[]::new),
                        distinct.stream().map(ProfileFact::source).toArray(String[]::new),
                        distinct.stream()
                                .map(fact -> fact.observedOn().toString())
                                .toArray(String[]::new),
                        distinct.stream()
                                .map(ProfileFact::confidence)
                                .map(BigDecimal::toPlainString)
                                .toArray(String[]::new));
        audit.recordAll(
                actor.author(),
                "PROFILE_FACTS_ADDED",
                "account",
                new LinkedHashSet<>(told),
                List.of("profile"));
        return told.size();
    }

    private static UUID living(Map<AccountKey, ResolvedAccount> accounts, ProfileFact fact) {
        return Objects.requireNonNull(accounts.get(AccountKey.of(fact.account()))).id().value();
    }
}
