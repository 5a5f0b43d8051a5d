package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * The door for customers: whoever holds a signed link may see its question and answer it, once, or
 * ask not to be asked any more. There is no actor: the link is the right.
 */
@ApplicationScoped
@Transactional
public class Surveys {

    /** The source that answers are recorded under; the external id is the invitation's. */
    public static final String SOURCE = "survey";

    /** The type of touchpoint that an answer is. */
    public static final String TYPE = "SURVEY_ANSWERED";

    private static final Actor CUSTOMER = Actor.system("Survey");

    private final Database database;
    private final SurveyLinks links;
    private final Touchpoints touchpoints;
    private final Refusals refusals;
    private final Clock clock;

    @Inject
    Surveys(
            Database database,
            SurveyLinks links,
            Touchpoints touchpoints,
            Refusals refusals,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.touchpoints = touchpoints;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Surveys() {
        this(null, null, null, null, null);
    }

    /** The question behind a link; changes nothing. {@link SurveyClosed} where it is not open. */
    public OpenSurvey look(String token) {
        Invited invited = invited(LinkPurpose.ANSWER, token);
        invited.requireOpen(clock.instant());
        return new OpenSurvey(
                invited.stage(),
                invited.metric(),
                invited.questionEn(),
                invited.questionNl(),
                invited.about(),
                invited.language(),
                invited.expiresAt(),
                links.refuse(invited.id()));
    }

    /** The language of whoever holds a link, open or not, where it is known. */
    public Optional<String> language(String token) {
        return links.read(LinkPurpose.ANSWER, token)
                .or(() -> links.read(LinkPurpose.REFUSE, token))
                .flatMap(this::find)
                .flatMap(Invited::language);
    }

    /**
     * Records the answer as a touchpoint and closes the invitation, both or neither. The same form
     * sent again changes nothing and is no error; {@link SurveyClosed} where the invitation is not
     * open, {@link org.loyaltyloop.kernel.BusinessRuleViolation} where score or comment are not as
     * they should be.
     */
    @Counted(name = "surveys_answer_calls", absolute = true)
    @Timed(name = "surveys_answer_seconds", absolute = true)
    public void answer(String token, SurveyReply reply) {
        Invited invited = invited(LinkPurpose.ANSWER, token);
        if (invited.answeredBy(reply)) {
            return;
        }
        Instant now = clock.instant();
        invited.requireOpen(now);
        // The touchpoint comes first, so that accounts are locked before invitations, as by a
        // merge. Of answers at the same moment one is fresh; the others wait and find it.
        UUID recorded =
                touchpoints
                        .record(CUSTOMER, invited.touchpoint(reply, now).toCommand())
                        .id()
                        .value();
        int closed =
                database.update(
                        """
                        update feedback.invitation
                        set state = 'ANSWERED', ended_at = ?, answer_id = ?, submission = ?
                        where id = ? and state = 'OPEN' and expires_at > ?
                        """,
                        now,
                        recorded,
                        reply.submission(),
                        invited.id().value(),
                        now);
        if (closed == 0) {
            Invited meanwhile = find(invited.id()).orElseThrow();
            if (!meanwhile.answeredBy(reply)) {
                throw SurveyClosed.because(meanwhile.state());
            }
        }
    }

    /** Notes that whoever holds the link wants no more questions, and closes their open one. */
    public void refuse(String token) {
        Invited invited = invited(LinkPurpose.REFUSE, token);
        refusals.note(
                CUSTOMER,
                invited.contact(),
                invited.contact().isPresent() ? Optional.empty() : Optional.of(invited.account()),
                true);
        database.update(
                "update feedback.invitation set state = 'WITHDRAWN', ended_at = ? where respondent_id = ? and state = 'OPEN'",
                clock.instant(),
                invited.respondent());
    }

    /** Whether a link to refuse is a true one; {@link SurveyClosed} otherwise. */
    public void requireRefusable(String token) {
        invited(LinkPurpose.REFUSE, token);
    }

    private Invited invited(LinkPurpose purpose, String token) {
        return links.read(purpose, token)
                .flatMap(this::find)
                .orElseThrow(() -> new SurveyClosed(SurveyClosed.Reason.UNKNOWN));
    }

    private Optional<Invited> find(InvitationId id) {
        return database.first(
                """
                select i.id, i.state, i.stage, i.metric, i.question_en, i.question_nl, i.account_id, i.contact_id,
                       i.respondent_id, i.language, t.occurred_at as about_at, i.expires_at, i.submission
                from feedback.invitation i
                left join touchpoint.v_touchpoint t on t.id = i.touchpoint_id
                where i.id = ?
                """,
                Invited::of,
                id.value());
    }

    /** An invitation as its link's holder meets it. */
    private record Invited(
            InvitationId id,
            InvitationState state,
            LoopStage stage,
            SurveyMetric metric,
            String questionEn,
            String questionNl,
            AccountId account,
            Optional<ContactId> contact,
            UUID respondent,
            Optional<String> language,
            Optional<Instant> about,
            Instant expiresAt,
            Optional<UUID> submission) {

        static Invited of(Row row) throws SQLException {
            return new Invited(
                    new InvitationId(row.uuid("id")),
                    row.constant("state", InvitationState.class),
                    LoopStage.of(row.integer("stage")),
                    row.constant("metric", SurveyMetric.class),
                    row.text("question_en"),
                    row.text("question_nl"),
                    new AccountId(row.uuid("account_id")),
                    row.optionalUuid("contact_id").map(ContactId::new),
                    row.uuid("respondent_id"),
                    row.optionalText("language"),
                    row.optionalInstant("about_at"),
                    row.instant("expires_at"),
                    row.optionalUuid("submission"));
        }

        boolean answeredBy(SurveyReply reply) {
            return submission.filter(reply.submission()::equals).isPresent();
        }

        void requireOpen(Instant now) {
            if (state != InvitationState.OPEN || !expiresAt.isAfter(now)) {
                throw SurveyClosed.because(state);
            }
        }

        TouchpointDraft touchpoint(SurveyReply reply, Instant now) {
            TouchpointDraft draft =
                    new TouchpointDraft()
                            .account(account)
                            .type(TYPE)
                            .channel(Channel.WEB.name())
                            .direction(Direction.INBOUND.name())
                            .occurredAt(now)
                            .known(SOURCE, id.toString())
                            .summary(
                                    language.filter("nl"::equals).isPresent()
                                            ? questionNl
                                            : questionEn)
                            .survey(
                                    metric.name(),
                                    reply.score(),
                                    stage.name(),
                                    reply.comment().orElse(null));
            contact.ifPresent(draft::contact);
            return draft;
        }
    }
}
