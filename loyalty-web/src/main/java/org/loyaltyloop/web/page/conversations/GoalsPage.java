package org.loyaltyloop.web.page.conversations;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.GoalId;
import org.loyaltyloop.conversation.GoalQueries;
import org.loyaltyloop.conversation.GoalQueries.Reading;
import org.loyaltyloop.conversation.GoalView;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** What a customer wants to reach, and how it goes: open goals first. */
@Named("goalsPage")
@ViewScoped
public class GoalsPage implements Serializable {

    static final String PATH = "/conversations/goals";

    private static final long serialVersionUID = 1L;

    private final GoalQueries goals;
    private final CustomerViewQueries accounts;
    private final CurrentUser me;
    private final Formats formats;

    private String account = "";
    private transient CustomerView.@Nullable Header header;
    private transient @Nullable List<Line> lines;

    @Inject
    GoalsPage(GoalQueries goals, CustomerViewQueries accounts, CurrentUser me, Formats formats) {
        this.goals = goals;
        this.accounts = accounts;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected GoalsPage() {
        this(null, null, null, null);
    }

    /** Reads whose goals they are. */
    public void open() {
        account = getWho().id().toString();
    }

    /**
     * A goal as it is shown.
     *
     * @param readings the latest first
     */
    public record Line(GoalView goal, List<Reading> readings, GoalCurve curve) {

        /** Copies the readings. */
        public Line {
            readings = List.copyOf(readings);
        }
    }

    /** All goals of the account. */
    public List<Line> getLines() {
        List<Line> known = lines;
        if (known == null) {
            List<GoalView> all = goals.of(getWho().id());
            Map<GoalId, List<Reading>> readings =
                    goals.readings(all.stream().map(GoalView::id).toList());
            known =
                    all.stream()
                            .map(
                                    goal -> {
                                        List<Reading> own =
                                                readings.getOrDefault(goal.id(), List.of());
                                        return new Line(
                                                goal,
                                                own,
                                                GoalCurve.of(goal, own, formats.today()));
                                    })
                            .toList();
            lines = known;
        }
        return known;
    }

    /** The account. */
    public CustomerView.Header getWho() {
        CustomerView.Header known = header;
        if (known == null) {
            known =
                    accounts.header(accountId())
                            .orElseThrow(() -> new NotFound("account", account));
            header = known;
        }
        return known;
    }

    /** Whether the reader may write goals here. */
    public boolean isMayWrite() {
        return me.actor()
                .mayWriteAccount(
                        getWho().owner().map(CustomerView.Owner::id),
                        getWho().team().map(CustomerView.Team::id));
    }

    private AccountId accountId() {
        try {
            return new AccountId(UUID.fromString(account));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", account);
        }
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }
}
