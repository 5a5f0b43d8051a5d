package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
        long revision = database.number("select touchpoint.classification_revision()");
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
