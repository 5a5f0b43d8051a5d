package org.loyaltyloop.web.page.conversations;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.CommitmentFilter;
import org.loyaltyloop.conversation.CommitmentQueries;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.CommitmentState;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** Promises, ours before theirs, the latest one overdue first: open ones, or all of an account. */
@Named("commitmentsPage")
@ViewScoped
public class CommitmentsPage implements Serializable {

    static final String PATH = "/conversations/commitments";

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 50;
    private static final String OF = "of";
    private static final String STATE = "state";
    private static final String ACCOUNT = "account";
    private static final String AFTER = "after";

    private final CommitmentQueries queries;
    private final CurrentUser me;
    private final Formats formats;

    private String of = "";
    private String state = "";
    private String account = "";
    private String after = "";
    private transient @Nullable Slice<CommitmentRow> slice;

    @Inject
    CommitmentsPage(CommitmentQueries queries, CurrentUser me, Formats formats) {
        this.queries = queries;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CommitmentsPage() {
        this(null, null, null);
    }

    /** A list to switch to, with how many stand in it. */
    public record Tab(String name, String href, boolean current, long count) {}

    /** Mine, my team's and everybody's open ones, and what was kept. */
    public List<Tab> getTabs() {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab("conversations.mine", "", ""));
        if (me.actor().team().isPresent()) {
            tabs.add(tab("conversations.team", "team", ""));
        }
        tabs.add(tab("conversations.all", "all", ""));
        tabs.add(tab("conversations.promises.closed", "all", CommitmentState.DONE.name()));
        return tabs;
    }

    private Tab tab(String key, String whose, String standing) {
        UrlQuery address =
                UrlQuery.empty().with(OF, whose).with(STATE, standing).with(ACCOUNT, account);
        return new Tab(
                formats.text(key),
                address.on(PATH),
                whose.equals(of) && standing.equals(state),
                queries.count(filter(whose, standing), formats.today()).all());
    }

    /** The promises of this part of the list. */
    public List<CommitmentRow> getRows() {
        return slice().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNextLink() {
        return slice().next().map(next -> here().with(AFTER, next).on(PATH)).orElse("");
    }

    /** Where it begins; empty there. */
    public String getStartLink() {
        return after.isEmpty() ? "" : here().on(PATH);
    }

    /** This part of the list, to come back to. */
    public String getBack() {
        return here().with(AFTER, after).on(PATH);
    }

    /** Whether a promise is late. */
    public boolean late(CommitmentRow row) {
        return row.overdue(formats.today());
    }

    private UrlQuery here() {
        return UrlQuery.empty().with(OF, of).with(STATE, state).with(ACCOUNT, account);
    }

    private Slice<CommitmentRow> slice() {
        if (slice == null) {
            slice =
                    queries.list(
                            filter(of, state),
                            after.isEmpty() ? Optional.empty() : Optional.of(after),
                            ROWS);
        }
        return slice;
    }

    private CommitmentFilter filter(String whose, String standing) {
        CommitmentFilter filter =
                CommitmentFilter.ALL
                        .in(
                                Optional.of(
                                        standing.equals(CommitmentState.DONE.name())
                                                ? CommitmentState.DONE
                                                : CommitmentState.OPEN))
                        .with(accountId());
        return switch (whose) {
            case "all" -> filter;
            case "team" -> filter.ofTeam(me.actor().team());
            default -> filter.by(me.actor().user());
        };
    }

    private Optional<AccountId> accountId() {
        try {
            return account.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AccountId(UUID.fromString(account)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    public String getOf() {
        return of;
    }

    public void setOf(@Nullable String of) {
        this.of = of == null ? "" : of;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after == null ? "" : after;
    }
}
