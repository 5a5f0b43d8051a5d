package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Finds accounts by their whole names, many at a time, for files that have nothing better to name
 * them by.
 */
@ApplicationScoped
public class AccountNames {

    private final Database database;

    @Inject
    AccountNames(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountNames() {
        this(null);
    }

    /**
     * The living accounts of each name, whatever its case and accents; names that nobody has are
     * absent.
     */
    public Map<String, List<ResolvedAccount>> resolve(Collection<String> names) {
        Map<String, List<ResolvedAccount>> found = new HashMap<>();
        if (!names.isEmpty()) {
            database.list(
                    """
                    select wanted.name as wanted_name, a.id, a.number, a.owner_id, a.team_id
                    from (select name, platform.fold(name) as folded from unnest(?) as typed(name)) wanted
                    join customer.account a on a.search_name = wanted.folded and a.merged_into is null
                    """,
                    row ->
                            found.computeIfAbsent(
                                            row.text("wanted_name"), name -> new ArrayList<>())
                                    .add(resolved(row)),
                    (Object) names.stream().distinct().toArray(String[]::new));
        }
        return found;
    }

    private static ResolvedAccount resolved(Row row) throws SQLException {
        AccountId id = new AccountId(row.uuid("id"));
        return new ResolvedAccount(
                id,
                id,
                row.number("number"),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalUuid("team_id").map(TeamId::new));
    }
}
