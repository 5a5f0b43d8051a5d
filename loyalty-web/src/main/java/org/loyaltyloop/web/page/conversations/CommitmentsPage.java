package org.loyaltyloop.web.page.conversations;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.CommitmentFilter;
import org.loyaltyloop.conversation.CommitmentQueries;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.CommitmentSide;
import org.loyaltyloop.conversation.CommitmentState;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * Promises across accounts: open ones ours first by their day, closed ones by when that was; mine,
 * my team's or everybody's.
 */
@Named("commitmentsPage")
@ViewScoped
public class CommitmentsPage implements Serializable {

    static final String PATH = "/conversations/commitments";

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 50;
    private static final String OF = "of";
    private static final String STATE = "state";
    private static final String SIDE = "side";
    private static final String ACCOUNT = "account";
    private static final String AFTER = "after";
    private static final String TEAM = "team";
    private static final String ALL = "all";
    private static final String LATE = "LATE";

    private final CommitmentQueries queries;
    private final CurrentUser me;
    private final Formats formats;

    private String of = "";
    private String side = "";
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

    /** A list to switch to, with how many stand in it; a choice that is not counted says −1. */
    public record Tab(String name, String href, boolean current, long count) {}

    /** Mine, my team's and everybody's. */
    public List<Tab> getTabs() {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(whose("conversations.mine", ""));
        if (me.actor().team().isPresent()) {
            tabs.add(whose("conversations.team", TEAM));
        }
        tabs.add(whose("conversations.all", ALL));
        return tabs;
    }

    private Tab whose(String key, String whose) {
        return new Tab(
                formats.text(key),
                here().with(OF, whose).on(PATH),
                whose.equals(of),
                queries.count(filter(whose), formats.today()).all());
    }

    /** Open, overdue, kept or taken back. */
    public List<Tab> getStates() {
        return Stream.of("", LATE, CommitmentState.DONE.name(), CommitmentState.WITHDRAWN.name())
                .map(
                        name ->
                                choice(
                                        formats.text(
                                                "conversations.promises.state."
                                                        + (name.isEmpty() ? "OPEN" : name)),
                                        here().with(STATE, name),
                                        name.equals(state)))
                .toList();
    }

    /** Both sides', ours or theirs. */
    public List<Tab> getSides() {
        return Stream.of("", CommitmentSide.OURS.name(), CommitmentSide.THEIRS.name())
                .map(
                        name ->
                                choice(
                                        formats.text(
                                                "conversations.promises.side."
                                                        + (name.isEmpty() ? "BOTH" : name)),
                                        here().with(SIDE, name),
                                        name.equals(side)))
                .toList();
    }

    private static Tab choice(String name, UrlQuery address, boolean current) {
        return new Tab(name, address.on(PATH), current, -1);
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
        return UrlQuery.empty()
                .with(OF, of)
                .with(SIDE, side)
                .with(STATE, state)
                .with(ACCOUNT, account);
    }

    private Slice<CommitmentRow> slice() {
        if (slice == null) {
            slice =
                    queries.list(
                            filter(of),
                            after.isEmpty() ? Optional.empty() : Optional.of(after),
                            ROWS);
        }
        return slice;
    }

    private CommitmentFilter filter(String whose) {
        CommitmentFilter filter =
                standing()
                        .with(accountId())
                        .of(
                                Arrays.stream(CommitmentSide.values())
                                        .filter(one -> one.name().equals(side))
                                        .findFirst());
        return switch (whose) {
            case ALL -> filter;
            case TEAM -> filter.ofTeam(me.actor().team());
            default -> filter.by(me.actor().user());
        };
    }

    private CommitmentFilter standing() {
        if (state.equals(LATE)) {
            return CommitmentFilter.ALL.overdue(formats.today());
        }
        return CommitmentFilter.ALL.in(
                Optional.of(
                        Arrays.stream(CommitmentState.values())
                                .filter(one -> one.name().equals(state))
                                .findFirst()
                                .orElse(CommitmentState.OPEN)));
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

    public String getSide() {
        return side;
    }

    public void setSide(@Nullable String side) {
        this.side = side == null ? "" : side;
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
