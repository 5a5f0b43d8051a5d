package org.loyaltyloop.web.page.feedback;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.feedback.InvitationFilter;
import org.loyaltyloop.feedback.InvitationQueries;
import org.loyaltyloop.feedback.InvitationRow;
import org.loyaltyloop.feedback.InvitationState;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The list of invitations: what its address asks for, a page at a time. */
@Named("invitationsPage")
@RequestScoped
public class InvitationsPage {

    private static final int ROWS = 50;
    private static final String PATH = "/feedback/invitations";
    private static final String STATE = "state";
    private static final String STAGE = "stage";
    private static final String ACCOUNT = "account";
    private static final String AFTER = "after";

    private final InvitationQueries queries;
    private final Links links;
    private final Mail mail;
    private final CurrentUser me;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable Slice<InvitationRow> rows;
    private @Nullable Map<InvitationState, Long> counts;

    @Inject
    InvitationsPage(
            InvitationQueries queries,
            Links links,
            Mail mail,
            CurrentUser me,
            Formats formats,
            HttpServletRequest request) {
        this.queries = queries;
        this.links = links;
        this.mail = mail;
        this.me = me;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationsPage() {
        this.queries = null;
        this.links = null;
        this.mail = null;
        this.me = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /** A state to switch to; {@code count} invitations are in it. */
    public record Tab(String name, String href, boolean current, long count) {}

    /** All states and each of them. */
    public List<Tab> getTabs() {
        Optional<InvitationState> chosen = filter().state();
        List<Tab> tabs = new ArrayList<>();
        long all = counts().values().stream().mapToLong(Long::longValue).sum();
        tabs.add(tab(formats.text("feedback.all"), Optional.empty(), chosen, all));
        counts().forEach(
                        (state, n) ->
                                tabs.add(tab(formats.label(state), Optional.of(state), chosen, n)));
        return tabs;
    }

    private Tab tab(
            String name,
            Optional<InvitationState> state,
            Optional<InvitationState> chosen,
            long count) {
        String href = query.without(AFTER).with(STATE, state.map(Enum::name).orElse("")).on(PATH);
        return new Tab(name, href, state.equals(chosen), count);
    }

    /** The filter by stage. */
    public List<FilterChip> getChips() {
        Optional<LoopStage> chosen = filter().stage();
        return List.of(
                FilterChip.of(
                        STAGE,
                        formats.text("feedback.stage"),
                        Arrays.stream(LoopStage.values())
                                .map(
                                        stage ->
                                                new FilterChip.Option(
                                                        stage.name(),
                                                        formats.label(stage),
                                                        stage.number(),
                                                        chosen.equals(Optional.of(stage))))
                                .toList(),
                        true,
                        formats));
    }

    /** What the form of the filters carries along unseen. */
    public List<Carried> getCarried() {
        return List.of(STATE, ACCOUNT).stream()
                .flatMap(name -> query.all(name).stream().map(value -> new Carried(name, value)))
                .toList();
    }

    /** A name and a value of the address. */
    public record Carried(String name, String value) {}

    /** The invitations of this part of the list. */
    public List<InvitationRow> getRows() {
        return slice().items();
    }

    /** Whether nobody was ever asked. */
    public boolean isNothingYet() {
        return getRows().isEmpty() && query.without(AFTER).isEmpty();
    }

    /** Where the list goes on; empty at its end. */
    public String getNextLink() {
        return slice().next().map(next -> query.with(AFTER, next).on(PATH)).orElse("");
    }

    /** Back to where the list begins; empty there. */
    public String getStartLink() {
        return query.first(AFTER).isPresent() ? query.without(AFTER).on(PATH) : "";
    }

    /** The list without its filters. */
    public String getAllLink() {
        return PATH;
    }

    /** The link to copy. */
    public String link(InvitationRow row) {
        return links.answer(row.id());
    }

    /** Whether the reader may hand links out. */
    public boolean isMayAsk() {
        return me.opens("/feedback/ask");
    }

    /** Whether links go out by mail. */
    public boolean isMailSetUp() {
        return mail.isSetUp();
    }

    /** How the invitation came about, and when. */
    public String madeWords(InvitationRow row) {
        return row.byPolicy()
                ? formats.text("feedback.made.policy", formats.ago(row.madeAt()))
                : formats.text("feedback.made.hand", formats.ago(row.madeAt()), row.madeBy());
    }

    private InvitationFilter filter() {
        InvitationFilter filter =
                InvitationFilter.ALL
                        .in(constant(STATE, InvitationState.class))
                        .about(constant(STAGE, LoopStage.class));
        return account().map(filter::of).orElse(filter);
    }

    private Optional<AccountId> account() {
        try {
            return query.first(ACCOUNT).map(UUID::fromString).map(AccountId::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return query.first(name)
                .flatMap(
                        value ->
                                Arrays.stream(type.getEnumConstants())
                                        .filter(constant -> constant.name().equals(value))
                                        .findFirst());
    }

    private Slice<InvitationRow> slice() {
        if (rows == null) {
            rows = queries.list(filter(), query.first(AFTER), ROWS);
        }
        return rows;
    }

    private Map<InvitationState, Long> counts() {
        if (counts == null) {
            counts = queries.counts(filter());
        }
        return counts;
    }
}
