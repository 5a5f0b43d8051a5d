package org.loyaltyloop.web.page.conversations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.ConversationFilter;
import org.loyaltyloop.conversation.ConversationQueries;
import org.loyaltyloop.conversation.ConversationRow;
import org.loyaltyloop.conversation.ConversationState;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.SavedViewRow;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The list of conversations: what its address asks for, a page at a time. */
@Named("conversationsPage")
@RequestScoped
public class ConversationsPage {

    static final String SCREEN = "conversations/list";
    static final String PATH = "/" + SCREEN;
    static final String OF = "of";
    static final String STATE = "state";
    static final String PROMISING = "promising";
    static final String ACCOUNT = "account";

    /** What a saved view keeps. */
    static final List<String> KEPT = List.of(OF, STATE, PROMISING, ACCOUNT);

    private static final int ROWS = 50;
    private static final String AFTER = "after";
    private static final String MINE = "me";
    private static final String TEAM = "team";
    private static final String YES = "true";

    private final ConversationQueries queries;
    private final SavedViews savedViews;
    private final CurrentUser me;
    private final Formats formats;
    private final Clock clock;
    private final UrlQuery query;

    private @Nullable Slice<ConversationRow> rows;
    private @Nullable List<SavedViewRow> views;

    @Inject
    ConversationsPage(
            ConversationQueries queries,
            SavedViews savedViews,
            CurrentUser me,
            Formats formats,
            Clock clock,
            HttpServletRequest request) {
        this.queries = queries;
        this.savedViews = savedViews;
        this.me = me;
        this.formats = formats;
        this.clock = clock;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConversationsPage() {
        this.queries = null;
        this.savedViews = null;
        this.me = null;
        this.formats = null;
        this.clock = null;
        this.query = UrlQuery.empty();
    }

    /** A view to switch to. */
    public record Tab(String name, String href, boolean current) {}

    /** A name and a value of the address. */
    public record Parameter(String name, String value) {}

    /** All, mine, mine to come, and saved views. */
    public List<Tab> getTabs() {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab(formats.text("conversations.all"), UrlQuery.empty()));
        tabs.add(tab(formats.text("conversations.mine"), UrlQuery.empty().with(OF, MINE)));
        tabs.add(
                tab(
                        formats.text("conversations.mine.planned"),
                        UrlQuery.empty()
                                .with(OF, MINE)
                                .with(STATE, ConversationState.PLANNED.name())));
        for (SavedViewRow view : views()) {
            tabs.add(
                    tab(
                            isMine(view)
                                    ? view.name()
                                    : formats.text("accounts.list.tab.shared", view.name()),
                            UrlQuery.parse(view.query())));
        }
        return tabs;
    }

    private Tab tab(String name, UrlQuery asked) {
        return new Tab(name, asked.on(PATH), asked.toString().equals(getKept()));
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> getChips() {
        List<FilterChip.Option> whose = new ArrayList<>();
        whose.add(option(OF, MINE, formats.text("conversations.mine")));
        if (me.actor().team().isPresent()) {
            whose.add(option(OF, TEAM, formats.text("conversations.team")));
        }
        return List.of(
                FilterChip.of(OF, formats.text("conversations.whose"), whose, true, formats),
                FilterChip.of(
                        STATE,
                        formats.text("conversations.state"),
                        Arrays.stream(ConversationState.values())
                                .map(state -> option(STATE, state.name(), formats.label(state)))
                                .toList(),
                        true,
                        formats),
                FilterChip.of(
                        PROMISING,
                        formats.text("conversations.promising"),
                        List.of(
                                option(
                                        PROMISING,
                                        YES,
                                        formats.text("conversations.promising.yes"))),
                        true,
                        formats));
    }

    private FilterChip.Option option(String name, String value, String label) {
        return new FilterChip.Option(value, label, 0, query.has(name, value));
    }

    /** What the form of the filters carries along unseen. */
    public List<Parameter> getCarried() {
        return query.all(ACCOUNT).stream().map(value -> new Parameter(ACCOUNT, value)).toList();
    }

    /** Whether anything restricts the list. */
    public boolean isFiltered() {
        return !query.only(KEPT).isEmpty();
    }

    /** What a view saved now would keep. */
    public String getKept() {
        return query.only(KEPT).toString();
    }

    /** The saved view that is shown, if it is the reader's own; null for another. */
    public @Nullable SavedViewRow getOwnView() {
        return ownView().orElse(null);
    }

    Optional<SavedViewRow> ownView() {
        return views().stream()
                .filter(this::isMine)
                .filter(view -> UrlQuery.parse(view.query()).toString().equals(getKept()))
                .findFirst();
    }

    /** The conversations of this part of the list. */
    public List<ConversationRow> getRows() {
        return slice().items();
    }

    /** Whether nobody ever talked. */
    public boolean isNothingYet() {
        return getRows().isEmpty() && !isFiltered() && query.first(AFTER).isEmpty();
    }

    /** Where the list goes on; empty at its end. */
    public String getNextLink() {
        return slice().next().map(next -> query.with(AFTER, next).on(PATH)).orElse("");
    }

    /** Back to where the list begins; empty there. */
    public String getStartLink() {
        return query.first(AFTER).isPresent() ? query.without(AFTER).on(PATH) : "";
    }

    /** The whole list. */
    public String getAllLink() {
        return PATH;
    }

    /** Whether it should have taken place already. */
    public boolean late(ConversationRow row) {
        return row.overdue(clock.instant());
    }

    /** How it felt, in words. */
    public String mood(ConversationRow row) {
        return row.sentiment().map(mood -> MoodChoice.label(formats, mood)).orElse("");
    }

    /** The face of that. */
    public String moodIcon(ConversationRow row) {
        return "mood-" + (row.sentiment().orElse(0) + 3);
    }

    /** Who took part, in words. */
    public String people(ConversationRow row) {
        return String.join(", ", row.contacts());
    }

    private ConversationFilter filter() {
        ConversationFilter filter =
                ConversationFilter.ALL
                        .in(
                                query.first(STATE)
                                        .flatMap(
                                                name ->
                                                        Arrays.stream(ConversationState.values())
                                                                .filter(
                                                                        state ->
                                                                                state.name()
                                                                                        .equals(
                                                                                                name))
                                                                .findFirst()))
                        .promising(query.has(PROMISING, YES))
                        .with(account());
        return switch (query.first(OF).orElse("")) {
            case MINE -> filter.by(me.actor().user());
            case TEAM -> filter.ofTeam(me.actor().team());
            default -> filter;
        };
    }

    private Optional<AccountId> account() {
        try {
            return query.first(ACCOUNT).map(UUID::fromString).map(AccountId::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Slice<ConversationRow> slice() {
        if (rows == null) {
            rows = queries.list(filter(), query.first(AFTER), ROWS);
        }
        return rows;
    }

    private List<SavedViewRow> views() {
        if (views == null) {
            views = savedViews.visible(me.actor().author(), SCREEN);
        }
        return views;
    }

    private boolean isMine(SavedViewRow view) {
        return me.actor().user().map(UserId::value).filter(view.owner()::equals).isPresent();
    }
}
