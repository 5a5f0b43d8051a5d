package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.opportunity.SalesFigures.Lost;
import org.loyaltyloop.opportunity.SalesFigures.Month;
import org.loyaltyloop.opportunity.SalesFigures.Person;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** The figures of sales, in one trip to the database. Team and owner are those of today. */
@ApplicationScoped
public class SalesQueries {

    private static final String WHOSE =
            """
            (?::uuid is null or o.owner_id = ?) and (?::uuid is null or u.team_id = ?)
            """;

    private static final String FROM =
            """
            from opportunity.opportunity o
            join opportunity.phase p on p.code = o.phase
            left join staff.app_user u on u.id = o.owner_id
            where
            """
                    + WHOSE;

    private static final String WEIGHTED =
            "coalesce(sum(o.value * coalesce(o.probability, p.probability)) / 100, 0)";

    private final Database database;
    private final Settings settings;
    private final Rates rates;
    private final Clock clock;

    @Inject
    SalesQueries(Database database, Settings settings, Rates rates, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.rates = rates;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SalesQueries() {
        this(null, null, null, null);
    }

    /** One sum of an owner, in one currency: of a month, of what is overdue, or of no date. */
    private record Part(
            Optional<UUID> owner,
            String name,
            Optional<YearMonth> month,
            String currency,
            PhaseKind kind,
            long inPeriod,
            long count,
            BigDecimal value) {}

    /**
     * The figures of a period.
     *
     * @param from the first month of sold and expected
     * @param to the month after the last of them
     */
    public SalesFigures figures(
            Optional<UserId> owner,
            Optional<TeamId> team,
            Period period,
            YearMonth from,
            YearMonth to) {
        Optional<UUID> who = owner.map(UserId::value);
        Optional<UUID> which = team.map(TeamId::value);
        Instant start = period.start(settings.zone());
        Instant end = period.end(settings.zone());
        String zone = settings.zone().getId();
        var opened =
                Question.of(
                        "select count(*) as n "
                                + FROM
                                + " and o.opened_at >= ? and o.opened_at < ?",
                        row -> row.number("n"),
                        who,
                        who,
                        which,
                        which,
                        start,
                        end);
        var cycle =
                Question.of(
                        """
                        select percentile_cont(0.5) within group (order by d.days) as median,
                               percentile_cont(0.9) within group (order by d.days) as slow
                        from (select extract(epoch from o.closed_at - o.opened_at) / 86400 as days
                        """
                                + FROM
                                + " and p.kind = 'WON' and o.closed_at >= ? and o.closed_at < ?) d",
                        row -> List.of(row.optionalReal("median"), row.optionalReal("slow")),
                        who,
                        who,
                        which,
                        which,
                        start,
                        end);
        var pipeline =
                Question.of(
                        PhaseSum.SELECT + FROM + " and p.kind = 'OPEN' " + PhaseSum.GROUP,
                        PhaseSum::of,
                        who,
                        who,
                        which,
                        which);
        var ended =
                Question.of(
                        "select o.owner_id, u.display_name, to_char(o.closed_at at time zone ?, 'YYYY-MM') as month,"
                                + " o.currency, p.kind, count(*) filter (where o.closed_at >= ? and o.closed_at < ?) as in_period,"
                                + " count(*) as n, coalesce(sum(o.value), 0) as value,"
                                + " coalesce(sum(o.value) filter (where o.closed_at >= ? and o.closed_at < ?), 0) as period_value "
                                + FROM
                                + " and p.kind <> 'OPEN' and o.closed_at >= ? and o.closed_at < ?"
                                + " group by 1, 2, 3, 4, 5",
                        SalesQueries::ended,
                        zone,
                        start,
                        end,
                        start,
                        end,
                        who,
                        who,
                        which,
                        which,
                        earlier(start, from),
                        later(end, to));
        var expected =
                Question.of(
                        "select o.owner_id, u.display_name, to_char(o.expected_close, 'YYYY-MM') as month, o.currency,"
                                + " count(*) as n, "
                                + WEIGHTED
                                + " as value "
                                + FROM
                                + " and p.kind = 'OPEN' group by 1, 2, 3, 4",
                        SalesQueries::expected,
                        who,
                        who,
                        which,
                        which);
        var reasons =
                Question.of(
                        "select o.lost_reason, o.currency, count(*) as n, coalesce(sum(o.value), 0) as value "
                                + FROM
                                + " and p.kind = 'LOST' and o.closed_at >= ? and o.closed_at < ? group by 1, 2",
                        row ->
                                new Reason(
                                        row.optionalText("lost_reason"),
                                        row.text("currency"),
                                        row.number("n"),
                                        row.optionalDecimal("value").orElse(BigDecimal.ZERO)),
                        who,
                        who,
                        which,
                        which,
                        start,
                        end);
        var activity =
                Question.of(
                        """
                        select t.stage, count(*) as n
                        from touchpoint.v_touchpoint t
                        join customer.v_account a on a.id = t.account_id
                        where t.department = 'SALES' and t.occurred_at >= ? and t.occurred_at < ?
                          and (?::uuid is null or a.owner_id = ?) and (?::uuid is null or a.team_id = ?)
                        group by t.stage order by t.stage
                        """,
                        row -> new SalesFigures.Activity(row.integer("stage"), row.number("n")),
                        start,
                        end,
                        who,
                        who,
                        which,
                        which);
        database.together(opened, cycle, pipeline, ended, expected, reasons, activity);
        long won = 0;
        long lost = 0;
        Worth worth = Worth.NOTHING;
        for (Ended part : ended.rows()) {
            boolean isWon = part.part().kind() == PhaseKind.WON;
            won += isWon ? part.part().inPeriod() : 0;
            lost += isWon ? 0 : part.part().inPeriod();
            if (isWon) {
                worth = worth.plus(part.periodValue(), part.part().currency(), rates);
            }
        }
        List<OptionalDouble> days = cycle.rows().get(0);
        return new SalesFigures(
                opened.rows().get(0),
                won,
                worth,
                lost,
                boxed(days.get(0)),
                boxed(days.get(1)),
                pipeline.rows(),
                lost(reasons.rows()),
                people(ended.rows(), expected.rows()),
                activity.rows());
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private Instant earlier(Instant start, YearMonth from) {
        Instant month = from.atDay(1).atStartOfDay(settings.zone()).toInstant();
        return month.isBefore(start) ? month : start;
    }

    private Instant later(Instant end, YearMonth to) {
        Instant month = to.atDay(1).atStartOfDay(settings.zone()).toInstant();
        return month.isAfter(end) ? month : end;
    }

    private record Reason(Optional<String> code, String currency, long count, BigDecimal value) {}

    private record Ended(Part part, BigDecimal periodValue) {}

    private List<Lost> lost(List<Reason> parts) {
        Map<Optional<String>, Lost> byCode = new LinkedHashMap<>();
        for (Reason part : parts) {
            Worth worth = Worth.NOTHING.plus(part.value(), part.currency(), rates);
            byCode.merge(
                    part.code(),
                    new Lost(part.code(), part.count(), worth),
                    (one, other) ->
                            new Lost(
                                    one.code(),
                                    one.count() + other.count(),
                                    one.worth().plus(other.worth())));
        }
        return byCode.values().stream()
                .sorted(
                        Comparator.comparingLong(Lost::count)
                                .reversed()
                                .thenComparing(l -> l.code().orElse("")))
                .toList();
    }

    private List<Person> people(List<Ended> ended, List<Part> expected) {
        YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), settings.zone()));
        Map<Optional<UUID>, Sums> sums = new HashMap<>();
        for (Ended one : ended) {
            Part part = one.part();
            Sums own = sums.computeIfAbsent(part.owner(), id -> new Sums(part.name()));
            if (part.kind() == PhaseKind.WON) {
                own.won += part.inPeriod();
                own.add(
                        part.month().orElseThrow(),
                        new Month(
                                Worth.NOTHING.plus(part.value(), part.currency(), rates),
                                Worth.NOTHING));
            } else {
                own.lost += part.inPeriod();
            }
        }
        for (Part part : expected) {
            Sums own = sums.computeIfAbsent(part.owner(), id -> new Sums(part.name()));
            own.open += part.count();
            Worth worth = Worth.NOTHING.plus(part.value(), part.currency(), rates);
            if (part.month().isEmpty()) {
                own.undated = own.undated.plus(worth);
            } else if (part.month().get().isBefore(now)) {
                own.overdue = own.overdue.plus(worth);
            } else {
                own.add(part.month().get(), new Month(Worth.NOTHING, worth));
            }
        }
        List<Person> people = new ArrayList<>();
        sums.forEach(
                (id, own) ->
                        people.add(
                                new Person(
                                        id.map(UserId::new),
                                        own.name,
                                        own.won,
                                        own.lost,
                                        own.open,
                                        own.months,
                                        own.overdue,
                                        own.undated)));
        people.sort(
                Comparator.comparing((Person p) -> p.id().isEmpty()).thenComparing(Person::name));
        return people;
    }

    /** What is being added up of one owner. */
    private static final class Sums {
        private final String name;
        private final Map<YearMonth, Month> months = new HashMap<>();
        private long won;
        private long lost;
        private long open;
        private Worth overdue = Worth.NOTHING;
        private Worth undated = Worth.NOTHING;

        Sums(String name) {
            this.name = name;
        }

        void add(YearMonth month, Month more) {
            months.merge(month, more, Month::plus);
        }
    }

    private static Ended ended(Row row) throws SQLException {
        return new Ended(
                new Part(
                        row.optionalUuid("owner_id"),
                        row.optionalText("display_name").orElse(""),
                        row.optionalText("month").map(YearMonth::parse),
                        row.text("currency"),
                        row.constant("kind", PhaseKind.class),
                        row.number("in_period"),
                        row.number("n"),
                        row.optionalDecimal("value").orElse(BigDecimal.ZERO)),
                row.optionalDecimal("period_value").orElse(BigDecimal.ZERO));
    }

    private static Part expected(Row row) throws SQLException {
        return new Part(
                row.optionalUuid("owner_id"),
                row.optionalText("display_name").orElse(""),
                row.optionalText("month").map(YearMonth::parse),
                row.text("currency"),
                PhaseKind.OPEN,
                0,
                row.number("n"),
                row.optionalDecimal("value").orElse(BigDecimal.ZERO));
    }
}
