package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;

/**
 * How often we talk with an account, as agreed with it; written by whoever may write the account.
 * An account has one cadence at a time. Whether it is kept, the conversations tell: see {@code
 * touchpoint.v_cadence}.
 */
@ApplicationScoped
@Transactional
public class Cadences {

    private static final String ENTITY = "cadence";

    private final Database database;
    private final AccountDirectory directory;
    private final Settings settings;
    private final Audit audit;
    private final Event<TieFactsChanged> changed;
    private final Clock clock;

    @Inject
    Cadences(
            Database database,
            AccountDirectory directory,
            Settings settings,
            Audit audit,
            Event<TieFactsChanged> changed,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.settings = settings;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Cadences() {
        this(null, null, null, null, null, null);
    }

    /**
     * Agrees on a rhythm that counts from a day, not later than today; one that the account has
     * ends with it. The same rhythm from the same day changes nothing.
     */
    @Counted(name = "cadences_agree_calls", absolute = true)
    @Timed(name = "cadences_agree_seconds", absolute = true)
    public void agree(Actor actor, AccountId account, Rhythm rhythm, LocalDate from) {
        Checks checks = new Checks();
        Days.check(checks, "from", from);
        checks.that(!from.isAfter(today()), "from", InputRule.OUT_OF_RANGE, "…", today());
        checks.refuseIfAny();
        ResolvedAccount living = writable(actor, account);
        long same =
                database.number(
                        """
                        select count(*) from agenda.cadence
                        where account_id = ? and ended_on is null and every = ? and unit = ? and agreed_from = ?
                        """,
                        living.id().value(),
                        rhythm.every(),
                        rhythm.unit(),
                        from);
        if (same > 0) {
            return;
        }
        close(living);
        UUID id = TimeOrderedId.next();
        database.update(
                """
                insert into agenda.cadence (id, account_id, every, unit, agreed_from, created_at, created_by_name)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                living.id().value(),
                rhythm.every(),
                rhythm.unit(),
                from,
                clock.instant(),
                actor.name());
        changed.fire(TieFactsChanged.of(List.of(living.id().value())));
        audit.record(actor.author(), "CADENCE_AGREED", ENTITY, id, List.of("every", "unit"));
    }

    /** Ends the account's rhythm; where it has none, nothing changes. */
    public void end(Actor actor, AccountId account) {
        ResolvedAccount living = writable(actor, account);
        if (close(living) > 0) {
            changed.fire(TieFactsChanged.of(List.of(living.id().value())));
            audit.record(actor.author(), "CADENCE_ENDED", ENTITY, living.id(), List.of());
        }
    }

    /** The living account, locked against others who agree with it at the same moment. */
    private ResolvedAccount writable(Actor actor, AccountId account) {
        AccountKey key = AccountKey.of(account);
        ResolvedAccount living = directory.resolveForWriting(List.of(key)).get(key);
        if (living == null) {
            throw new NotFound("account", account);
        }
        actor.requireWriteAccount(living.owner(), living.team());
        return living;
    }

    /** Those of accounts that were merged into it end as well. */
    private int close(ResolvedAccount living) {
        return database.update(
                """
                update agenda.cadence set ended_on = greatest(?, agreed_from)
                where ended_on is null
                  and account_id in (select given_id from customer.v_account_survivor
                                     where given_id = ? or merged_into = ?)
                """,
                today(),
                living.id().value(),
                living.id().value());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
