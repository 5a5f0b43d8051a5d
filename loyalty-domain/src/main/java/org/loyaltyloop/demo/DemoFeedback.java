package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.feedback.ChangePolicy;
import org.loyaltyloop.feedback.Invitations;
import org.loyaltyloop.feedback.PastInvitation;
import org.loyaltyloop.feedback.SurveyPolicies;
import org.loyaltyloop.feedback.SurveyPolicy;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * What the firm asks its customers, and whom it has asked lately: answers of the last weeks were
 * invited, and more people were than answered. Nothing is asked about inspiration, selection and
 * engagement yet.
 */
@Dependent
class DemoFeedback {

    /** Further back, nobody looks for an invitation. */
    private static final Duration LOOKED_BACK = Duration.ofDays(60);

    private static final double ASKED = 0.6;
    private static final double REFUSED = 0.06;
    private static final double WITHDRAWN = 0.06;

    private final SurveyPolicies policies;
    private final Invitations invitations;
    private final Database database;

    @Inject
    DemoFeedback(SurveyPolicies policies, Invitations invitations, Database database) {
        this.policies = policies;
        this.invitations = invitations;
        this.database = database;
    }

    /** A question after some kinds of touchpoints. */
    private record Question(
            LoopStage stage,
            SurveyMetric metric,
            String english,
            String dutch,
            int delayHours,
            List<String> after) {}

    private static final String RECOMMEND =
            "How likely are you to recommend us to a colleague or friend?";
    private static final String AANBEVELEN =
            "Hoe waarschijnlijk is het dat u ons aanbeveelt bij een collega of bekende?";

    private static final List<Question> QUESTIONS =
            List.of(
                    new Question(
                            LoopStage.ORIENTATION,
                            SurveyMetric.CSAT,
                            "How satisfied are you with the information that you got from us?",
                            "Hoe tevreden bent u over de informatie die u van ons kreeg?",
                            48,
                            List.of("BROCHURE_REQUESTED", "DEMO_REQUESTED", "LEAD_FORM")),
                    new Question(
                            LoopStage.TRANSACTION,
                            SurveyMetric.CSAT,
                            "How satisfied are you with the way your order went?",
                            "Hoe tevreden bent u over het verloop van uw bestelling?",
                            24,
                            List.of("ORDER_PLACED", "CONTRACT_SIGNED")),
                    new Question(
                            LoopStage.EXPERIENCE,
                            SurveyMetric.NPS,
                            RECOMMEND,
                            AANBEVELEN,
                            72,
                            List.of("DELIVERY", "ONBOARDING", "TRAINING_FOLLOWED")),
                    new Question(
                            LoopStage.SERVICE,
                            SurveyMetric.CES2,
                            "We made it easy to have your question or problem solved.",
                            "Wij maakten het u makkelijk om uw vraag of probleem opgelost te krijgen.",
                            4,
                            List.of("QUESTION", "COMPLAINT")),
                    new Question(
                            LoopStage.INTERACTION,
                            SurveyMetric.NPS,
                            RECOMMEND,
                            AANBEVELEN,
                            24,
                            List.of("BUSINESS_CONVERSATION")));

    /** A touchpoint with somebody: one to ask about, or an answer. */
    private record Moment(
            TouchpointId id,
            AccountId account,
            ContactId contact,
            String type,
            Instant at,
            Optional<LoopStage> answers,
            Optional<SurveyMetric> metric) {

        static Moment of(Row row) throws SQLException {
            return new Moment(
                    new TouchpointId(row.uuid("id")),
                    new AccountId(row.uuid("given_account_id")),
                    new ContactId(row.uuid("contact_id")),
                    row.text("type"),
                    row.instant("occurred_at"),
                    row.optionalInteger("survey_stage").map(LoopStage::of),
                    row.optionalConstant("survey_metric", SurveyMetric.class));
        }
    }

