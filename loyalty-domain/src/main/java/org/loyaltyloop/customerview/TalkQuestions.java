package org.loyaltyloop.customerview;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.conversation.CommitmentId;
import org.loyaltyloop.conversation.CommitmentSide;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.GoalQueries;
import org.loyaltyloop.conversation.GoalView;
import org.loyaltyloop.customerview.CustomerTalks.PromiseLine;
import org.loyaltyloop.customerview.CustomerTalks.Talk;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.Channel;

/** What to ask the database about conversations with an account, in a trip with other questions. */
record TalkQuestions(
        Question<Said> conversations, Question<PromiseLine> promises, Question<GoalView> goals) {

    private static final String ONE =
            """
            select c.id, c.state, c.starts_at, c.channel, c.subject, c.matters, c.next_step, c.version,
                   coalesce(nullif(p.display_name, ''), p.email) as contact, u.display_name as lead
            from conversation.v_conversation c
                 left join customer.v_contact p on p.id = c.contact_id
                 left join staff.v_user u on u.id = c.lead_id
            where c.given_account_id in (select given_id from given) and c.state = """;

    private static final String CONVERSATIONS =
            CustomerViewQueries.GIVEN
                    + "("
                    + ONE
                    + " 'PLANNED' order by c.starts_at, c.id limit 1) union all ("
                    + ONE
                    + " 'HELD' order by c.starts_at desc, c.id desc limit 1)";

    private static final String PROMISES =
            CustomerViewQueries.GIVEN
                    + """
            select id, side, what, owner, due, version
            from (select m.id, m.side, m.what, m.due, m.version,
                         coalesce(u.display_name, nullif(p.display_name, ''), p.email, '') as owner,
                         row_number() over (partition by m.side order by m.due, m.id) as place
                  from conversation.v_commitment m
                       left join staff.v_user u on u.id = m.user_id
                       left join customer.v_contact p on p.id = m.contact_id
                  where m.given_account_id in (select given_id from given) and m.state = 'OPEN') listed
            where place <= ?
            order by side, due, id""";

    private static final String GOALS =
            CustomerViewQueries.GIVEN
                    + "select "
                    + GoalQueries.COLUMNS
                    + """

            from conversation.v_goal g
            where g.given_account_id in (select given_id from given) and g.state = 'OPEN'
            order by g.due nulls last, g.created_on, g.id
            limit ?""";

    /** A conversation and whether it was held. */
    record Said(boolean held, Talk talk) {}

    /** About the living account of that id. */
    static TalkQuestions about(UUID id) {
        return new TalkQuestions(
                Question.of(CONVERSATIONS, TalkQuestions::said, id, id),
                Question.of(PROMISES, TalkQuestions::promise, id, id, CustomerTalks.MOST),
                Question.of(GOALS, GoalQueries::view, id, id, CustomerTalks.MOST));
    }

    /** What the database said. */
    CustomerTalks answer() {
        List<Said> said = conversations.rows();
        return new CustomerTalks(
                first(said, false), first(said, true), promises.rows(), goals.rows());
    }

    private static Optional<Talk> first(List<Said> said, boolean held) {
        return said.stream().filter(one -> one.held() == held).map(Said::talk).findFirst();
    }

    private static Said said(Row row) throws SQLException {
        return new Said(
                row.text("state").equals("HELD"),
                new Talk(
                        new ConversationId(row.uuid("id")),
                        row.instant("starts_at"),
                        row.constant("channel", Channel.class),
                        row.text("subject"),
                        row.optionalText("matters"),
                        row.optionalText("next_step"),
                        row.optionalText("contact"),
                        row.optionalText("lead"),
                        row.integer("version")));
    }

    private static PromiseLine promise(Row row) throws SQLException {
        return new PromiseLine(
                new CommitmentId(row.uuid("id")),
                row.constant("side", CommitmentSide.class),
                row.text("what"),
                row.text("owner"),
                row.date("due"),
                row.integer("version"));
    }
}
