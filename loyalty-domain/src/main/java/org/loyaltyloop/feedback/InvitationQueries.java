package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointId;

/** Invitations for lists. One whose time is over counts as expired from that moment. */
@ApplicationScoped
public class InvitationQueries {

    private static final String SELECT =
            """
            select i.id, case when i.state = 'OPEN' and i.expires_at <= ? then 'EXPIRED' else i.state end as state,
                   i.stage, i.metric, i.question_en, i.question_nl, a.id as account_id, a.name as account_name,
                   i.contact_id, coalesce(nullif(c.display_name, ''), c.email) as contact_name, i.touchpoint_id,
                   i.by_policy, i.made_by_name, i.made_at, i.expires_at,
                   coalesce(c.email, case when i.contact_id is null then a.email end) is not null as mailable,
                   i.mail_told_at is not null as mail_told, i.mailed_at, i.ended_at, t.id as answer_id, t.survey_score
            from feedback.invitation i
            join customer.v_account_survivor s on s.given_id = i.account_id
            join customer.v_account a on a.id = s.account_id
            left join customer.v_contact c on c.id = i.contact_id
            left join touchpoint.v_touchpoint t on t.id = i.answer_id
            where true
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    InvitationQueries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationQueries() {
        this(null, null);
    }

    /** One invitation. */
    public Optional<InvitationRow> find(InvitationId id) {
        return database.first(
                SELECT + "and i.id = ?", InvitationQueries::row, clock.instant(), id.value());
    }

    /** Invitations, the latest first. */
    public Slice<InvitationRow> list(InvitationFilter filter, Optional<String> cursor, int limit) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(clock.instant());
        narrow(filter, sql, values);
        cursor.ifPresent(
                place -> {
                    List<String> after = Cursor.parts(place, 2);
                    sql.append("and (i.made_at, i.id) < (?::timestamptz, ?::uuid)\n");
                    values.addAll(after);
                });
        sql.append("order by i.made_at desc, i.id desc limit ?");
        values.add(limit + 1);
        List<InvitationRow> rows =
                database.list(sql.toString(), InvitationQueries::row, values.toArray());
        if (rows.size() <= limit) {
            return new Slice<>(rows, Optional.empty());
        }
        InvitationRow last = rows.get(limit - 1);
        return new Slice<>(
                rows.subList(0, limit),
                Optional.of(Cursor.of(last.madeAt().toString(), last.id().toString())));
    }

    /** How many invitations there are in each state, whatever state the filter names. */
    public Map<InvitationState, Long> counts(InvitationFilter filter) {
        StringBuilder sql =
                new StringBuilder(
                        """
                        select case when i.state = 'OPEN' and i.expires_at <= ? then 'EXPIRED' else i.state end as state,
                               count(*) as n
                        from feedback.invitation i
                        where true
                        """);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(clock.instant());
        narrow(filter.in(Optional.empty()), sql, values);
        Map<InvitationState, Long> counts = new EnumMap<>(InvitationState.class);
        for (InvitationState state : InvitationState.values()) {
            counts.put(state, 0L);
        }
        database.list(
                sql + "group by 1",
                row -> counts.put(row.constant("state", InvitationState.class), row.number("n")),
                values.toArray());
        return counts;
    }

    private void narrow(InvitationFilter filter, StringBuilder sql, List<@Nullable Object> values) {
        filter.state()
                .ifPresent(
                        state -> {
                            switch (state) {
                                case OPEN -> {
                                    sql.append("and i.state = 'OPEN' and i.expires_at > ?\n");
                                    values.add(clock.instant());
                                }
                                case EXPIRED -> {
                                    sql.append(
                                            "and (i.state = 'EXPIRED' or i.state = 'OPEN' and i.expires_at <= ?)\n");
                                    values.add(clock.instant());
                                }
                                case ANSWERED, WITHDRAWN -> {
                                    sql.append("and i.state = ?\n");
                                    values.add(state.name());
                                }
                            }
                        });
        filter.stage()
                .ifPresent(
                        stage -> {
                            sql.append("and i.stage = ?\n");
                            values.add(stage.number());
                        });
        filter.account()
                .ifPresent(
                        account -> {
                            sql.append(
                                    "and i.account_id in (select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)\n");
                            values.add(account.value());
                            values.add(account.value());
                        });
        filter.contact()
                .ifPresent(
                        contact -> {
                            sql.append("and i.contact_id = ?\n");
                            values.add(contact.value());
                        });
    }

    private static InvitationRow row(Row row) throws SQLException {
        return new InvitationRow(
                new InvitationId(row.uuid("id")),
                row.constant("state", InvitationState.class),
                LoopStage.of(row.integer("stage")),
                row.constant("metric", SurveyMetric.class),
                row.text("question_en"),
                row.text("question_nl"),
                new AccountId(row.uuid("account_id")),
                row.text("account_name"),
                row.optionalUuid("contact_id").map(ContactId::new),
                row.optionalText("contact_name"),
                row.optionalUuid("touchpoint_id").map(TouchpointId::new),
                row.flag("by_policy"),
                row.text("made_by_name"),
                row.instant("made_at"),
                row.instant("expires_at"),
                row.flag("mailable"),
                row.flag("mail_told"),
                row.optionalInstant("mailed_at"),
                row.optionalInstant("ended_at"),
                row.optionalUuid("answer_id").map(TouchpointId::new),
                row.optionalInteger("survey_score"));
    }
}