    /** Switches the policies on and recalls whom they would have asked. */
    void ask(long seed, Instant now) {
        Map<LoopStage, SurveyPolicy> asking = new EnumMap<>(LoopStage.class);
        QUESTIONS.forEach(question -> asking.put(question.stage(), adopt(question)));
        invitations.recall(Demonstration.ACTOR, invited(asking, moments(now), seed, now));
    }

    private SurveyPolicy adopt(Question question) {
        SurveyPolicy seen = policies.of(question.stage());
        policies.change(
                Demonstration.ACTOR,
                new ChangePolicy(
                        question.stage(),
                        seen.version(),
                        true,
                        question.metric(),
                        question.english(),
                        question.dutch(),
                        question.after(),
                        question.delayHours(),
                        seen.cooldownDays(),
                        seen.validDays()));
        return policies.of(question.stage());
    }

    /** What was answered, and what there is to ask about, in the order of time. */
    private List<Moment> moments(Instant now) {
        List<String> after = new ArrayList<>();
        QUESTIONS.forEach(question -> after.addAll(question.after()));
        return database.list(
                """
                select id, given_account_id, contact_id, type, occurred_at, survey_metric, case when survey_metric is not null then survey_stage end
                           as survey_stage
                from touchpoint.v_touchpoint
                where occurred_at > ? and contact_id is not null and (survey_metric is not null or type = any (?))
                order by occurred_at, source, external_id
                """,
                Moment::of,
                now.minus(LOOKED_BACK),
                after.toArray(String[]::new));
    }

    /** One invitation a person at most: those behind the answers, then some that got none. */
    private static List<PastInvitation> invited(
            Map<LoopStage, SurveyPolicy> asking, List<Moment> moments, long seed, Instant now) {
        Map<String, SurveyPolicy> byType = new HashMap<>();
        asking.values().forEach(policy -> policy.types().forEach(type -> byType.put(type, policy)));
        Set<ContactId> asked = new HashSet<>();
        List<PastInvitation> invited = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Dice dice = Dice.of(seed, "answer", i);
            moment.answers()
                    .flatMap(stage -> Optional.ofNullable(asking.get(stage)))
                    .filter(policy -> moment.metric().equals(Optional.of(policy.metric())))
                    .filter(policy -> asked.add(moment.contact()))
                    .ifPresent(policy -> invited.add(answered(policy, moment, dice)));
        }
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Dice dice = Dice.of(seed, "asked", i);
            Optional.ofNullable(byType.get(moment.type()))
                    .filter(policy -> dice.chance(ASKED))
                    .filter(policy -> asks(policy, moment).isBefore(now))
                    .filter(policy -> asked.add(moment.contact()))
                    .ifPresent(policy -> invited.add(unanswered(policy, moment, dice, now)));
        }
        return invited;
    }

    /** The invitation behind an answer: it came some hours or days before. */
    private static PastInvitation answered(SurveyPolicy policy, Moment answer, Dice dice) {
        return new PastInvitation(
                policy.stage(),
                answer.account(),
                answer.contact(),
                Optional.empty(),
                answer.at().minus(Duration.ofMinutes(dice.between(20, 6_000))),
                PastInvitation.End.ANSWERED,
                answer.at(),
                Optional.of(answer.id()));
    }

    private static PastInvitation unanswered(
            SurveyPolicy policy, Moment about, Dice dice, Instant now) {
        Instant made = asks(policy, about);
        Instant later = made.plus(Duration.ofHours(dice.between(2, 40)));
        double chance = dice.share();
        PastInvitation.End end = PastInvitation.End.NONE;
        if (later.isBefore(now) && chance < REFUSED) {
            end = PastInvitation.End.REFUSED;
        } else if (later.isBefore(now) && chance < REFUSED + WITHDRAWN) {
            end = PastInvitation.End.WITHDRAWN;
        }
        return new PastInvitation(
                policy.stage(),
                about.account(),
                about.contact(),
                Optional.of(about.id()),
                made,
                end,
                later,
                Optional.empty());
    }

    private static Instant asks(SurveyPolicy policy, Moment about) {
        return about.at().plus(Duration.ofHours(policy.delayHours())).plusSeconds(40);
    }
}
