package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The deliverer's side of the outbox: every step is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class OutboxStore {

    /** A deliverer that holds a message for longer is gone. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** What was delivered or dropped is forgotten after this. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    @Inject
    OutboxStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OutboxStore() {
        this(null, null);
    }

    /** Takes the message that has been due longest; no other deliverer gets it meanwhile. */
    public Optional<OutboxMessage> claim(Collection<String> kinds) {
        Instant now = clock.instant();
        return database.first(
                """
                update platform.outbox set attempts = attempts + 1, due_at = ?
                where id = (
                    select id from platform.outbox
                    where state = 'WAITING' and due_at <= ? and kind = any (?)
                    order by due_at, id
                    limit 1
                    for update skip locked)
                returning id, kind, attempts,
                          array(select key from jsonb_each_text(params) order by key) as param_names,
                          array(select value from jsonb_each_text(params) order by key) as param_values
                """,
                row ->
                        new OutboxMessage(
                                new OutboxId(row.uuid("id")),
                                row.text("kind"),
                                JobStore.map(row, "param_names", "param_values"),
                                row.integer("attempts")),
                now.plus(LEASE),
                now,
                kinds.toArray(String[]::new));
    }

    /** Notes that it was delivered, or that nobody wanted it. */
    public void end(OutboxId id, OutboxState state) {
        database.update(
                "update platform.outbox set state = ?, ended_at = ?, last_error = null where id = ? and state = 'WAITING'",
                state,
                clock.instant(),
                id.value());
    }

    /** Notes a failure: the message comes again after a wait, or is given up. */
    public void fail(OutboxMessage message, String error, boolean forGood) {
        boolean dead = forGood || message.attempt() >= Backoff.MOST_ATTEMPTS;
        Instant now = clock.instant();
        database.update(
                """
                update platform.outbox
                set state = case when ? then 'DEAD' else 'WAITING' end, ended_at = ?, due_at = ?, last_error = ?
                where id = ? and state = 'WAITING'
                """,
                dead,
                dead ? Optional.of(now) : Optional.empty(),
                now.plus(Backoff.after(message.attempt())),
                error,
                message.id().value());
    }

    /** Forgets what was delivered or dropped long ago. */
    public int forget() {
        return database.update(
                "delete from platform.outbox where state = any (?) and ended_at < ?",
                List.of(OutboxState.DELIVERED, OutboxState.DROPPED).toArray(OutboxState[]::new),
                clock.instant().minus(KEPT));
    }
}
