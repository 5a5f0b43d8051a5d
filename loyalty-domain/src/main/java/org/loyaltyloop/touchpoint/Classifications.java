package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.loyaltyloop.platform.Database;

/**
 * What touchpoints are placed by now. Kept in memory on every node; a number in the database says
 * whether it still holds, so that a publication counts for the next recording anywhere.
 */
@ApplicationScoped
class Classifications {

    private final Database database;
    private volatile Classification known = Classification.UNREAD;

    @Inject
    Classifications(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Classifications() {
        this(null);
    }

    /** The newest; it stays the newest until the transaction ends. */
    Classification current() {
        return of(database.number("select touchpoint.classification_revision()"));
    }

    /**
     * As {@link #current}, for a transaction that records. Has it keep the plans of its statements:
     * they look up what keys name, however many, and planning that anew took longer than doing it.
     *
     * @param patience how long the transaction waits for rows that others hold; empty for as long
     *     as the database has it
     */
    Classification forRecording(Optional<Duration> patience) {
        return of(
                database.number(
                        """
                        select touchpoint.classification_revision()
                        from set_config('plan_cache_mode', 'force_generic_plan', true) as plans,
                             set_config('lock_timeout', coalesce(?, current_setting('lock_timeout')), true) as patience
                        """,
                        patience.map(most -> most.toMillis() + "ms")));
    }

    private Classification of(long revision) {
        Classification current = known;
        if (current.revision() != revision) {
            current = new Classification(revision, TouchpointCatalogue.read(database), published());
            known = current;
        }
        return current;
    }

    private RuleSet published() {
        return database.first(
                        """
                        select v.version, v.rules::text as rules
                        from touchpoint.rule_version v
                        join touchpoint.classification c on c.rules = v.version
                        """,
                        row ->
                                new RuleSet(
                                        row.integer("version"), RuleJson.read(row.text("rules"))))
                .orElseThrow();
    }
}
