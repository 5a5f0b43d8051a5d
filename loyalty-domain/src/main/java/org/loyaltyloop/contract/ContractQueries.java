package org.loyaltyloop.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Reads of contracts. */
@ApplicationScoped
public class ContractQueries {

    private static final String END = "coalesce(c.last_day, c.ends_on, 'infinity'::date)";
    private static final int OF_AN_ACCOUNT = 20;
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final String SELECT =
            """
            select c.id, c.number, a.id as account_id, a.name as account_name, a.owner_id as account_owner,
                   a.team_id as account_team, c.kind, c.name, c.owner_id, u.display_name as owner_name,
                   coalesce(p.code, l.code) as offering, coalesce(p.name, l.name) as offering_name, c.signed_on, c.starts_on,
                   c.ends_on, c.value, c.per, c.currency, c.discount_percent, c.renewal, c.renewal_months, c.notice_days,
                   c.notice_on, c.notice_given_on, c.last_day, c.termination_reason, c.order_ref, c.note, c.version,
                   (select count(*)::int from contract.step s where s.contract_id = c.id and s.kind = 'RENEWED') as renewals
            from contract.contract c
            join customer.v_account_survivor living on living.given_id = c.account_id
            join customer.v_account a on a.id = living.account_id
            left join staff.v_user u on u.id = coalesce(c.owner_id, a.owner_id)
            left join offering.v_product_line l on l.id = c.line_id
            left join offering.product p on p.id = c.product_id
            """;

    private final Database database;
    private final Settings settings;
    private final Rates rates;
    private final Clock clock;

