package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.loyaltyloop.platform.Database;

/** Whether figures may have changed, without looking at any figure. */
@ApplicationScoped
public class LoopPulse {

    private final Database database;

    @Inject
    LoopPulse(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LoopPulse() {
        this(null);
    }

    /**
     * A number that changes, soon after a commit, when touchpoints were recorded, placed or
     * withdrawn. It is made of the server's own counts, so that writers do nothing for it.
     */
    public long revision() {
        return database.number(
                """
                select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint
                from pg_stat_user_tables
                where schemaname in ('touchpoint', 'journey', 'loop')
                """);
    }
}
