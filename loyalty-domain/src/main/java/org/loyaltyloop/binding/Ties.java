package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * Ties that people and programs enter by hand. Account managers and managers write those of their
 * own, their team's and nobody's accounts, administrators and keys that may write accounts all.
 */
@ApplicationScoped
@Transactional
public class Ties {

    private static final String ENTITY = "tie";

    private static final String SELECT =
            """
            select h.id, h.account_id, h.level, h.instrument, h.strength, h.lock_in, h.subject, h.evidence, h.link,
                   h.valid_from, h.valid_until, h.author, h.version, h.withdrawn_at is not null as withdrawn
            from binding.hand_tie h
            """;

    private final Database database;
    private final AccountDirectory directory;
    private final ProfileStore profiles;
    private final TieEndings endings;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Ties(
            Database database,
            AccountDirectory directory,
            ProfileStore profiles,
            TieEndings endings,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.profiles = profiles;
        this.endings = endings;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Ties() {
        this(null, null, null, null, null, null);
    }

    /**
     * What became of a tie that was entered.
     *
     * @param id of the tie
     * @param fresh whether it is new; false where its source and external id were known
     */
    public record Entered(TieId id, boolean fresh) {}

    /** Enters a tie. The same source and external id again change nothing. */
    @Counted(name = "ties_enter_calls", absolute = true)
    @Timed(name = "ties_enter_seconds", absolute = true)
    public Entered enter(Actor actor, EnterTie command) {
        ResolvedAccount account = writable(actor, command.account());
        TieDetails said = command.details();
        TieId id = TieId.next();
        int made =
                database.update(
                        """
                        insert into binding.hand_tie
                            (id, account_id, level, instrument, strength, lock_in, subject, evidence, link, valid_from,
                             valid_until, source, external_id, entered_at, changed_at, author, entered_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (source, external_id) where withdrawn_at is null do nothing
                        """,
                        id.value(),
                        account.id().value(),
                        said.level(),
                        said.instrument(),
                        said.strength(),
                        said.lockIn(),
                        said.subject(),
                        said.evidence(),
                        said.link(),
                        said.validFrom(),
                        said.validUntil(),
                        command.source(),
                        command.externalId(),
                        clock.instant(),
                        clock.instant(),
                        actor.name(),
                        actor.user().map(UserId::value));
        if (made == 0) {
            return new Entered(known(command), false);
        }
        note(actor, "TIE_ENTERED", id, account.id());
        return new Entered(id, true);
    }

    private TieId known(EnterTie command) {
        return database.first(
                        "select id from binding.hand_tie where source = ? and external_id = ? and withdrawn_at is null",
                        row -> new TieId(row.uuid("id")),
                        command.source(),
                        command.externalId())
                .orElseThrow(() -> new StaleVersion(ENTITY, command.externalId()));
    }

    /** Says something else of a tie; answers its new version. */
    @Counted(name = "ties_change_calls", absolute = true)
    @Timed(name = "ties_change_seconds", absolute = true)
    public int change(Actor actor, TieId id, int expectedVersion, TieDetails said) {
        HandTie tie = living(id);
        ResolvedAccount account = writable(actor, tie.account());
        if (tie.version() == expectedVersion && tie.details().equals(said)) {
            return expectedVersion;
        }
        int changed =
                database.update(
                        """
                        update binding.hand_tie
                        set level = ?, instrument = ?, strength = ?, lock_in = ?, subject = ?, evidence = ?, link = ?,
                            valid_from = ?, valid_until = ?, changed_at = ?, version = version + 1
                        where id = ? and version = ? and withdrawn_at is null
                        """,
                        said.level(),
                        said.instrument(),
                        said.strength(),
                        said.lockIn(),
                        said.subject(),
                        said.evidence(),
                        said.link(),
                        said.validFrom(),
                        said.validUntil(),
                        clock.instant(),
                        id.value(),
                        expectedVersion);
        if (changed == 0) {
            throw new StaleVersion(ENTITY, id);
        }
        endings.takeBack(id);
        note(actor, "TIE_CHANGED", id, account.id());
        return expectedVersion + 1;
    }

    /**
     * Takes back a tie that was entered by mistake: it never tied. One that has come to its end
     * gets a last day instead.
     *
     * @param reason 1 to 500 characters
     */
    public void withdraw(Actor actor, TieId id, String reason) {
        Checks checks = new Checks();
        String line = checks.required("reason", reason, 500);
        checks.refuseIfAny();
        HandTie tie = living(id);
        ResolvedAccount account = writable(actor, tie.account());
        database.update(
                """
                update binding.hand_tie
                set withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?, version = version + 1
                where id = ? and withdrawn_at is null
                """,
                clock.instant(),
                actor.name(),
                line,
                id.value());
        endings.takeBack(id);
        note(actor, "TIE_WITHDRAWN", id, account.id());
    }

    /** A tie that counts, by its id. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public HandTie living(TieId id) {
        return database.first(
                        SELECT + "where h.id = ?",
                        row -> {
                            if (row.flag("withdrawn")) {
                                throw new BusinessRuleViolation(BindingRefusal.TIE_WITHDRAWN);
                            }
                            return tie(row);
                        },
                        id.value())
                .orElseThrow(() -> new NotFound(ENTITY, id));
    }

    /** Whether the actor may write ties of an account. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean mayWrite(Actor actor, AccountId account) {
        return Optional.ofNullable(
                        directory
                                .resolve(List.of(AccountKey.of(account)))
                                .get(AccountKey.of(account)))
                .filter(found -> actor.mayWriteAccount(found.owner(), found.team()))
                .isPresent();
    }

    private ResolvedAccount writable(Actor actor, AccountId id) {
        Map<AccountKey, ResolvedAccount> found =
                directory.resolveForWriting(List.of(AccountKey.of(id)));
        ResolvedAccount account =
                Optional.ofNullable(found.get(AccountKey.of(id)))
                        .orElseThrow(() -> new NotFound("account", id));
        actor.requireWriteAccount(account.owner(), account.team());
        return account;
    }

    private void note(Actor actor, String what, TieId id, AccountId account) {
        audit.record(actor.author(), what, ENTITY, id, List.of());
        profiles.due(List.of(account.value()));
    }

    private static HandTie tie(Row row) throws SQLException {
        return new HandTie(
                new TieId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                new TieDetails(
                        row.constant("level", BindingLevel.class),
                        row.constant("instrument", Instrument.class),
                        row.real("strength"),
                        row.flag("lock_in"),
                        row.text("subject"),
                        row.optionalText("evidence"),
                        row.optionalText("link"),
                        row.date("valid_from"),
                        row.optionalDate("valid_until")),
                row.text("author"),
                row.integer("version"));
    }
}
