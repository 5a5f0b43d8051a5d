package org.loyaltyloop.customerview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.binding.BindingView;
import org.loyaltyloop.customerview.CustomerView.Answer;
import org.loyaltyloop.customerview.CustomerView.ContactRow;
import org.loyaltyloop.customerview.CustomerView.Header;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * What to know before a conversation, on one page. Every line of it stands in the database.
 *
 * @param headline where the account is in the loop; empty where nothing moved it yet
 * @param talks the last and the next conversation, open promises and goals
 * @param since the last conversation, or {@value #DAYS} days ago where there was none
 * @param today the firm's day that promises and goals are measured by
 * @param changes what moved since, the latest first, at most {@value #CHANGES}
 * @param touchpoints how many touchpoints there were since, those that moved nothing included
 * @param purchases how many of them were purchases
 * @param bought whether the account ever bought
 * @param answers the latest answer of each metric within a year
 * @param people at the account, the primary contact first
 * @param binding what binds the account, and what would bind it better
 * @param topics what colleagues want to be brought up, at most {@value #TOPICS}
 * @param questions worth asking, the most pressing first, at most {@value #QUESTIONS}
 */
public record Brief(
        Header header,
        Optional<HeadlineView> headline,
        CustomerTalks talks,
        Instant since,
        LocalDate today,
        List<Change> changes,
        long touchpoints,
        long purchases,
        boolean bought,
        List<Answer> answers,
        List<ContactRow> people,
        BindingView binding,
        List<Topic> topics,
        List<Asking> questions) {

    static final int DAYS = 90;
    static final int CHANGES = 7;
    static final int PEOPLE = 5;
    static final int TOPICS = 3;
    static final int QUESTIONS = 4;

    /** Copies the lists. */
    public Brief {
        changes = List.copyOf(changes);
        answers = List.copyOf(answers);
        people = List.copyOf(people);
        topics = List.copyOf(topics);
        questions = List.copyOf(questions);
    }

    /** The first {@value #PEOPLE} people, for one page. */
    public List<ContactRow> closest() {
        return people.subList(0, Math.min(PEOPLE, people.size()));
    }

    /** Something that happened since. */
    public record Change(
            TouchpointId id,
            Instant at,
            LoopStage stage,
            Department department,
            String nameEn,
            String nameNl,
            Optional<String> summary,
            Optional<String> outcome,
            Optional<Integer> sentiment) {

        /** What it was: its summary, or the name of its type. */
        public String what(Locale locale) {
            return summary.orElseGet(() -> locale.getLanguage().equals("nl") ? nameNl : nameEn);
        }
    }

    /** A measure that is to be brought up, and why, in both languages. */
    public record Topic(String textEn, String textNl, String whyEn, String whyNl) {

        /** What to bring up, in the reader's language. */
        public String text(Locale locale) {
            return locale.getLanguage().equals("nl") ? textNl : textEn;
        }

        /** Why, in the reader's language. */
        public String why(Locale locale) {
            return locale.getLanguage().equals("nl") ? whyNl : whyEn;
        }
    }

    /**
     * A question worth asking.
     *
     * @param situation why it is worth asking, a constant's name
     */
    public record Asking(String code, Situation situation, String textEn, String textNl) {

        /** In the reader's language. */
        public String text(Locale locale) {
            return locale.getLanguage().equals("nl") ? textNl : textEn;
        }
    }

    /** What makes a question worth asking, the most pressing first. */
    public enum Situation {
        /** The customer complained since the last conversation. */
        COMPLAINT,
        /** Their latest answer within a year was low: NPS to 6, CSAT to 2, CES against us. */
        LOW_SCORE,
        /** Something that we promised is late. */
        OUR_PROMISE_LATE,
        /** Something that they promised is late. */
        THEIR_PROMISE_LATE,
        /** A goal of theirs is further behind than its time. */
        GOAL_BEHIND,
        /** We know of no goal of theirs. */
        NO_GOAL,
        /** The last conversation is longer than {@value Brief#DAYS} days ago. */
        SILENCE,
        /** Nothing has moved for longer than usual in their stage. */
        STALLED,
        /** They never bought. */
        NEVER_BOUGHT,
        /** The profile lacks something. */
        PROFILE,
        /** Always. */
        ANY
    }
}
