package org.loyaltyloop.web.page.conversations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.loyaltyloop.binding.BindingProfile;
import org.loyaltyloop.binding.HostageRisk;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.conversation.GoalView;
import org.loyaltyloop.customerview.Brief;
import org.loyaltyloop.customerview.CustomerTalks.PromiseLine;
import org.loyaltyloop.customerview.CustomerView.Answer;
import org.loyaltyloop.customerview.CustomerView.ContactRow;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.i18n.Formats;

/** A brief in words: the same on the screen, on paper and beside the quick form. */
@Named("briefWords")
@RequestScoped
public class BriefWords {

    private static final int PERCENT = 100;

    private final Formats formats;

    @Inject
    BriefWords(Formats formats) {
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BriefWords() {
        this(null);
    }

    /** Since when the brief looks back. */
    public String since(Brief brief) {
        return brief.talks().last().isPresent()
                ? formats.text("conversations.brief.since", formats.date(brief.since()))
                : formats.text("conversations.brief.first", formats.date(brief.since()));
    }

    /** How much happened since, in words. */
    public String counts(Brief brief) {
        return formats.text("conversations.brief.counts", brief.touchpoints(), brief.purchases());
    }

    /** What a change was. */
    public String what(Brief.Change change) {
        return change.what(locale());
    }

    /** What binds the account, level by level, and which level is the weakest. */
    public String binding(Brief brief) {
        BindingProfile profile = brief.binding().profile();
        return profile.levels().stream()
                .map(
                        level ->
                                formats.text(
                                        "conversations.brief.level",
                                        formats.label(level.level()),
                                        formats.number((long) level.score()),
                                        formats.label(level.band()),
                                        level.level() == profile.weakest().level() ? 1 : 0))
                .collect(Collectors.joining(" · "));
    }

    /** Whether lock-in holds them while they are not content. */
    public boolean hostage(Brief brief) {
        return brief.binding().profile().hostage().state() == HostageRisk.State.AT_RISK;
    }

    /** What colleagues want to be brought up; where nobody said, what would bind best. */
    public List<Brief.Topic> topics(Brief brief) {
        if (!brief.topics().isEmpty()) {
            return brief.topics();
        }
        return brief.binding().suggestions().stream()
                .limit(1)
                .map(m -> new Brief.Topic(m.textEn(), m.textNl(), m.whyEn(), m.whyNl()))
                .toList();
    }

    /** What to bring up. */
    public String topic(Brief.Topic topic) {
        return topic.text(locale());
    }

    /** Why to bring it up. */
    public String topicWhy(Brief.Topic topic) {
        return topic.why(locale());
    }

    /** A question in the reader's language. */
    public String question(Brief.Asking asking) {
        return asking.text(locale());
    }

    /** Why it is worth asking. */
    public String why(Brief.Asking asking) {
        return formats.text("conversations.why." + asking.situation().name());
    }

    /** How far a goal is: at 8 of 20 %. */
    public String reached(GoalView goal) {
        String unit = goal.measure().map(measure -> " " + measure).orElse("");
        if (goal.target().isEmpty()) {
            return goal.value()
                    .map(value -> formats.text("conversations.goal.at", number(value), unit))
                    .orElse("");
        }
        String target = number(goal.target().get());
        return goal.value()
                .map(value -> formats.text("conversations.goal.of", number(value), target, unit))
                .orElseGet(() -> formats.text("conversations.goal.unread", target, unit));
    }

    /** By when a goal is to be reached; empty where nobody said. */
    public String by(GoalView goal) {
        return goal.due()
                .map(due -> formats.text("conversations.goal.due", formats.date(due)))
                .orElse("");
    }

    /** The way gone, 0 to 100. */
    public int progress(GoalView goal) {
        return (int) Math.round(goal.progress().orElse(0.0) * PERCENT);
    }

    /** Whether a goal is behind. */
    public boolean behind(GoalView goal) {
        return goal.behind(formats.today());
    }

    /** Whether a promise is late. */
    public boolean late(PromiseLine promise) {
        return promise.late(formats.today());
    }

    /** When a promise is due: the day, or by how many days it is late. */
    public String due(LocalDate due) {
        long days = formats.today().toEpochDay() - due.toEpochDay();
        if (days > 0) {
            return formats.text("conversations.late", days);
        }
        return days == 0 ? formats.text("conversations.today") : formats.date(due);
    }

    /** A score and what it measures: NPS 6. */
    public String score(Answer answer) {
        return formats.label(SurveyMetric.valueOf(answer.metric()))
                + " "
                + answer.score()
                + " · "
                + formats.date(answer.at());
    }

    /** What somebody does there, and when they were last in touch. */
    public String person(ContactRow contact) {
        String role =
                contact.jobTitle().orElseGet(() -> formats.text("ContactRole." + contact.role()));
        Optional<String> touch =
                contact.lastTouch()
                        .map(
                                last ->
                                        formats.text(
                                                "conversations.brief.touched",
                                                formats.date(last.at())));
        return touch.map(words -> role + " · " + words).orElse(role);
    }

    /** Who of us talked with somebody, how often, and when last; or that nobody did. */
    public String known(Brief brief, ContactRow contact) {
        List<Brief.Acquaintance> known = brief.knownTo(contact.id());
        if (known.isEmpty()) {
            return formats.text("conversations.brief.unknown");
        }
        return known.stream()
                .map(
                        one ->
                                formats.text(
                                        "conversations.brief.talked",
                                        one.colleague(),
                                        one.talks(),
                                        formats.date(one.lastAt())))
                .collect(Collectors.joining("; "));
    }

    /** The last day on which a contract is in force, or that it has none. */
    public String until(ContractView contract) {
        return contract.until()
                .map(formats::date)
                .orElseGet(() -> formats.text("conversations.brief.open.ended"));
    }

    /** A figure of a goal. */
    public String number(BigDecimal value) {
        return formats.decimal(value, Math.min(2, Math.max(0, value.stripTrailingZeros().scale())));
    }

    private Locale locale() {
        return formats.getLocale();
    }
}
