package org.loyaltyloop.web.page.conversations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.GoalId;
import org.loyaltyloop.conversation.GoalReading;
import org.loyaltyloop.conversation.Goals;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Notes how far a goal is, closes it, or opens it again; in pages {@code goalDesk}. */
@Named("goalDesk")
@RequestScoped
public class GoalDesk {

    private final Goals goals;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String value = "";
    private String note = "";
    private String outcome = "";

    @Inject
    GoalDesk(Goals goals, CurrentUser me, Formats formats, Notices notices) {
        this.goals = goals;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected GoalDesk() {
        this(null, null, null, null);
    }

    /** Notes how far it is. */
    public String read(String id, String account) {
        if (value.isBlank()) {
            throw BusinessRuleViolation.of("value", InputRule.REQUIRED);
        }
        goals.read(
                me.actor(),
                new GoalReading(
                        goal(id),
                        QuickFields.number("value", value.strip(), formats.getLocale()),
                        Optional.of(note.strip()).filter(text -> !text.isEmpty())));
        notices.done("conversations.goal.noted");
        return back(account);
    }

    /** Says that it was reached, with what came of it. */
    public String reach(String id, int seen, String account) {
        return act(
                () ->
                        goals.reach(
                                me.actor(),
                                goal(id),
                                seen,
                                Optional.of(outcome.strip()).filter(text -> !text.isEmpty())),
                "conversations.goal.reached",
                account);
    }

    /** Says that it was given up, and why. */
    public String drop(String id, int seen, String account) {
        return act(
                () -> goals.drop(me.actor(), goal(id), seen, outcome),
                "conversations.goal.dropped",
                account);
    }

    /** Opens one again that was closed by mistake. */
    public String reopen(String id, int seen, String account) {
        return act(
                () -> goals.reopen(me.actor(), goal(id), seen),
                "conversations.goal.reopened",
                account);
    }

    private String act(Runnable work, String words, String account) {
        try {
            work.run();
            notices.done(words);
        } catch (StaleVersion overtaken) {
            notices.warning("conversations.goal.overtaken");
        }
        return back(account);
    }

    private static String back(String account) {
        return GoalsPage.PATH + "?faces-redirect=true&account=" + account;
    }

    private static GoalId goal(String id) {
        try {
            return new GoalId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("goal", id);
        }
    }

    public String getValue() {
        return value;
    }

    public void setValue(@Nullable String value) {
        this.value = value == null ? "" : value;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note == null ? "" : note;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome == null ? "" : outcome;
    }
}
