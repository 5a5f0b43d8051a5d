package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;

/**
 * How well colleagues know a customer's people, where somebody says so: it goes before what the
 * moments of contact say. Written by whoever may write the account's contacts.
 */
@ApplicationScoped
@Transactional
public class Relations {

    private final Database database;
    private final AccountDirectory directory;
    private final Settings settings;
    private final Audit audit;
    private final Event<TieFactsChanged> changed;
    private final Clock clock;

    @Inject
    Relations(
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
    protected Relations() {
        this(null, null, null, null, null, null);
    }

    /** Says how strong a relation is, or takes back what was said of it. */
    @Counted(name = "relations_state_calls", absolute = true)
    @Timed(name = "relations_state_seconds", absolute = true)
    public void state(Actor actor, StateRelation command) {
        AccountKey key = AccountKey.of(command.account());
        ResolvedAccount account = directory.resolve(List.of(key)).get(key);
        if (account == null) {
            throw new NotFound("account", command.account());
        }
        actor.requireWriteContacts(account.owner(), account.team());
        require(
                "select count(*) from customer.contact_at_account where contact_id = ? and account_id = ?",
                CustomerRule.NOT_AT_ACCOUNT,
                command.contact().value(),
                account.id().value());
        require(
                "select count(*) from staff.v_user where id = ? and not disabled",
                CustomerRule.UNKNOWN_OWNER,
                command.colleague().value());
        if (command.strength().isPresent()) {
            database.update(
                    """
                    insert into customer.relation (contact_id, user_id, strength, note, stated_on, stated_by_name)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (contact_id, user_id) do update
                    set strength = excluded.strength, note = excluded.note, stated_on = excluded.stated_on,
                        stated_by_name = excluded.stated_by_name
                    """,
                    command.contact().value(),
                    command.colleague().value(),
                    command.strength(),
                    command.note(),
                    LocalDate.ofInstant(clock.instant(), settings.zone()),
                    actor.name());
        } else {
            database.update(
                    "delete from customer.relation where contact_id = ? and user_id = ?",
                    command.contact().value(),
                    command.colleague().value());
        }
        changed.fire(TieFactsChanged.of(List.of(account.id().value())));
        audit.record(
                actor.author(),
                "RELATION_STATED",
                "contact",
                command.contact(),
                List.of("relation"));
    }

    private void require(String sql, CustomerRule rule, Object... ids) {
        if (database.number(sql, ids) == 0) {
            throw new BusinessRuleViolation(rule);
        }
    }
}
