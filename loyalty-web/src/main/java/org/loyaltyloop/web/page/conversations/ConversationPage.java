package org.loyaltyloop.web.page.conversations;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.CommitmentFilter;
import org.loyaltyloop.conversation.CommitmentQueries;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.ConversationQueries;
import org.loyaltyloop.conversation.ConversationState;
import org.loyaltyloop.conversation.ConversationView;
import org.loyaltyloop.conversation.Conversations;
import org.loyaltyloop.conversation.GoalQueries;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One conversation: what was said and promised in it, and what may be done with it. */
@Named("conversationPage")
@ViewScoped
public class ConversationPage implements Serializable {

    static final String PATH = "/conversations/conversation";

    private static final long serialVersionUID = 1L;
    private static final int PROMISES = 100;

    private final Conversations conversations;
    private final ConversationQueries queries;
    private final CommitmentQueries commitments;
    private final GoalQueries goals;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private int seen;
    private String when = "";
    private String reason = "";
    private transient @Nullable ConversationView view;
    private transient @Nullable List<CommitmentRow> promises;
    private transient @Nullable List<GoalQueries.Read> goalsRead;

    @Inject
    ConversationPage(
            Conversations conversations,
            ConversationQueries queries,
            CommitmentQueries commitments,
            GoalQueries goals,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.conversations = conversations;
        this.queries = queries;
        this.commitments = commitments;
        this.goals = goals;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConversationPage() {
        this(null, null, null, null, null, null, null);
    }

    /** Reads what the address names. */
    public void open() {
        seen = getView().version();
        when = ConversationTexts.local(getView().details().startsAt(), formats.getZone());
    }

    /** Moves a planned conversation to the moment that was typed. */
    public @Nullable String move() {
        try {
            conversations.move(
                    me.actor(),
                    conversationId(),
                    seen,
                    LocalDateTime.parse(when).atZone(formats.getZone()).toInstant());
        } catch (DateTimeException malformed) {
            notices.problemAt("move:when", "rule." + InputRule.MALFORMED.code());
            return null;
        } catch (StaleVersion overtaken) {
            return overtaken();
        }
        notices.done("conversations.moved", when.replace('T', ' '));
        return again();
    }

    /** Cancels it, or takes it back where it was written down by mistake. */
    public @Nullable String cancel() {
        if (reason.isBlank()) {
            notices.problemAt("cancel:reason", "rule." + InputRule.REQUIRED.code());
            return null;
        }
        try {
            conversations.cancel(me.actor(), conversationId(), seen, reason);
        } catch (StaleVersion overtaken) {
            return overtaken();
        }
        notices.done("conversations.cancelled");
        return again();
    }

    /** Somebody else was first: what is there now is shown, and what was typed stays. */
    private @Nullable String overtaken() {
        view = null;
        seen = getView().version();
        notices.warning("conversations.overtaken", getView().updatedBy());
        return null;
    }

    private String again() {
        return PATH + "?faces-redirect=true&id=" + id;
    }

    /** The conversation. */
    public ConversationView getView() {
        ConversationView known = view;
        if (known == null) {
            known =
                    queries.find(conversationId())
                            .orElseThrow(() -> new NotFound("conversation", id));
            view = known;
        }
        return known;
    }

    /** What was promised in it. */
    public List<CommitmentRow> getPromises() {
        if (promises == null) {
            promises =
                    commitments
                            .list(
                                    CommitmentFilter.ALL.madeIn(conversationId()),
                                    Optional.empty(),
                                    PROMISES)
                            .items();
        }
        return promises;
    }

    /** How far goals were said to be in it. */
    public List<GoalQueries.Read> getGoalsRead() {
        List<GoalQueries.Read> known = goalsRead;
        if (known == null) {
            known = goals.readIn(conversationId());
            goalsRead = known;
        }
        return known;
    }

    /** Whether the reader may change it. */
    public boolean isMayWrite() {
        return me.actor().mayWriteAccount(getView().owner(), getView().team());
    }

    /** Whether it is planned. */
    public boolean isPlanned() {
        return getView().state() == ConversationState.PLANNED;
    }

    /** Whether it took place. */
    public boolean isHeld() {
        return getView().state() == ConversationState.HELD;
    }

    /** How it felt to the customer, in words; empty where nobody said. */
    public String getMood() {
        return getView()
                .details()
                .sentiment()
                .map(mood -> MoodChoice.label(formats, mood))
                .orElse("");
    }

    /** The face of that. */
    public String getMoodIcon() {
        return "mood-" + (getView().details().sentiment().orElse(0) + 3);
    }

    private ConversationId conversationId() {
        try {
            return new ConversationId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("conversation", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getWhen() {
        return when;
    }

    public void setWhen(@Nullable String when) {
        this.when = when == null ? "" : when;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }
}
