package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.contract.ContractId;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.RenewalKind;
import org.loyaltyloop.contract.ValuePer;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;

/**
 * Which terms end, and what one should know before talking about the next: running contracts under
 * no notice, with how the account is bound, when it last moved and when it is talked to again.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class RenewalQueries {

    /** The most rows of one page. */
    public static final int MAX_LIMIT = 500;

    private static final List<int[]> SPANS =
            List.of(
                    new int[] {0, 30},
                    new int[] {31, 60},
                    new int[] {61, 90},
                    new int[] {91, 180},
                    new int[] {181, 365});

    private static final String RUNNING =
            """
            from contract.v_contract c
            join customer.v_account a on a.id = c.account_id
            where c.signed_on is not null and c.last_day is null and c.ends_on between ? and ?
              and (?::uuid is null or coalesce(c.owner_id, a.owner_id) = ?)
              and (?::uuid is null or a.team_id = ?)
            """;

    private static final String ROWS =
            """
            with ending as (
                select c.id, c.name, c.kind, c.account_id, a.name as account_name,
                       coalesce(c.owner_id, a.owner_id) as owner_id, c.ends_on, c.notice_on, c.renewal, c.value, c.per,
                       c.currency, c.yearly
                %s %s
                order by c.ends_on, c.id limit ?)
            select e.*, u.display_name as owner_name, coalesce(b.financial, 0) as financial,
                   coalesce(b.social, 0) as social, coalesce(b.structural, 0) as structural,
                   coalesce(b.hostage = 'AT_RISK', false) as hostage, h.last_at, talk.id as talk_id, talk.starts_at as talk_at
            from ending e
            left join staff.v_user u on u.id = e.owner_id
            left join binding.v_profile b on b.account_id = e.account_id
            left join journey.v_headline h on h.account_id = e.account_id
            left join lateral (
                select t.id, t.starts_at from conversation.v_conversation t
                where t.given_account_id in (
                        select given_id from customer.v_account_survivor
                        where given_id = e.account_id or merged_into = e.account_id)
                  and t.state = 'PLANNED' and t.starts_at >= ?
                order by t.starts_at limit 1) talk on true
            order by e.ends_on, e.id
            """;

    private final Database database;
    private final Settings settings;
    private final Rates rates;
    private final Clock clock;

    @Inject
    RenewalQueries(Database database, Settings settings, Rates rates, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.rates = rates;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RenewalQueries() {
        this(null, null, null, null);
    }

    /**
     * The terms that end, by their last day.
     *
     * @param after the cursor that {@link Slice#next} gave; one of another list is an {@link
     *     InvalidCursor}
     * @param limit 1 to {@value #MAX_LIMIT}; less or more is brought to the nearest
     */
    public Slice<RenewalRow> list(RenewalFilter filter, Optional<String> after, int limit) {
        int most = Math.max(1, Math.min(limit, MAX_LIMIT));
        LocalDate today = today();
        List<@Nullable Object> values = values(filter, today);
        after.ifPresent(
                cursor -> {
                    List<String> parts = Cursor.parts(cursor, 2);
                    try {
                        values.add(LocalDate.parse(parts.get(0)));
                        values.add(UUID.fromString(parts.get(1)));
                    } catch (RuntimeException malformed) {
                        throw new InvalidCursor();
                    }
                });
        values.add(most + 1);
        values.add(clock.instant());
        List<RenewalRow> rows =
                database.list(
                        ROWS.formatted(
                                RUNNING, after.isPresent() ? "and (c.ends_on, c.id) > (?, ?)" : ""),
                        row -> row(row, today),
                        values.toArray());
        if (rows.size() <= most) {
            return new Slice<>(rows, Optional.empty());
        }
        RenewalRow last = rows.get(most - 1);
        return new Slice<>(
                rows.subList(0, most),
                Optional.of(Cursor.of(last.endsOn().toString(), last.id().toString())));
    }

    /** How many terms end, and what they are worth: a year from today, span by span. */
    public List<RenewalSpan> spans(RenewalFilter filter) {
        LocalDate today = today();
        record Sum(int daysTo, String currency, long contracts, BigDecimal yearly) {}
        List<Sum> sums =
                database.list(
                        """
                        select span.last, c.currency, count(*) as contracts, coalesce(sum(c.yearly), 0) as yearly
                        from (select c.ends_on - ?::date as days, c.currency, c.yearly %s) c
                        join unnest(?, ?) as span(first, last) on c.days between span.first and span.last
                        group by span.last, c.currency
                        """
                                .formatted(RUNNING),
                        row ->
                                new Sum(
                                        row.integer("last"),
                                        row.text("currency"),
                                        row.number("contracts"),
                                        row.optionalDecimal("yearly").orElse(BigDecimal.ZERO)),
                        concat(today, values(filter.within(0, 365), today)));
        return SPANS.stream()
                .map(
                        span -> {
                            long contracts = 0;
                            long unrated = 0;
                            BigDecimal yearly = BigDecimal.ZERO;
                            for (Sum sum : sums) {
                                if (sum.daysTo() == span[1]) {
                                    contracts += sum.contracts();
                                    Optional<BigDecimal> rated =
                                            rates.convert(sum.yearly(), sum.currency());
                                    yearly = yearly.add(rated.orElse(BigDecimal.ZERO));
                                    unrated += rated.isPresent() ? 0 : sum.contracts();
                                }
                            }
                            return new RenewalSpan(span[0], span[1], contracts, yearly, unrated);
                        })
                .toList();
    }

    /** The currency of the sums. */
    public String currency() {
        return rates.currency();
    }

    private static Object[] concat(LocalDate today, List<@Nullable Object> filter) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(today);
        all.addAll(filter);
        all.add(SPANS.stream().map(span -> span[0]).toArray(Integer[]::new));
        all.add(SPANS.stream().map(span -> span[1]).toArray(Integer[]::new));
        return all.toArray();
    }

    private static List<@Nullable Object> values(RenewalFilter filter, LocalDate today) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(today.plusDays(filter.from()));
        values.add(today.plusDays(filter.to()));
        for (int i = 0; i < 2; i++) {
            values.add(filter.owner().map(owner -> owner.value()));
        }
        for (int i = 0; i < 2; i++) {
            values.add(filter.team().map(team -> team.value()));
        }
        return values;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private static RenewalRow row(Row row, LocalDate today) throws SQLException {
        return new RenewalRow(
                new ContractId(row.uuid("id")),
                row.text("name"),
                row.constant("kind", ContractKind.class),
                new AccountId(row.uuid("account_id")),
                row.text("account_name"),
                row.optionalText("owner_name"),
                row.date("ends_on"),
                row.optionalDate("notice_on"),
                row.constant("renewal", RenewalKind.class),
                new Worth(
                        row.optionalDecimal("value"),
                        row.constant("per", ValuePer.class),
                        row.text("currency")),
                row.optionalDecimal("yearly"),
                new AccountRow.Binding(
                        row.real("financial"), row.real("social"), row.real("structural")),
                row.flag("hostage"),
                row.optionalInstant("last_at"),
                row.optionalUuid("talk_id"),
                row.optionalInstant("talk_at"),
                today);
    }
}