    @Inject
    ContractQueries(Database database, Settings settings, Rates rates, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.rates = rates;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractQueries() {
        this(null, null, null, null);
    }

    /** The day that counts as today, in the firm's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /** One contract. */
    public Optional<ContractView> find(ContractId id) {
        LocalDate today = today();
        return database.first(SELECT + "where c.id = ?", row -> view(row, today), id.value());
    }

    /** The contract that a system knows by that name. */
    public Optional<ContractId> known(String source, String externalId) {
        return database.first(
                "select id from contract.contract where source = ? and external_id = ?",
                row -> new ContractId(row.uuid("id")),
                source,
                externalId);
    }

    /** What happened to it, newest first. */
    public List<ContractStep> steps(ContractId id) {
        return database.list(
                """
                select id, kind, on_day, starts_on, ends_on, value, per, currency, at, author
                from contract.step where contract_id = ? order by place desc
                """,
                ContractQueries::step,
                id.value());
    }

    /**
     * Contracts by the day they end, those without an end last.
     *
     * @param after the cursor that {@link Slice#next} gave
     * @param limit 1 to 1,000
     */
    public Slice<ContractView> list(ContractFilter filter, Optional<String> after, int limit) {
        LocalDate today = today();
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder where = condition(filter, today, values);
        after.ifPresent(
                cursor -> {
                    List<String> parts = Cursor.parts(cursor, 2);
                    try {
                        LocalDate end = LocalDate.parse(parts.get(0));
                        where.append(" and (")
                                .append(END)
                                .append(", c.id) > (")
                                .append(end.equals(NEVER) ? "'infinity'::date" : "?")
                                .append(", ?)");
                        if (!end.equals(NEVER)) {
                            values.add(end);
                        }
                        values.add(UUID.fromString(parts.get(1)));
                    } catch (RuntimeException malformed) {
                        throw new InvalidCursor();
                    }
                });
        values.add(limit + 1);
        List<ContractView> rows =
                database.list(
                        SELECT + where + " order by " + END + ", c.id limit ?",
                        row -> view(row, today),
                        values.toArray());
        if (rows.size() <= limit) {
            return new Slice<>(rows, Optional.empty());
        }
        ContractView last = rows.get(limit - 1);
        return new Slice<>(
                rows.subList(0, limit),
                Optional.of(
                        Cursor.of(last.until().orElse(NEVER).toString(), last.id().toString())));
    }

    /**
     * A question for the contracts of a living account that are not over, by the day they end, at
     * most {@value #OF_AN_ACCOUNT}; to be put together with others.
     */
    public Question<ContractView> standing(AccountId living) {
        LocalDate today = today();
        return Question.of(
                SELECT
                        + """
                        where c.account_id in (
                            select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)
                          and coalesce(c.last_day, c.ends_on, 'infinity'::date) >= ?
                        order by coalesce(c.last_day, c.ends_on, 'infinity'::date), c.id limit ?
                        """,
                row -> view(row, today),
                living.value(),
                living.value(),
                today,
                OF_AN_ACCOUNT);
    }

    /** How many contracts the filter lets through. */
    public long count(ContractFilter filter) {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder where = condition(filter, today(), values);
        return database.number(
                """
                select count(*) from contract.contract c
                join customer.v_account_survivor living on living.given_id = c.account_id
                join customer.v_account a on a.id = living.account_id
                """
                        + where,
                values.toArray());
    }

    /**
     * Yearly revenue under contract per account at the beginning and the end of a period, for those
     * who had any at its beginning. What a term is worth counts from its first to its last day in
     * force; values for a whole term at once do not come back and do not count.
     */
    public Retention retention(Period period) {
        return Retention.of(lines(period), rates.currency(), rates::of);
    }

    /**
     * The accounts behind a part of the retention, those with the greatest change first.
     *
     * @param limit 1 to 1,000
     */
    public List<AccountRetention> retained(Period period, RetentionPart part, int limit) {
        List<AccountRetention> behind =
                Retention.byAccount(lines(period), rates::of).entrySet().stream()
                        .filter(e -> part.holds(e.getValue()[0], e.getValue()[1]))
                        .map(
                                e ->
                                        new AccountRetention(
                                                new AccountId(e.getKey()),
                                                "",
                                                e.getValue()[0],
                                                e.getValue()[1]))
                        .sorted(AccountRetention.MOST_CHANGED)
                        .limit(limit)
                        .toList();
        Map<UUID, String> names = new HashMap<>();
        database.list(
                "select id, name from customer.v_account where id = any (?)",
                row -> names.put(row.uuid("id"), row.text("name")),
                (Object) behind.stream().map(one -> one.account().value()).toArray(UUID[]::new));
        return behind.stream()
                .map(one -> one.named(names.getOrDefault(one.account().value(), "")))
                .toList();
    }

    private List<Retention.Line> lines(Period period) {
        return database.list(
                """
                        with day(which, on_day) as (values (0, ?::date), (1, ?::date)),
                        revenue as (
                            select v.account_id, v.id, d.which, t.currency,
                                   t.value * case t.per when 'MONTH' then 12 when 'QUARTER' then 4 else 1 end as yearly
                            from day d
                            join contract.v_contract v on v.starts_on is not null
                            join lateral (
                                select s.value, s.per, s.currency, s.ends_on
                                from contract.step s
                                where s.contract_id = v.id and s.kind <> 'ENDED' and s.starts_on <= d.on_day
                                order by s.starts_on desc, s.place desc limit 1
                            ) t on t.value is not null and t.per <> 'ONCE'
                            where (t.ends_on is null or t.ends_on >= d.on_day)
                              and (v.last_day is null or v.last_day >= d.on_day)
                        )
                        select account_id, currency, coalesce(sum(yearly) filter (where which = 0), 0) as before,
                               coalesce(sum(yearly) filter (where which = 1), 0) as after
                        from revenue group by account_id, currency order by account_id, currency
                        """,
                row ->
                        new Retention.Line(
                                row.uuid("account_id"),
                                row.text("currency"),
                                row.optionalDecimal("before").orElseThrow(),
                                row.optionalDecimal("after").orElseThrow()),
                period.from(),
                period.to());
    }

    private static StringBuilder condition(
            ContractFilter filter, LocalDate today, List<@Nullable Object> values) {
        StringBuilder where = new StringBuilder("where true");
        filter.text()
                .ifPresent(
                        text -> {
                            where.append(
                                    " and (c.name ilike ? or a.name ilike ? or c.number::text = ?)");
                            String pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
                            values.add(pattern);
                            values.add(pattern);
                            values.add(text);
                        });
        filter.kind()
                .ifPresent(
                        kind -> {
                            where.append(" and c.kind = ?");
                            values.add(kind.name());
                        });
        filter.owner()
                .ifPresent(
                        owner -> {
                            where.append(" and coalesce(c.owner_id, a.owner_id) = ?");
                            values.add(owner.value());
                        });
        filter.account()
                .ifPresent(
                        account -> {
                            where.append(
                                    " and c.account_id in (select given_id from customer.v_account_survivor"
                                            + " where given_id = ? or merged_into = ?)");
                            values.add(account.value());
                            values.add(account.value());
                        });
        filter.endingFrom()
                .ifPresent(
                        day -> {
                            where.append(" and ").append(END).append(" >= ?");
                            values.add(day);
                        });
        filter.endingUntil()
                .ifPresent(
                        day -> {
                            where.append(" and least(c.last_day, c.ends_on, c.notice_on) <= ?");
                            values.add(day);
                        });
        filter.status().ifPresent(status -> where.append(status(status, today, values)));
        return where;
    }

    /** The same as {@link ContractStatus#on}, for the database. */
    private static String status(
            ContractStatus status, LocalDate today, List<@Nullable Object> values) {
        if (status != ContractStatus.DRAFT) {
            values.add(today);
        }
        return switch (status) {
            case DRAFT -> " and c.signed_on is null";
            case RUNNING ->
                    " and c.signed_on is not null and c.last_day is null and coalesce(c.ends_on, 'infinity'::date) >= ?";
            case NOTICE -> " and c.signed_on is not null and c.last_day >= ?";
            case TERMINATED -> " and c.signed_on is not null and c.last_day < ?";
            case ENDED -> " and c.signed_on is not null and c.last_day is null and c.ends_on < ?";
        };
    }

    static Worth worth(Row row) throws SQLException {
        return new Worth(
                row.optionalDecimal("value"),
                row.constant("per", ValuePer.class),
                row.text("currency"));
    }

    static ContractStep step(Row row) throws SQLException {
        return new ContractStep(
                row.uuid("id"),
                row.constant("kind", ContractStep.Kind.class),
                row.date("on_day"),
                row.date("starts_on"),
                row.optionalDate("ends_on"),
                worth(row),
                row.instant("at"),
                row.text("author"));
    }

    private static ContractView view(Row row, LocalDate today) throws SQLException {
        Optional<LocalDate> signedOn = row.optionalDate("signed_on");
        Optional<LocalDate> endsOn = row.optionalDate("ends_on");
        Optional<LocalDate> lastDay = row.optionalDate("last_day");
        return new ContractView(
                new ContractId(row.uuid("id")),
                row.number("number"),
                new AccountId(row.uuid("account_id")),
                row.text("account_name"),
                row.optionalUuid("account_owner").map(UserId::new),
                row.optionalUuid("account_team").map(TeamId::new),
                row.constant("kind", ContractKind.class),
                row.text("name"),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalText("owner_name"),
                row.optionalText("offering"),
                row.optionalText("offering_name"),
                signedOn,
                row.date("starts_on"),
                endsOn,
                worth(row),
                row.optionalDecimal("discount_percent"),
                row.constant("renewal", RenewalKind.class),
                row.optionalInteger("renewal_months"),
                row.optionalInteger("notice_days"),
                row.optionalDate("notice_on"),
                row.optionalDate("notice_given_on"),
                lastDay,
                row.optionalText("termination_reason"),
                row.text("order_ref"),
                row.optionalText("note"),
                row.integer("renewals"),
                row.integer("version"),
                ContractStatus.on(today, signedOn, endsOn, lastDay),
                today);
    }
}
