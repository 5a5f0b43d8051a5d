package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** Commitments for lists. Everybody reads them. */
@ApplicationScoped
public class CommitmentQueries {

    private static final int MOST = 500;

    private static final String SELECT =
            """
            select m.id, m.side, m.state, m.what, a.id as living_id, a.name as account_name, a.owner_id, a.team_id,
                   coalesce(m.user_id, m.contact_id) as answers_id,
                   coalesce(u.display_name, nullif(p.display_name, ''), p.email, '') as answers, m.due, m.closed_on, m.reason,
                   m.conversation_id, m.version
            from conversation.commitment m
            join customer.v_account_survivor s on s.given_id = m.account_id
            join customer.v_account a on a.id = s.account_id
            left join staff.v_user u on u.id = m.user_id
            left join customer.v_contact p on p.id = m.contact_id
            where true
            """;

    private final Database database;

    @Inject
    CommitmentQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CommitmentQueries() {
        this(null);
    }

    /** One commitment. */
    public Optional<CommitmentRow> find(CommitmentId id) {
        return database.first(SELECT + "and m.id = ?", CommitmentQueries::row, id.value());
    }

    /**
     * Commitments: those that are kept or withdrawn by when that was, the latest first; others ours
     * first, each side by the day it is due.
     *
     * @param cursor the {@code next} of the page before
     */
    public Slice<CommitmentRow> list(CommitmentFilter filter, Optional<String> cursor, int limit) {
        int rows = Math.max(1, Math.min(limit, MOST));
        boolean closed = filter.state().filter(state -> state != CommitmentState.OPEN).isPresent();
        StringBuilder sql = new StringBuilder(SELECT);
        List<@Nullable Object> values = new ArrayList<>();
        narrow(filter, sql, values);
        cursor.ifPresent(
                place -> {
                    sql.append(
                            closed
                                    ? "and (m.closed_on, m.id) < (?::date, ?::uuid)\n"
                                    : "and (m.side, m.due, m.id) > (?, ?::date, ?::uuid)\n");
                    values.addAll(Cursor.parts(place, closed ? 2 : 3));
                });
        sql.append(closed ? "order by m.closed_on desc, m.id desc" : "order by m.side, m.due, m.id")
                .append(" limit ")
                .append(rows + 1);
        List<CommitmentRow> found =
                database.list(sql.toString(), CommitmentQueries::row, values.toArray());
        if (found.size() <= rows) {
            return new Slice<>(found, Optional.empty());
        }
        CommitmentRow last = found.get(rows - 1);
        return new Slice<>(
                found.subList(0, rows),
                Optional.of(
                        closed
                                ? Cursor.of(
                                        last.closedOn().orElseThrow().toString(),
                                        last.id().toString())
                                : Cursor.of(
                                        last.side().name(),
                                        last.due().toString(),
                                        last.id().toString())));
    }

    /**
     * How many commitments the filter admits, and how many of them are overdue.
     *
     * @param overdue of those that are open, the ones that were due before the day asked about
     */
    public record Count(long all, long overdue) {}

    /** Counts them as of a day. */
    public Count count(CommitmentFilter filter, LocalDate today) {
        StringBuilder sql =
                new StringBuilder(
                        """
                        select count(*) as n, count(*) filter (where m.state = 'OPEN' and m.due < ?) as late
                        from conversation.commitment m
                        join customer.v_account_survivor s on s.given_id = m.account_id
                        join customer.v_account a on a.id = s.account_id
                        where true
                        """);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(today);
        narrow(filter, sql, values);
        return database.first(
                        sql.toString(),
                        row -> new Count(row.number("n"), row.number("late")),
                        values.toArray())
                .orElseThrow();
    }

    private static void narrow(
            CommitmentFilter filter, StringBuilder sql, List<@Nullable Object> values) {
        filter.state()
                .ifPresent(
                        state -> {
                            sql.append("and m.state = ?\n");
                            values.add(state.name());
                        });
        filter.side()
                .ifPresent(
                        side -> {
                            sql.append("and m.side = ?\n");
                            values.add(side.name());
                        });
        filter.dueBefore()
                .ifPresent(
                        day -> {
                            sql.append("and m.due < ?\n");
                            values.add(day);
                        });
        filter.colleague()
                .ifPresent(
                        user -> {
                            sql.append(
                                    "and (m.user_id = ? or m.side = 'THEIRS' and a.owner_id = ?)\n");
                            values.add(user.value());
                            values.add(user.value());
                        });
        filter.team()
                .ifPresent(
                        team -> {
                            sql.append("and a.team_id = ?\n");
                            values.add(team.value());
                        });
        filter.account()
                .ifPresent(
                        account -> {
                            sql.append(
                                    "and m.account_id in (select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)\n");
                            values.add(account.value());
                            values.add(account.value());
                        });
        filter.conversation()
                .ifPresent(
                        conversation -> {
                            sql.append("and m.conversation_id = ?\n");
                            values.add(conversation.value());
                        });
    }

    private static CommitmentRow row(Row row) throws SQLException {
        return new CommitmentRow(
                new CommitmentId(row.uuid("id")),
                row.constant("side", CommitmentSide.class),
                row.constant("state", CommitmentState.class),
                row.text("what"),
                new AccountId(row.uuid("living_id")),
                row.text("account_name"),
                row.optionalUuid("owner_id"),
                row.optionalUuid("team_id"),
                row.uuid("answers_id"),
                row.text("answers"),
                row.date("due"),
                row.optionalDate("closed_on"),
                row.optionalText("reason"),
                row.optionalUuid("conversation_id").map(ConversationId::new),
                row.integer("version"));
    }
}
