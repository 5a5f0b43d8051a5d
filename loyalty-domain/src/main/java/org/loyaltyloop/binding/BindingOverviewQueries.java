package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Binding over many accounts: counts by level and band, by stage of the loop, and the accounts
 * behind each. An account without a profile counts with zeros: nothing ties it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class BindingOverviewQueries {

    private static final int TENTHS = 10;
    private static final int GROUPS = 100;

    private static final String BOUND =
            """
            with bound as (
                select a.id, a.name, a.search_name, a.owner_id, a.team_id, a.sector, h.reached,
                       coalesce(p.financial, 0) as financial, coalesce(p.social, 0) as social,
                       coalesce(p.structural, 0) as structural, coalesce(p.value_adding, 0) as value_adding,
                       coalesce(p.lock_in, 0) as lock_in, coalesce(p.hostage, 'NO') as hostage,
                       coalesce(p.was_financial, 0) as was_financial, coalesce(p.was_social, 0) as was_social,
                       coalesce(p.was_structural, 0) as was_structural,
                       coalesce(p.financial + p.social + p.structural
                                - p.was_financial - p.was_social - p.was_structural, 0) as change
                from customer.v_account a
                left join binding.v_profile p on p.account_id = a.id
                left join journey.v_headline h on h.account_id = a.id
                %s)
            """;

    private final Database database;

    @Inject
    BindingOverviewQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingOverviewQueries() {
        this(null);
    }

    /** The counts of all accounts that the filter leaves, also told apart, in one trip. */
    public BindingOverview overview(BindingFilter filter, BindingGroup by) {
        Condition where = Condition.of(filter);
        List<String> totals = new ArrayList<>(List.of("count(*) as accounts"));
        for (BindingLevel level : BindingLevel.values()) {
            String column = column(level);
            totals.add("coalesce(avg(%1$s), 0) as mean_%1$s".formatted(column));
            totals.add("coalesce(avg(was_%1$s), 0) as before_%1$s".formatted(column));
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                totals.add(
                        "count(*) filter (where least(floor(%1$s / 10), 9) = %2$d) as %1$s_%2$d"
                                .formatted(column, tenth));
            }
        }
        for (BindingSet set : BindingSet.values()) {
            totals.add("count(*) filter (where %s) as set_%d".formatted(set(set), set.ordinal()));
        }
        var counted =
                Question.of(
                        BOUND.formatted(where.sql())
                                + "select "
                                + String.join(", ", totals)
                                + " from bound",
                        BindingOverviewQueries::totals,
                        where.parameters());
        var groups = groupsOf(filter, by);
        database.together(counted, groups);
        BindingOverview total = counted.rows().get(0);
        return new BindingOverview(total.accounts(), total.levels(), total.sets(), groups.rows());
    }

    /**
     * The accounts that the filter leaves, told apart: stages in their order, others by how many
     * accounts they have.
     */
    public List<BindingOverview.Group> groups(BindingFilter filter, BindingGroup by) {
        var groups = groupsOf(filter, by);
        database.together(groups);
        return groups.rows();
    }

    private static Question<BindingOverview.Group> groupsOf(BindingFilter filter, BindingGroup by) {
        Condition where = Condition.of(filter);
        String counted =
                """
                , grouped as (
                    select %1$s as key, count(*) as accounts,
                           count(*) filter (where financial < 40) as weak_financial,
                           count(*) filter (where social < 40) as weak_social,
                           count(*) filter (where structural < 40) as weak_structural,
                           avg(financial) as financial, avg(social) as social, avg(structural) as structural
                    from bound
                    group by %1$s)
                """
                        .formatted(key(by));
        String named =
                switch (by) {
                    case STAGE ->
                            "select g.*, null::text as name from grouped g order by g.key nulls last";
                    case TEAM ->
                            """
                            select g.*, t.name from grouped g left join staff.v_team t on t.id = g.key
                            order by g.key is null, g.accounts desc, t.name
                            """;
                    case OWNER ->
                            """
                            select g.*, u.display_name as name from grouped g left join staff.v_user u on u.id = g.key
                            order by g.key is null, g.accounts desc, u.display_name
                            """;
                    case SECTOR ->
                            "select g.*, g.key as name from grouped g order by g.key is null, g.accounts desc, g.key";
                };
        return Question.of(
                BOUND.formatted(where.sql()) + counted + named + " limit " + GROUPS,
                BindingOverviewQueries::group,
                where.parameters());
    }

    private static String key(BindingGroup by) {
        return switch (by) {
            case STAGE -> "reached";
            case TEAM -> "team_id";
            case OWNER -> "owner_id";
            case SECTOR -> "sector";
        };
    }

    /** Accounts that a level binds as strongly as one of these bands, the weakest first. */
    public List<BoundAccount> accounts(
            BindingFilter filter, BindingLevel level, Set<Band> bands, int atMost) {
        String column = column(level);
        String condition =
                bands.stream()
                        .sorted()
                        .map(
                                band ->
                                        band == Band.STRONG
                                                ? "%s >= %d".formatted(column, band.from())
                                                : "%1$s >= %2$d and %1$s < %3$d"
                                                        .formatted(
                                                                column,
                                                                band.from(),
                                                                next(band).from()))
                        .collect(Collectors.joining(" or ", "(", ")"));
        return list(filter, condition, column + ", search_name, id", atMost);
    }

    /** The accounts of a list, what matters most first. */
    public List<BoundAccount> accounts(BindingFilter filter, BindingSet set, int atMost) {
        String order =
                switch (set) {
                    case HOSTAGES, HELD_UNASKED, LOCK_IN_ONLY -> "lock_in desc";
                    case UNBOUND -> "search_name";
                    case RISING -> "change desc";
                    case FALLING -> "change";
                };
        return list(filter, set(set), order + ", search_name, id", atMost);
    }

    private List<BoundAccount> list(
            BindingFilter filter, String condition, String order, int atMost) {
        Condition where = Condition.of(filter);
        List<Object> parameters = new ArrayList<>(Arrays.asList(where.parameters()));
        parameters.add(atMost);
        return database.list(
                BOUND.formatted(where.sql())
                        + """
                        select b.id, b.name, u.display_name, b.reached, b.financial, b.social, b.structural, b.lock_in,
                               b.hostage, b.change
                        from (select * from bound where %s order by %s limit ?) b
                        left join staff.v_user u on u.id = b.owner_id
                        order by %s
                        """
                                .formatted(condition, order, qualified(order)),
                BindingOverviewQueries::account,
                parameters.toArray());
    }

    private static String qualified(String order) {
        return Arrays.stream(order.split(", "))
                .map(part -> "b." + part)
                .collect(Collectors.joining(", "));
    }

    private static String set(BindingSet set) {
        return switch (set) {
            case HOSTAGES -> "hostage = 'AT_RISK'";
            case HELD_UNASKED -> "hostage = 'UNKNOWN'";
            case LOCK_IN_ONLY ->
                    "lock_in >= 40 and value_adding < 20 and social < 40 and financial < 40";
            case UNBOUND -> "financial < 20 and social < 20 and structural < 20";
            case RISING -> "change >= 1";
            case FALLING -> "change <= -1";
        };
    }

    private static Band next(Band band) {
        return Band.values()[band.ordinal() + 1];
    }

    private static String column(BindingLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static BindingOverview totals(Row row) throws SQLException {
        List<BindingOverview.LevelCounts> levels = new ArrayList<>();
        for (BindingLevel level : BindingLevel.values()) {
            String column = column(level);
            List<Long> tenths = new ArrayList<>();
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                tenths.add(row.number(column + "_" + tenth));
            }
            levels.add(
                    new BindingOverview.LevelCounts(
                            level,
                            bands(tenths),
                            tenths,
                            row.real("mean_" + column),
                            row.real("before_" + column)));
        }
        Map<BindingSet, Long> sets = new EnumMap<>(BindingSet.class);
        for (BindingSet set : BindingSet.values()) {
            sets.put(set, row.number("set_" + set.ordinal()));
        }
        return new BindingOverview(row.number("accounts"), levels, sets, List.of());
    }

    /** Bands begin at tenths, so they add up from them. */
    private static List<Long> bands(List<Long> tenths) {
        return Arrays.stream(Band.values())
                .map(
                        band -> {
                            int to = band == Band.STRONG ? TENTHS : next(band).from() / TENTHS;
                            return IntStream.range(band.from() / TENTHS, to)
                                    .mapToLong(tenths::get)
                                    .sum();
                        })
                .toList();
    }

    private static BindingOverview.Group group(Row row) throws SQLException {
        return new BindingOverview.Group(
                row.optionalText("key"),
                row.optionalText("name"),
                row.number("accounts"),
                List.of(
                        row.number("weak_financial"),
                        row.number("weak_social"),
                        row.number("weak_structural")),
                List.of(row.real("financial"), row.real("social"), row.real("structural")));
    }

    private static BoundAccount account(Row row) throws SQLException {
        return new BoundAccount(
                new AccountId(row.uuid("id")),
                row.text("name"),
                row.optionalText("display_name"),
                row.optionalInteger("reached").map(LoopStage::of),
                row.real("financial"),
                row.real("social"),
                row.real("structural"),
                row.real("lock_in"),
                row.constant("hostage", HostageRisk.State.class),
                row.real("change"));
    }

    /** The {@code where} of a filter, with its parameters in order. */
    private record Condition(String sql, Object[] parameters) {

        static Condition of(BindingFilter filter) {
            List<String> conditions = new ArrayList<>();
            List<Object> parameters = new ArrayList<>();
            add(filter.team().map(t -> t.value()), "a.team_id = ?", conditions, parameters);
            add(filter.owner().map(u -> u.value()), "a.owner_id = ?", conditions, parameters);
            add(filter.sector(), "a.sector = ?", conditions, parameters);
            add(filter.stage().map(LoopStage::number), "h.reached = ?", conditions, parameters);
            filter.without()
                    .ifPresent(
                            by ->
                                    conditions.add(
                                            (by == BindingGroup.STAGE ? "h." : "a.")
                                                    + key(by)
                                                    + " is null"));
            return new Condition(
                    conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions),
                    parameters.toArray());
        }

        private static void add(
                Optional<?> value,
                String condition,
                List<String> conditions,
                List<Object> parameters) {
            value.ifPresent(
                    given -> {
                        conditions.add(condition);
                        parameters.add(given);
                    });
        }
    }
}
