package org.loyaltyloop.customerview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.binding.BindingView;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.conversation.Situation;
import org.loyaltyloop.customer.ContactId;
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
 * @param contracts those that are not over, by the day they end
 * @param people at the account, the primary contact first
 * @param binding what binds the account, and what would bind it better
 * @param topics what colleagues want to be brought up, at most {@value #TOPICS}
 * @param known who of us talked with whom of them, for each contact the latest first
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
        List<ContractView> contracts,
        List<ContactRow> people,
        BindingView binding,
        List<Topic> topics,
        List<Acquaintance> known,
        List<Asking> questions) {

    static final int DAYS = 90;
    static final int CHANGES = 7;
    static final int PEOPLE = 5;
    static final int TOPICS = 3;
    static final int QUESTIONS = 4;
    static final int COLLEAGUES = 3;

    /** Copies the lists. */
    public Brief {
        changes = List.copyOf(changes);
        answers = List.copyOf(answers);
        contracts = List.copyOf(contracts);
        people = List.copyOf(people);
        topics = List.copyOf(topics);
        known = List.copyOf(known);
        questions = List.copyOf(questions);
    }

    /** The first {@value #PEOPLE} people, for one page. */
    public List<ContactRow> closest() {
        return people.subList(0, Math.min(PEOPLE, people.size()));
    }

    /** Who of us talked with that contact, the latest first. */
    public List<Acquaintance> knownTo(ContactId contact) {
        return known.stream().filter(one -> one.contact().equals(contact)).toList();
    }

    /**
     * A colleague who talked with a contact.
     *
     * @param talks how many held conversations both took part in
     * @param lastAt the latest of them
     */
    public record Acquaintance(ContactId contact, String colleague, long talks, Instant lastAt) {}

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
}
