package org.loyaltyloop.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.platform.Outbox;
import org.loyaltyloop.platform.OutboxRow;
import org.loyaltyloop.platform.OutboxState;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What waits to leave the product, what left, and what was given up. */
@Named("outboxPage")
@RequestScoped
public class OutboxPage {

    private static final int ROWS = 50;
    private static final String PATH = "/admin/outbox";
    private static final String STATE = "state";
    private static final String AFTER = "after";

    private final Outbox outbox;
    private final Mail mail;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;
    private final UrlQuery query;

    private @Nullable Slice<OutboxRow> rows;
    private @Nullable Map<OutboxState, Long> counts;

    @Inject
    OutboxPage(
            Outbox outbox,
            Mail mail,
            CurrentUser me,
            Formats formats,
            Notices notices,
            HttpServletRequest request) {
        this.outbox = outbox;
        this.mail = mail;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OutboxPage() {
        this.outbox = null;
        this.mail = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
        this.query = UrlQuery.empty();
    }

    /** A state to switch to; {@code count} messages are in it. */
    public record Tab(String name, String href, boolean current, long count) {}

    /** All states and each of them. */
    public List<Tab> getTabs() {
        List<Tab> tabs = new ArrayList<>();
        long all = counts().values().stream().mapToLong(Long::longValue).sum();
        tabs.add(new Tab(formats.text("admin.outbox.all"), PATH, state().isEmpty(), all));
        counts().forEach(
                        (state, n) ->
                                tabs.add(
                                        new Tab(
                                                formats.label(state),
                                                PATH + "?state=" + state.name(),
                                                state().equals(Optional.of(state)),
                                                n)));
        return tabs;
    }

    /** The messages of this part of the list. */
    public List<OutboxRow> getRows() {
        return slice().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNextLink() {
        return slice().next().map(next -> query.with(AFTER, next).on(PATH)).orElse("");
    }

    /** What kind of message it is. */
    public String kind(OutboxRow row) {
        return formats.text("admin.outbox.kind." + row.kind());
    }

    /** The colour of the state. */
    public String tone(OutboxRow row) {
        return switch (row.state()) {
            case DELIVERED -> "ok";
            case DROPPED -> "out";
            case DEAD -> "danger";
            case WAITING -> row.lastError().isPresent() ? "warn" : "info";
        };
    }

    /** Whether a person may have it tried again. */
    public boolean retryable(OutboxRow row) {
        return row.state() == OutboxState.DEAD
                || row.state() == OutboxState.WAITING && row.lastError().isPresent();
    }

    /** Has a message tried again at once. */
    public String retry(OutboxRow row) {
        outbox.retry(me.actor().author(), row.id());
        notices.done("admin.outbox.retried");
        return PATH + "?faces-redirect=true";
    }

    /** Whether mail can be sent. */
    public boolean isMailSetUp() {
        return mail.isSetUp();
    }

    private Optional<OutboxState> state() {
        return query.first(STATE)
                .flatMap(
                        value ->
                                Arrays.stream(OutboxState.values())
                                        .filter(state -> state.name().equals(value))
                                        .findFirst());
    }

    private Slice<OutboxRow> slice() {
        if (rows == null) {
            rows = outbox.list(state(), query.first(AFTER), ROWS);
        }
        return rows;
    }

    private Map<OutboxState, Long> counts() {
        if (counts == null) {
            counts = outbox.counts();
        }
        return counts;
    }
}
