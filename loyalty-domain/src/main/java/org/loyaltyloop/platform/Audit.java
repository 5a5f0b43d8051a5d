package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;

/**
 * The audit trail: who did what to which record, when. An entry is part of the transaction that it
 * tells of. It names the fields that changed, never their values.
 */
@ApplicationScoped
@Transactional
public class Audit {

    private final Database database;
    private final Clock clock;

    @Inject
    Audit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Audit() {
        this(null, null);
    }

    /**
     * Adds an entry.
     *
     * @param action what was done, in upper snake case, such as {@code ACCOUNT_MERGED}
     * @param entity the kind of record, such as {@code account}
     * @param fields names of the fields that changed
     */
    public void record(
            Author author,
            String action,
            String entity,
            Object entityId,
            Collection<String> fields) {
        database.update(
                """
                insert into platform.audit_entry (at, actor_kind, actor_id, actor_name, action, entity, entity_id, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                clock.instant(),
                author.kind(),
                author.id(),
                author.name(),
                action,
                entity,
                entityId.toString(),
                fields.toArray(String[]::new));
    }

    /** Adds an entry for each of many records to which the same was done, with one statement. */
    public void recordAll(
            Author author,
            String action,
            String entity,
            Collection<?> entityIds,
            Collection<String> fields) {
        database.update(
                """
                insert into platform.audit_entry (at, actor_kind, actor_id, actor_name, action, entity, entity_id, fields)
                select ?, ?, ?, ?, ?, ?, id, ? from unnest(?) as ids(id)
                """,
                clock.instant(),
                author.kind(),
                author.id(),
                author.name(),
                action,
                entity,
                fields.toArray(String[]::new),
                entityIds.stream().map(Object::toString).toArray(String[]::new));
    }
}
