package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.ConversationView.Neighbour;
import org.loyaltyloop.conversation.ConversationView.Person;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/** Conversations for lists and pages. Everybody reads them. */
@ApplicationScoped
public class ConversationQueries {

    private static final String ACCOUNT =
            """
            join customer.v_account_survivor s on s.given_id = c.account_id
            join customer.v_account a on a.id = s.account_id
            """;

    private static final String ONE =
            """
            select c.*, a.id as living_id, a.name as account_name, a.owner_id, a.team_id, l.display_name as lead_name,
                   t.stage as placed_in, f.state as follows_state, f.starts_at as follows_at,
                   n.id as next_id, n.state as next_state, n.starts_at as next_at,
                   array(select w.contact_id from conversation.with_contact w
                         where w.conversation_id = c.id order by w.place) as contacts,
                   array(select coalesce(nullif(p.display_name, ''), p.email, '') from conversation.with_contact w
                         join customer.v_contact p on p.id = w.contact_id
                         where w.conversation_id = c.id order by w.place) as contact_names,
                   array(select w.user_id from conversation.with_colleague w
                         where w.conversation_id = c.id and w.user_id is distinct from c.lead_id
                         order by w.user_id) as colleagues,
                   array(select u.display_name from conversation.with_colleague w join staff.v_user u on u.id = w.user_id
                         where w.conversation_id = c.id and w.user_id is distinct from c.lead_id
                         order by w.user_id) as colleague_names
            from conversation.conversation c
            """
                    + ACCOUNT
                    + """
            left join staff.v_user l on l.id = c.lead_id
            left join touchpoint.v_touchpoint t on t.id = c.touchpoint_id
            left join conversation.conversation f on f.id = c.follows_id
            left join lateral (select x.id, x.state, x.starts_at from conversation.conversation x
                               where x.follows_id = c.id order by x.id limit 1) n on true
            where c.id = ?
            """;

    /** The names and figures of a page's rows: looked up for these alone. */
    private static final String ROWS =
            """
            select c.id, c.state, a.id as living_id, a.name as account_name, c.starts_at, c.channel, c.subject, c.sentiment,
                   c.version, l.display_name as lead_name, t.stage as placed_in,
                   array(select coalesce(nullif(p.display_name, ''), p.email, '') from conversation.with_contact w
                         join customer.v_contact p on p.id = w.contact_id
                         where w.conversation_id = c.id order by w.place) as contact_names,
                   (select count(*) from conversation.commitment m
                    where m.conversation_id = c.id and m.state = 'OPEN')::int as open_promises
            from found
            join conversation.conversation c on c.id = found.id
            """
                    + ACCOUNT
                    + """
            left join staff.v_user l on l.id = c.lead_id
            left join touchpoint.v_touchpoint t on t.id = c.touchpoint_id
            """;

    /** The most rows of a page. */
    private static final int MOST = 500;

    private final Database database;

    @Inject
    ConversationQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConversationQueries() {
        this(null);
    }

    /** One conversation. */
    public Optional<ConversationView> find(ConversationId id) {
        return database.first(ONE, ConversationQueries::view, id.value());
    }

    /** Contacts at an account by name, the primary one first, at most {@value #MOST}. */
    public List<Person<ContactId>> contactsAt(AccountId account) {
        return database.list(
                """
                select c.id, coalesce(nullif(c.display_name, ''), c.email, '') as name
                from customer.v_contact_at_account r
                join customer.v_contact c on c.id = r.contact_id
                where r.account_id = ?
                order by r.primary_contact desc, c.search_name, c.id
                limit ?
                """,
                row -> new Person<>(new ContactId(row.uuid("id")), row.text("name")),
                account.value(),
                MOST);
    }

    /**
     * Conversations: planned ones by when they are, the next first; all others the latest first.
     *
     * @param cursor the {@code next} of the page before
     */
    public Slice<ConversationRow> list(
            ConversationFilter filter, Optional<String> cursor, int limit) {
        boolean ahead = filter.state().equals(Optional.of(ConversationState.PLANNED));
        int rows = Math.max(1, Math.min(limit, MOST));
        StringBuilder sql =
                new StringBuilder(
                        "with found as materialized (select c.id from conversation.conversation c where true\n");
        List<@Nullable Object> values = new ArrayList<>();
        narrow(filter, sql, values);
        cursor.ifPresent(
                place -> {
                    List<String> after = Cursor.parts(place, 2);
                    sql.append("and (c.starts_at, c.id) ")
                            .append(ahead ? '>' : '<')
                            .append(" (?::timestamptz, ?::uuid)\n");
                    values.addAll(after);
                });
        String order =
                ahead ? "order by c.starts_at, c.id" : "order by c.starts_at desc, c.id desc";
        sql.append(order)
                .append(" limit ")
                .append(rows + 1)
                .append(")\n")
                .append(ROWS)
                .append(order);
        List<ConversationRow> found =
                database.list(sql.toString(), ConversationQueries::row, values.toArray());
        if (found.size() <= rows) {
            return new Slice<>(found, Optional.empty());
        }
        ConversationRow last = found.get(rows - 1);
        return new Slice<>(
                found.subList(0, rows),
                Optional.of(Cursor.of(last.startsAt().toString(), last.id().toString())));
    }

