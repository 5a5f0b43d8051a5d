package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Removes accounts that were opened by mistake, as by an import that is undone: those that nobody
 * touched since and that nothing is known about. Every other account stays, for a reason.
 */
@ApplicationScoped
@Transactional
public class AccountRemoval {

    private final Database database;
    private final Event<AccountsRemoving> removing;

    @Inject
    AccountRemoval(Database database, Event<AccountsRemoving> removing) {
        this.database = database;
        this.removing = removing;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountRemoval() {
        this(null, null);
    }

    /**
     * Removes those that may go.
     *
     * @return the accounts that stay, with the code of the reason; ones that are gone already are
     *     not among them
     */
    public Map<AccountId, String> remove(Actor actor, Collection<AccountId> accounts) {
        Map<AccountId, String> kept = new HashMap<>();
        if (accounts.isEmpty()) {
            return kept;
        }
        List<AccountId> free = new ArrayList<>();
        database.list(
                """
                select id, owner_id, team_id, updated_at <> created_at as changed, merged_into is not null
                           or exists (select from customer.account loser where loser.merged_into = account.id) as merged,
                       exists (select from customer.account child
                               where child.parent_id = account.id and not child.id = any (?)) as has_children,
                       exists (select from customer.contact_at_account placed where placed.account_id = account.id)
                           as has_contacts
                from customer.account where id = any (?) order by id for update
                """,
                row -> {
                    AccountId id = new AccountId(row.uuid("id"));
                    boolean may =
                            actor.mayWriteAccount(
                                    row.optionalUuid("owner_id").map(UserId::new),
                                    row.optionalUuid("team_id").map(TeamId::new));
                    String reason = may ? reasonToStay(row) : "not_allowed";
                    return reason.isEmpty() ? free.add(id) : kept.put(id, reason) == null;
                },
                ids(accounts),
                ids(accounts));
        AccountsRemoving event = new AccountsRemoving(free);
        removing.fire(event);
        Set<AccountId> going = new HashSet<>(event.accounts());
        free.stream()
                .filter(id -> !going.contains(id))
                .forEach(id -> kept.put(id, "has_touchpoints"));
        database.update(
                "update customer.account set parent_id = null where parent_id = any (?)",
                (Object) ids(going));
        database.update("delete from customer.account where id = any (?)", (Object) ids(going));
        return kept;
    }

    private static String reasonToStay(Row row) throws SQLException {
        if (row.flag("merged")) {
            return "merged_since";
        } else if (row.flag("changed")) {
            return "changed_since";
        } else if (row.flag("has_children")) {
            return "has_subsidiaries";
        }
        return row.flag("has_contacts") ? "has_contacts" : "";
    }

    private static UUID[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
