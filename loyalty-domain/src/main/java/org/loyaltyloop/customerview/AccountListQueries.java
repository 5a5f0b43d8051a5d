package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Lists of accounts with where they are in the loop: filtered, sorted, a page at a time. Living
 * accounts only.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class AccountListQueries {

    /** The most rows of one page. */
    public static final int MAX_LIMIT = 500;

    private static final String FROM =
            """
            from customer.v_account a
            left join staff.v_user u on u.id = a.owner_id
            left join staff.v_team t on t.id = a.team_id
            left join customer.v_address v on v.account_id = a.id and v.kind = 'VISIT'
            left join binding.v_profile b on b.account_id = a.id
            """
                    + HeadlineView.JOINS;

    private final Database database;
    private final Clock clock;

    @Inject
    AccountListQueries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountListQueries() {
        this.database = null;
        this.clock = null;
    }

    /**
     * The rows after the cursor, at most {@code limit} of them; the cost does not depend on how far
     * into the list they are. A cursor of another sort order is an {@link InvalidCursor}.
     */
    public Slice<AccountRow> page(
            AccountFilter filter,
            AccountSort sort,
            boolean descending,
            Optional<String> cursor,
            int limit) {
        Instant now = clock.instant();
        AccountCondition where = AccountCondition.of(filter, now);
        cursor.ifPresent(place -> after(where, sort, descending, place));
        List<Keyed> rows = select(where, sort, descending, now, "limit ?", bounded(limit) + 1);
        boolean more = rows.size() > bounded(limit);
        List<Keyed> shown = more ? rows.subList(0, bounded(limit)) : rows;
        return new Slice<>(
                shown.stream().map(Keyed::row).toList(),
                more
                        ? Optional.of(shown.get(shown.size() - 1).cursor(sort, descending))
                        : Optional.empty());
    }

    /**
     * The rows of a page by its place, for tables with page numbers; far pages cost more than near
     * ones.
     */
    public List<AccountRow> window(
            AccountFilter filter, AccountSort sort, boolean descending, int offset, int limit) {
        Instant now = clock.instant();
        return select(
                        AccountCondition.of(filter, now),
                        sort,
                        descending,
                        now,
                        "limit ? offset ?",
                        bounded(limit),
                        Math.max(0, offset))
                .stream()
                .map(Keyed::row)
                .toList();
    }

    /** How many accounts the filter shows. */
    public long count(AccountFilter filter) {
        AccountCondition where = AccountCondition.of(filter, clock.instant());
        return database.number(
                "select count(*) from customer.v_account a " + HeadlineView.JOINS + where.sql(),
                where.parameters());
    }

    /** How many accounts each of the filters shows, in one statement. */
    public List<Long> counts(List<AccountFilter> filters) {
        Instant now = clock.instant();
        List<String> statements = new ArrayList<>();
        List<@Nullable Object> parameters = new ArrayList<>();
        for (AccountFilter filter : filters) {
            AccountCondition where = AccountCondition.of(filter, now);
            statements.add(
                    "select %d as place, count(*) as n from customer.v_account a %s%s"
                            .formatted(statements.size(), HeadlineView.JOINS, where.sql()));
            parameters.addAll(List.of(where.parameters()));
        }
        return statements.isEmpty()
                ? List.of()
                : database.list(
                        String.join("\nunion all\n", statements) + "\norder by place",
                        row -> row.number("n"),
                        parameters.toArray());
    }

    /** The sectors that accounts have, in alphabetical order, for filters. */
    public List<String> sectors() {
        // Hops from sector to sector along the index instead of reading every account.
        return database.list(
                """
                with recursive hop as (
                    (select a.sector from customer.v_account a where a.sector is not null order by a.sector limit 1)
                    union all
                    select (select a.sector from customer.v_account a where a.sector > hop.sector order by a.sector limit 1)
                    from hop where hop.sector is not null)
                select sector from hop where sector is not null limit 500
                """,
                row -> row.text("sector"));
    }

    private List<Keyed> select(
            AccountCondition where,
            AccountSort sort,
            boolean descending,
            Instant now,
            String tail,
            Object... window) {
        String key = sort.key(descending);
        String sql =
                """
                select a.id, a.number, a.kind, a.name, a.search_name, a.sector, a.owner_id, u.display_name, a.team_id,
                       t.name as team_name, v.city, a.email, a.phone, a.updated_at, coalesce(b.financial, 0) as financial,
                       coalesce(b.social, 0) as social, coalesce(b.structural, 0) as structural,
                       (%s)::text as sort_key, %s
                %s
                %s
                order by %s
                %s
                """
                        .formatted(
                                key,
                                HeadlineView.COLUMNS,
                                FROM,
                                where.sql(),
                                order(sort, descending),
                                tail);
        List<@Nullable Object> parameters = new ArrayList<>(List.of(where.parameters()));
        parameters.addAll(List.of(window));
        return database.listPlannedAnew(
                sql,
                row -> new Keyed(row(row, now), row.text("sort_key"), row.text("search_name")),
                parameters.toArray());
    }

    private static String order(AccountSort sort, boolean descending) {
        String direction = descending ? " desc" : "";
        return sort == AccountSort.NAME
                ? "a.search_name" + direction + ", a.id" + direction
                : sort.key(descending) + direction + ", a.search_name, a.id";
    }

    private static void after(
            AccountCondition where, AccountSort sort, boolean descending, String cursor) {
        List<String> parts = Cursor.parts(cursor, 5);
        if (!parts.get(0).equals(sort.name())
                || !parts.get(1).equals(Boolean.toString(descending))) {
            throw new InvalidCursor();
        }
        String key = parts.get(2);
        String name = parts.get(3);
        Object id = AccountId.of(parts.get(4)).value();
        if (sort == AccountSort.NAME) {
            where.add("(a.search_name, a.id) " + (descending ? "<" : ">") + " (?, ?)", name, id);
        } else {
            where.add(
                    "(%1$s %2$s %3$s or (%1$s = %3$s and (a.search_name, a.id) > (?, ?)))"
                            .formatted(
                                    sort.key(descending),
                                    descending ? "<" : ">",
                                    sort.placeholder()),
                    key,
                    key,
                    name,
                    id);
        }
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(limit, MAX_LIMIT));
    }

    private static AccountRow row(Row row, Instant now) throws SQLException {
        return new AccountRow(
                new AccountId(row.uuid("id")),
                row.number("number"),
                row.constant("kind", AccountKind.class),
                row.text("name"),
                row.optionalText("sector"),
                row.optionalText("city"),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalText("display_name"),
                row.optionalUuid("team_id").map(TeamId::new),
                row.optionalText("team_name"),
                row.optionalText("email"),
                row.optionalText("phone"),
                HeadlineView.of(row, now),
                new AccountRow.Binding(
                        row.real("financial"), row.real("social"), row.real("structural")),
                row.instant("updated_at"));
    }

    /** A row with the key it is sorted by. */
    private record Keyed(AccountRow row, String key, String searchName) {

        String cursor(AccountSort sort, boolean descending) {
            return Cursor.of(
                    sort.name(),
                    Boolean.toString(descending),
                    key,
                    searchName,
                    row.id().toString());
        }
    }
}