    /** How many conversations stand where, whatever state the filter names. */
    public Map<ConversationState, Long> counts(ConversationFilter filter) {
        StringBuilder sql =
                new StringBuilder(
                        "select c.state, count(*) as n from conversation.conversation c where true\n");
        List<@Nullable Object> values = new ArrayList<>();
        narrow(filter.in(Optional.empty()), sql, values);
        Map<ConversationState, Long> counts = new EnumMap<>(ConversationState.class);
        for (ConversationState state : ConversationState.values()) {
            counts.put(state, 0L);
        }
        database.list(
                sql + "group by c.state",
                row -> counts.put(row.constant("state", ConversationState.class), row.number("n")),
                values.toArray());
        return counts;
    }

    private static void narrow(
            ConversationFilter filter, StringBuilder sql, List<@Nullable Object> values) {
        filter.state().ifPresent(state -> add(sql, values, "and c.state = ?\n", state.name()));
        filter.colleague()
                .ifPresent(
                        user ->
                                add(
                                        sql,
                                        values,
                                        "and exists (select from conversation.with_colleague w where w.conversation_id = c.id and w.user_id = ?)\n",
                                        user.value()));
        filter.team()
                .ifPresent(
                        team ->
                                add(
                                        sql,
                                        values,
                                        """
                                        and exists (select from customer.v_account_survivor s join customer.v_account a on a.id = s.account_id
                                                    where s.given_id = c.account_id and a.team_id = ?)
                                        """,
                                        team.value()));
        filter.account()
                .ifPresent(
                        account -> {
                            add(
                                    sql,
                                    values,
                                    "and c.account_id in (select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)\n",
                                    account.value());
                            values.add(account.value());
                        });
        if (filter.promising()) {
            sql.append(
                    "and exists (select from conversation.commitment m where m.conversation_id = c.id and m.state = 'OPEN')\n");
        }
        filter.from().ifPresent(from -> add(sql, values, "and c.starts_at >= ?\n", from));
        filter.until().ifPresent(until -> add(sql, values, "and c.starts_at < ?\n", until));
    }

    private static void add(
            StringBuilder sql, List<@Nullable Object> values, String condition, Object value) {
        sql.append(condition);
        values.add(value);
    }

    private static ConversationRow row(Row row) throws SQLException {
        return new ConversationRow(
                new ConversationId(row.uuid("id")),
                row.constant("state", ConversationState.class),
                new AccountId(row.uuid("living_id")),
                row.text("account_name"),
                row.instant("starts_at"),
                row.constant("channel", Channel.class),
                row.text("subject"),
                row.texts("contact_names"),
                row.optionalText("lead_name"),
                row.optionalInteger("sentiment"),
                row.optionalInteger("placed_in").map(LoopStage::of),
                row.integer("open_promises"),
                row.integer("version"));
    }

    private static ConversationView view(Row row) throws SQLException {
        Optional<UserId> lead = row.optionalUuid("lead_id").map(UserId::new);
        return new ConversationView(
                new ConversationId(row.uuid("id")),
                row.constant("state", ConversationState.class),
                new AccountId(row.uuid("living_id")),
                row.text("account_name"),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalUuid("team_id").map(TeamId::new),
                ConversationStore.details(row),
                people(row.uuids("contacts"), row.texts("contact_names"), ContactId::new),
                people(row.uuids("colleagues"), row.texts("colleague_names"), UserId::new),
                lead.isPresent()
                        ? Optional.of(new Person<>(lead.get(), row.text("lead_name")))
                        : Optional.empty(),
                row.optionalText("cancelled_reason"),
                row.optionalUuid("touchpoint_id").map(TouchpointId::new),
                row.optionalInteger("placed_in").map(LoopStage::of),
                neighbour(row, "follows_id", "follows_state", "follows_at"),
                neighbour(row, "next_id", "next_state", "next_at"),
                row.text("source"),
                row.text("external_id"),
                row.text("author"),
                row.instant("created_at"),
                row.text("updated_by"),
                row.instant("updated_at"),
                row.integer("version"));
    }

    private static Optional<Neighbour> neighbour(Row row, String id, String state, String at)
            throws SQLException {
        Optional<UUID> found = row.optionalUuid(id);
        Optional<Instant> startsAt = row.optionalInstant(at);
        if (found.isEmpty() || startsAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Neighbour(
                        new ConversationId(found.get()),
                        row.constant(state, ConversationState.class),
                        startsAt.get()));
    }

    private static <I> List<Person<I>> people(
            List<UUID> ids, List<String> names, Function<UUID, I> id) {
        List<Person<I>> people = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            people.add(new Person<>(id.apply(ids.get(i)), names.get(i)));
        }
        return people;
    }
}
