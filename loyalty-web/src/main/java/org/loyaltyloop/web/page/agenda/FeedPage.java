package org.loyaltyloop.web.page.agenda;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.CalendarFeeds;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The address at which the user's own calendar program reads the agenda. */
@Named("feedPage")
@RequestScoped
public class FeedPage {

    private static final String AGAIN = "/agenda/feed?faces-redirect=true";

    private final CalendarFeeds feeds;
    private final Mail mail;
    private final CurrentUser me;
    private final Notices notices;
    private final HttpServletRequest request;
    private @Nullable Optional<CalendarFeeds.Feed> feed;

    @Inject
    FeedPage(
            CalendarFeeds feeds,
            Mail mail,
            CurrentUser me,
            Notices notices,
            HttpServletRequest request) {
        this.feeds = feeds;
        this.mail = mail;
        this.me = me;
        this.notices = notices;
        this.request = request;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FeedPage() {
        this.feeds = null;
        this.mail = null;
        this.me = null;
        this.notices = null;
        this.request = null;
    }

    /** The user's feed; null for none, as pages take it. */
    public CalendarFeeds.@Nullable Feed getFeed() {
        return feed().orElse(null);
    }

    private Optional<CalendarFeeds.Feed> feed() {
        if (feed == null) {
            feed = feeds.of(me.actor());
        }
        return feed;
    }

    /** Its whole address: where the environment says, else where the user reached us. */
    public String getAddress() {
        return feed().map(
                        own ->
                                mail.publicAddress()
                                                .orElseGet(
                                                        () ->
                                                                request.getRequestURL()
                                                                        .toString()
                                                                        .replaceFirst(
                                                                                "^(https?://[^/]+).*",
                                                                                "$1"))
                                        + own.path())
                .orElse("");
    }

    /** Makes an address; one that there was ends. */
    public String renew() {
        feeds.renew(me.actor());
        notices.done("agenda.feed.made");
        return AGAIN;
    }

    /** Ends the address. */
    public String end() {
        feeds.end(me.actor());
        notices.done("agenda.feed.ended");
        return AGAIN;
    }
}
