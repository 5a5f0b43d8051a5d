package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.binding.BindingQueries;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.contract.ContractStatus;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.conversation.Situation;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customerview.Brief.Acquaintance;
import org.loyaltyloop.customerview.Brief.Asking;
import org.loyaltyloop.customerview.Brief.Change;
import org.loyaltyloop.customerview.CustomerView.Answer;
import org.loyaltyloop.customerview.CustomerView.Header;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/** The brief before a conversation, in two trips to the database. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class BriefQueries {

    /** Since the last conversation, itself left out; or for so long. */
    private static final String SINCE =
            CustomerViewQueries.GIVEN
                    + """
            , since as (
                select coalesce(max(c.starts_at), ?::timestamptz) as at
                from conversation.v_conversation c
                where c.given_account_id in (select given_id from given) and c.state = 'HELD'),
            touch as (
                select t.*
                from touchpoint.v_touchpoint t
                where t.given_account_id in (select given_id from given) and t.occurred_at > (select at from since))
            """;

    private static final String CHANGES =
            SINCE
                    + """
            select t.id, t.occurred_at, t.stage, t.department, k.name_en, k.name_nl, t.summary, t.outcome, t.sentiment
            from touch t
                 join touchpoint.v_touchpoint_type k on k.code = t.type
            where t.moving
            order by t.occurred_at desc, t.id desc
            limit ?""";

    private static final String FIGURES =
            SINCE
                    + """
            select (select at from since) as since, count(touch.id) as touchpoints,
                   count(touch.id) filter (where touch.purchase and touch.stage = 4) as purchases,
                   count(touch.id) filter (where touch.type = 'COMPLAINT') as complaints,
                   exists (select from touchpoint.v_touchpoint b
                           where b.given_account_id in (select given_id from given) and b.purchase and b.stage = 4) as bought,
                   h.lap, h.reached, h.reached_at, h.latest, h.last_at, h.visited, h.stalls_at
            from customer.v_account a
                 left join touch on true
                 left join lateral (
                     select v.lap, v.reached, v.reached_at, v.latest, v.last_at, v.visited,
                            v.last_at + interval '24 hours' * p.days as stalls_at
                     from journey.v_headline v join journey.patience p on p.stage = v.reached
                     where v.account_id = a.id) h on true
            where a.id = ?
            group by h.lap, h.reached, h.reached_at, h.latest, h.last_at, h.visited, h.stalls_at""";

    private static final String ANSWERS =
            CustomerViewQueries.GIVEN
                    + """
            select distinct on (survey_metric) survey_metric, survey_score, occurred_at
            from touchpoint.v_touchpoint
            where given_account_id in (select given_id from given) and survey_metric is not null and occurred_at >= ?
            order by survey_metric, occurred_at desc, id desc""";

    private static final String QUESTIONS =
            CustomerViewQueries.GIVEN
                    + """
            select q.code, q.situation, q.stage, q.text_en, q.text_nl
            from conversation.v_question q
            where q.attribute is null
               or not exists (select from customer.v_profile_fact f
                              where f.given_account_id in (select given_id from given)
                                and lower(f.attribute) = lower(q.attribute))
            order by q.sort, q.code""";

    private static final String TOPICS =
            """
            select text_en, text_nl, why_en, why_nl
            from binding.v_topic
            where account_id = ?
            order by begun_at, id
            limit ?""";

    private static final String KNOWN =
            CustomerViewQueries.GIVEN
                    + """
            select contact_id, display_name, talks, last_at
            from (select t.contact_id, u.display_name, count(*) as talks, max(t.starts_at) as last_at,
                         row_number() over (partition by t.contact_id order by max(t.starts_at) desc, u.display_name) as place
                  from conversation.v_talked t join staff.v_user u on u.id = t.user_id
                  where t.given_account_id in (select given_id from given)
                  group by t.contact_id, t.user_id, u.display_name) met
            where place <= ?
            order by contact_id, place""";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int DETRACTOR = 6;
    private static final int UNSATISFIED = 2;
    private static final int DISAGREES = 3;
    private static final int HIGH_EFFORT = 4;

    private final Database database;
    private final BindingQueries bindings;
    private final ContractQueries contracts;
    private final Settings settings;
    private final Clock clock;

    @Inject
    BriefQueries(
            Database database,
            BindingQueries bindings,
            ContractQueries contracts,
            Settings settings,
            Clock clock) {
        this.database = database;
        this.bindings = bindings;
        this.contracts = contracts;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BriefQueries() {
        this(null, null, null, null, null);
    }

    /** The brief of an account; that of the survivor where it was merged. */
    public Optional<Brief> of(AccountId account) {
        return database.first(
                        CustomerViewQueries.HEADER,
                        row -> CustomerViewQueries.header(row, account),
                        account.value())
                .map(this::brief);
    }

    private Brief brief(Header header) {
        UUID id = header.id().value();
        Instant now = clock.instant();
        Instant otherwise = now.minus(Duration.ofDays(Brief.DAYS));
        TalkQuestions talks = TalkQuestions.about(id);
        var changes = Question.of(CHANGES, BriefQueries::change, id, id, otherwise, Brief.CHANGES);
        var figures = Question.of(FIGURES, row -> Facts.of(row, now), id, id, otherwise, id);
        var answers = Question.of(ANSWERS, BriefQueries::answer, id, id, now.minus(YEAR));
        var people =
                Question.of(
                        CustomerViewQueries.CONTACTS,
                        CustomerViewQueries::contact,
                        id,
                        id,
                        CustomerViewQueries.RECENT,
                        id);
        var binding = bindings.ask(header.id());
        var topics = Question.of(TOPICS, BriefQueries::topic, id, Brief.TOPICS);
        var agreed = contracts.standing(header.id());
        var known = Question.of(KNOWN, BriefQueries::known, id, id, Brief.COLLEAGUES);
        var questions = Question.of(QUESTIONS, Candidate::of, id, id);
        database.together(
                talks.conversations(),
                talks.promises(),
                talks.goals(),
                changes,
                figures,
                answers,
                agreed,
                people,
                binding.question(),
                topics,
                known,
                questions);
        Facts facts = figures.rows().get(0);
        LocalDate today = LocalDate.ofInstant(now, settings.zone());
        CustomerTalks said = talks.answer();
        Set<Situation> situations =
                situations(facts, said, answers.rows(), agreed.rows(), today, otherwise);
        return new Brief(
                header,
                facts.headline(),
                said,
                facts.since(),
                today,
                changes.rows(),
                facts.touchpoints(),
                facts.purchases(),
                facts.bought(),
                answers.rows(),
                agreed.rows(),
                people.rows(),
                binding.answered(),
                topics.rows(),
                known.rows(),
                choose(questions.rows(), situations, facts.headline().map(HeadlineView::reached)));
    }

    private static Set<Situation> situations(
            Facts facts,
            CustomerTalks talks,
            List<Answer> answers,
            List<ContractView> contracts,
            LocalDate today,
            Instant longAgo) {
        Set<Situation> situations = EnumSet.of(Situation.ANY, Situation.PROFILE);
        note(situations, Situation.COMPLAINT, facts.complaints() > 0);
        note(situations, Situation.LOW_SCORE, answers.stream().anyMatch(BriefQueries::low));
        note(
                situations,
                Situation.OUR_PROMISE_LATE,
                talks.ours().stream().anyMatch(promise -> promise.late(today)));
        note(situations, Situation.RENEWAL, contracts.stream().anyMatch(BriefQueries::endsSoon));
        note(
                situations,
                Situation.THEIR_PROMISE_LATE,
                talks.theirs().stream().anyMatch(promise -> promise.late(today)));
        note(
                situations,
                Situation.GOAL_BEHIND,
                talks.goals().stream().anyMatch(goal -> goal.behind(today)));
        note(situations, Situation.NO_GOAL, talks.goals().isEmpty());
        note(
                situations,
                Situation.SILENCE,
                talks.last().filter(talk -> talk.startsAt().isBefore(longAgo)).isPresent());
        note(
                situations,
                Situation.STALLED,
                facts.headline().filter(HeadlineView::stalled).isPresent());
        note(situations, Situation.NEVER_BOUGHT, !facts.bought());
        return situations;
    }

    private static void note(Set<Situation> situations, Situation situation, boolean holds) {
        if (holds) {
            situations.add(situation);
        }
    }

    private static boolean endsSoon(ContractView contract) {
        LocalDate soon = contract.today().plusDays(Brief.DAYS);
        return contract.status() == ContractStatus.RUNNING
                && (contract.until().filter(day -> !day.isAfter(soon)).isPresent()
                        || contract.noticeOn()
                                .filter(day -> !day.isBefore(contract.today()))
                                .filter(day -> !day.isAfter(soon))
                                .isPresent());
    }

    private static Acquaintance known(Row row) throws SQLException {
        return new Acquaintance(
                new ContactId(row.uuid("contact_id")),
                row.text("display_name"),
                row.number("talks"),
                row.instant("last_at"));
    }

    private static boolean low(Answer answer) {
        return switch (answer.metric()) {
            case "NPS" -> answer.score() <= DETRACTOR;
            case "CSAT" -> answer.score() <= UNSATISFIED;
            case "CES2" -> answer.score() <= DISAGREES;
            default -> answer.score() >= HIGH_EFFORT;
        };
    }

    /**
     * The most pressing questions, one for each situation; the last place is for what the profile
     * does not know yet.
     */
    private static List<Asking> choose(
            List<Candidate> library, Set<Situation> situations, Optional<LoopStage> reached) {
        List<Candidate> fitting =
                library.stream()
                        .filter(q -> situations.contains(q.asking().situation()))
                        .filter(q -> q.stage().isEmpty() || q.stage().equals(reached))
                        .sorted(
                                Comparator.comparing((Candidate q) -> q.asking().situation())
                                        .thenComparing(q -> q.stage().isEmpty()))
                        .toList();
        List<Asking> chosen = new ArrayList<>();
        Set<Situation> covered = EnumSet.noneOf(Situation.class);
        Optional<Asking> ofProfile =
                fitting.stream()
                        .map(Candidate::asking)
                        .filter(q -> q.situation() == Situation.PROFILE)
                        .findFirst();
        int room = Brief.QUESTIONS - (ofProfile.isPresent() ? 1 : 0);
        for (Candidate candidate : fitting) {
            Situation situation = candidate.asking().situation();
            if (chosen.size() < room
                    && situation != Situation.PROFILE
                    && (situation == Situation.ANY || covered.add(situation))) {
                chosen.add(candidate.asking());
            }
        }
        ofProfile.ifPresent(chosen::add);
        return chosen;
    }

    private record Candidate(Asking asking, Optional<LoopStage> stage) {

        static Candidate of(Row row) throws SQLException {
            return new Candidate(
                    new Asking(
                            row.text("code"),
                            row.constant("situation", Situation.class),
                            row.text("text_en"),
                            row.text("text_nl")),
                    row.optionalInteger("stage").map(LoopStage::of));
        }
    }

    private record Facts(
            Instant since,
            long touchpoints,
            long purchases,
            long complaints,
            boolean bought,
            Optional<HeadlineView> headline) {

        static Facts of(Row row, Instant now) throws SQLException {
            return new Facts(
                    row.instant("since"),
                    row.number("touchpoints"),
                    row.number("purchases"),
                    row.number("complaints"),
                    row.flag("bought"),
                    HeadlineView.of(row, now));
        }
    }

    private static Change change(Row row) throws SQLException {
        return new Change(
                new TouchpointId(row.uuid("id")),
                row.instant("occurred_at"),
                LoopStage.of(row.integer("stage")),
                row.constant("department", Department.class),
                row.text("name_en"),
                row.text("name_nl"),
                row.optionalText("summary"),
                row.optionalText("outcome"),
                row.optionalInteger("sentiment"));
    }

    private static Brief.Topic topic(Row row) throws SQLException {
        return new Brief.Topic(
                row.text("text_en"), row.text("text_nl"), row.text("why_en"), row.text("why_nl"));
    }

    private static Answer answer(Row row) throws SQLException {
        return new Answer(
                row.text("survey_metric"), row.integer("survey_score"), row.instant("occurred_at"));
    }
}
