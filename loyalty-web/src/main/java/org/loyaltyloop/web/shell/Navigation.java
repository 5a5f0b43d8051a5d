package org.loyaltyloop.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The entries of rail and tab bar: those of the areas that the user's roles open. In pages {@code
 * navigation}.
 */
@Named("navigation")
@RequestScoped
public class Navigation {

    private static final String ADMIN = "/admin/users";
    private static final String SETTINGS = "/config/stages";

    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry(List.of("/home/"), "/home/home", "home", "shell.nav.home"),
                    new Entry(
                            List.of("/accounts/", "/contacts/", "/touchpoint/"),
                            "/accounts/list",
                            "building",
                            "shell.nav.accounts"),
                    new Entry(
                            List.of("/pipeline/"),
                            "/pipeline/board",
                            "columns",
                            "shell.nav.pipeline"),
                    new Entry(
                            List.of("/conversations/"),
                            "/conversations/list",
                            "chat",
                            "shell.nav.conversations"),
                    new Entry(List.of("/loop/"), "/loop/dashboard", "loop", "shell.nav.loop"),
                    new Entry(
                            List.of("/binding/"),
                            "/binding/overview",
                            "users",
                            "shell.nav.binding"),
                    new Entry(
                            List.of("/contracts/"),
                            "/contracts/list",
                            "doc",
                            "shell.nav.contracts"),
                    new Entry(
                            List.of("/agenda/"),
                            "/agenda/calendar",
                            "calendar",
                            "shell.nav.calendar"),
                    new Entry(
                            List.of("/feedback/"),
                            "/feedback/invitations",
                            "star",
                            "shell.nav.feedback"),
                    new Entry(List.of("/imports/"), "/imports/list", "upload", "shell.nav.imports"),
                    new Entry(List.of("/admin/", "/config/"), ADMIN, "gear", "shell.nav.admin"),
                    new Entry(List.of("/config/"), SETTINGS, "gear", "shell.nav.config"));

    private static final String QUICK_LOG = "/touchpoint/log";
    private static final String CONVERSATION = "/conversations/quick";

    private final CurrentUser me;
    private final String path;

    @Inject
    Navigation(CurrentUser me, HttpServletRequest request) {
        this.me = me;
        this.path = request.getServletPath();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Navigation() {
        this.me = null;
        this.path = "";
    }

    /** The entries open to the user, in the order of the rail. */
    public List<Entry> getEntries() {
        // Whoever administers finds the configuration there; a manager has that alone.
        boolean admin = me.opens(ADMIN);
        return ENTRIES.stream()
                .filter(entry -> me.opens(entry.page()))
                .filter(entry -> !admin || !entry.page().equals(SETTINGS))
                .toList();
    }

    /** The entries that stand in the phone's tab bar beside logging and the rest. */
    public List<Entry> getFirst() {
        return getEntries().stream().limit(3).toList();
    }

    /** Whether the page shown belongs to that entry. */
    public boolean isCurrent(Entry entry) {
        return entry.areas().stream().anyMatch(path::startsWith);
    }

    /** Where something that just happened is logged; empty where the user may not. */
    public String getQuickLog() {
        return me.opens(QUICK_LOG) ? QUICK_LOG : "";
    }

    /** Where a conversation is written down; empty where the user may not. */
    public String getConversation() {
        return me.opens(CONVERSATION) ? CONVERSATION : "";
    }

    /**
     * One entry.
     *
     * @param areas the folders of the pages it stands for
     * @param page where it leads
     * @param icon the icon's name
     * @param key its name's text
     */
    public record Entry(List<String> areas, String page, String icon, String key) {}
}
