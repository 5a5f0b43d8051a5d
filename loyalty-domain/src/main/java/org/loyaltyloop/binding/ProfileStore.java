package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.loyaltyloop.platform.Database;

/** The profiles that lists and overviews read, and which accounts are due to be looked at. */
@ApplicationScoped
class ProfileStore {

    private final Database database;

    @Inject
    ProfileStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProfileStore() {
        this(null);
    }

    /**
     * A profile as it is kept.
     *
     * @param now the profile of today
     * @param before the one of {@link ProfileSteps#BEFORE_DAYS} days earlier
     */
    record Kept(UUID account, BindingProfile now, BindingProfile before) {}

    /**
     * Makes this transaction the only one that writes profiles: whoever comes next reads facts
     * after it, so that nothing older overwrites something newer.
     */
    void alone() {
        database.list("select pg_advisory_xact_lock(7310240)", row -> "");
    }

    /**
     * Notes that the profiles of accounts are to be made anew; living or merged, also repeatedly.
     */
    public void due(Collection<UUID> accounts) {
        database.update(
                "insert into binding.due (account_id) select id from unnest(?) as n(id)",
                (Object) accounts.toArray(UUID[]::new));
    }

    /** The same for the accounts of touchpoints, of those that have a say in binding. */
    public void dueByTouchpoints(Collection<UUID> touchpoints) {
        database.update(
                """
                insert into binding.due (account_id)
                select distinct t.account_id from touchpoint.v_tie_touchpoint t where t.id = any (?)
                """,
                (Object) touchpoints.toArray(UUID[]::new));
    }

    /**
     * Takes accounts that are due, those that wait longest first. A merged one brings the living
     * one along: its own facts alone would be a part of what is known of that one.
     */
    List<UUID> takeDue(int atMost) {
        return database.list(
                """
                        with taken as (
                            delete from binding.due
                            where seq in (select seq from binding.due order by seq limit ? for update skip locked)
                            returning account_id)
                        select account_id from taken
                        union
                        select s.account_id from taken t join customer.v_account_survivor s on s.given_id = t.account_id
                        """,
                row -> row.uuid("account_id"),
                atMost);
    }

    public boolean anyDue() {
        return !database.list("select seq from binding.due limit 1", row -> row.number("seq"))
                .isEmpty();
    }

    /** Living accounts in the order of their ids. */
    List<UUID> living(UUID after, int atMost) {
        return database.list(
                "select id from customer.v_account where id > ? order by id limit ?",
                row -> row.uuid("id"),
                after,
                atMost);
    }

    public long accounts() {
        return database.number("select count(*) from customer.v_account");
    }

    /**
     * Writes profiles, and forgets those of the other accounts: nothing ties them any more, or they
     * were merged away. Rows that say the same already stay untouched.
     *
     * @return how many rows it wrote or took away
     */
    int save(Collection<UUID> accounts, List<Kept> profiles, LocalDate today) {
        UUID[] kept = profiles.stream().map(Kept::account).toArray(UUID[]::new);
        int gone =
                database.update(
                        "delete from binding.profile where account_id = any (?) and not account_id = any (?)",
                        accounts.toArray(UUID[]::new),
                        kept);
        return gone
                + database.update(
                        """
                        insert into binding.profile as kept
                            (account_id, financial, social, structural, value_adding, lock_in, hostage, was_financial,
                             was_social, was_structural, computed_on)
                        select n.account_id, n.financial, n.social, n.structural, n.value_adding, n.lock_in, n.hostage,
                               n.was_financial, n.was_social, n.was_structural, ?
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
                             (account_id, financial, social, structural, value_adding, lock_in, hostage, was_financial,
                              was_social, was_structural)
                        on conflict (account_id) do update
                        set financial = excluded.financial, social = excluded.social, structural = excluded.structural,
                            value_adding = excluded.value_adding, lock_in = excluded.lock_in,
                            hostage = excluded.hostage, was_financial = excluded.was_financial,
                            was_social = excluded.was_social, was_structural = excluded.was_structural,
                            computed_on = excluded.computed_on
                        where (kept.financial, kept.social, kept.structural, kept.value_adding, kept.lock_in,
                               kept.hostage, kept.was_financial, kept.was_social, kept.was_structural, kept.computed_on)
                              is distinct from
                              (excluded.financial, excluded.social, excluded.structural, excluded.value_adding,
                               excluded.lock_in, excluded.hostage, excluded.was_financial, excluded.was_social,
                               excluded.was_structural, excluded.computed_on)
                        """,
                        today,
                        kept,
                        scores(profiles, k -> score(k.now(), BindingLevel.FINANCIAL)),
                        scores(profiles, k -> score(k.now(), BindingLevel.SOCIAL)),
                        scores(profiles, k -> score(k.now(), BindingLevel.STRUCTURAL)),
                        scores(profiles, k -> k.now().valueAdding()),
                        scores(profiles, k -> k.now().hostage().lockIn()),
                        profiles.stream()
                                .map(k -> k.now().hostage().state())
                                .toArray(HostageRisk.State[]::new),
                        scores(profiles, k -> score(k.before(), BindingLevel.FINANCIAL)),
                        scores(profiles, k -> score(k.before(), BindingLevel.SOCIAL)),
                        scores(profiles, k -> score(k.before(), BindingLevel.STRUCTURAL)));
    }

    private static double score(BindingProfile profile, BindingLevel level) {
        return profile.level(level).score();
    }

    private static Double[] scores(List<Kept> profiles, ToDoubleFunction<Kept> score) {
        return profiles.stream().map(score::applyAsDouble).toArray(Double[]::new);
    }

    // Which rules hold

    /**
     * How far the profiles are.
     *
     * @param rules the version that holds
     * @param computed the version that all profiles were made by
     */
    record Standing(int rules, int computed) {}

    public Standing standing() {
        return database.first(
                        "select rules, computed from binding.standing",
                        row -> new Standing(row.integer("rules"), row.integer("computed")))
                .orElseThrow();
    }

    /** Notes that all profiles were made by that version, or by a later one. */
    void computedBy(int rules) {
        database.update("update binding.standing set computed = greatest(computed, ?)", rules);
    }

    /** Begins the day; answers whether nobody else did. */
    boolean beginDay(LocalDate day) {
        return database.update(
                        "update binding.standing set day = ? where day is null or day < ?",
                        day,
                        day)
                > 0;
    }
}
