package org.loyaltyloop.web.security;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.staff.Role;

/**
 * Every page and the roles that open it: the one table. A page that does not stand here opens for
 * nobody, and a test fails for each page without an entry and each entry without a page. What a
 * user may do on a page is decided in the domain.
 */
public final class PageRules {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> IMPORTERS = EnumSet.of(Role.MANAGER);

    private static final Set<Role> ADMINS = EnumSet.of(Role.ADMIN);
    private static final Set<Role> LOOP_SETTERS = EnumSet.of(Role.MANAGER);

    private static final Set<Role> ACCOUNT_WRITERS = EnumSet.of(Role.ACCOUNT_MANAGER, Role.MANAGER);
    private static final Set<Role> CONTACT_WRITERS =
            EnumSet.of(Role.AGENT, Role.ACCOUNT_MANAGER, Role.MANAGER);
    private static final Set<Role> LOGGERS =
            EnumSet.of(Role.AGENT, Role.ACCOUNT_MANAGER, Role.MARKETER, Role.MANAGER);
    private static final Set<Role> EXPORTERS = EnumSet.of(Role.MANAGER);

    private static final Map<String, Set<Role>> PAGES =
            Map.ofEntries(
                    page("/home/home", EVERYBODY),
                    page("/loop/dashboard", EVERYBODY),
                    page("/loop/stage", EVERYBODY),
                    page("/loop/paths", EVERYBODY),
                    page("/loop/accounts", EVERYBODY),
                    page("/loop/touchpoints", EVERYBODY),
                    page("/accounts/list", EVERYBODY),
                    page("/accounts/account", EVERYBODY),
                    page("/accounts/plan", EVERYBODY),
                    page("/accounts/relations", EVERYBODY),
                    page("/pipeline/board", EVERYBODY),
                    page("/pipeline/list", EVERYBODY),
                    page("/pipeline/dashboard", EVERYBODY),
                    page("/pipeline/targets", LOOP_SETTERS),
                    page("/pipeline/opportunity", EVERYBODY),
                    page("/pipeline/edit", ACCOUNT_WRITERS),
                    page("/imports/list", IMPORTERS),
                    page("/imports/new", IMPORTERS),
                    page("/imports/mapping", IMPORTERS),
                    page("/imports/run", IMPORTERS),
                    page("/admin/users", ADMINS),
                    page("/admin/user", ADMINS),
                    page("/admin/teams", ADMINS),
                    page("/admin/keys", ADMINS),
                    page("/admin/outbox", ADMINS),
                    page("/admin/settings", ADMINS),
                    page("/admin/maintenance", ADMINS),
                    page("/agenda/calendar", EVERYBODY),
                    page("/agenda/tasks", EVERYBODY),
                    page("/agenda/task", EVERYBODY),
                    page("/agenda/meeting", EVERYBODY),
                    page("/agenda/plan", EVERYBODY),
                    page("/agenda/cadences", EVERYBODY),
                    page("/agenda/cadence", EVERYBODY),
                    page("/agenda/feed", EVERYBODY),
                    page("/feedback/invitations", EVERYBODY),
                    page("/feedback/invitation", EVERYBODY),
                    page("/feedback/ask", LOGGERS),
                    page("/feedback/policies", ADMINS),
                    page("/feedback/policy", ADMINS),
                    page("/contracts/list", EVERYBODY),
                    page("/contracts/contract", EVERYBODY),
                    page("/contracts/renewals", EVERYBODY),
                    page("/contracts/retention", EVERYBODY),
                    page("/contracts/edit", ACCOUNT_WRITERS),
                    page("/config/stages", LOOP_SETTERS),
                    page("/config/stage", LOOP_SETTERS),
                    page("/config/phases", ADMINS),
                    page("/config/phase", ADMINS),
                    page("/config/reason", ADMINS),
                    page("/config/types", ADMINS),
                    page("/config/type", ADMINS),
                    page("/config/uses", ADMINS),
                    page("/config/rules", ADMINS),
                    page("/config/rule", ADMINS),
                    page("/config/version", ADMINS),
                    page("/config/preview", ADMINS),
                    page("/binding/account", EVERYBODY),
                    page("/binding/tie", ACCOUNT_WRITERS),
                    page("/binding/overview", EVERYBODY),
                    page("/binding/stages", EVERYBODY),
                    page("/binding/rules", ADMINS),
                    page("/binding/rule", ADMINS),
                    page("/binding/preview", ADMINS),
                    page("/binding/measures", ADMINS),
                    page("/binding/measure", ADMINS),
                    page("/binding/accounts", EVERYBODY),
                    page("/accounts/edit", ACCOUNT_WRITERS),
                    page("/accounts/merge", ACCOUNT_WRITERS),
                    page("/conversations/list", EVERYBODY),
                    page("/conversations/conversation", EVERYBODY),
                    page("/conversations/brief", EVERYBODY),
                    page("/conversations/commitments", EVERYBODY),
                    page("/conversations/quick", ACCOUNT_WRITERS),
                    page("/conversations/edit", ACCOUNT_WRITERS),
                    page("/conversations/goals", EVERYBODY),
                    page("/conversations/goal", ACCOUNT_WRITERS),
                    page("/contacts/contact", EVERYBODY),
                    page("/contacts/edit", CONTACT_WRITERS),
                    page("/touchpoint/touchpoint", EVERYBODY),
                    page("/touchpoint/log", LOGGERS),
                    page("/signin/password", EVERYBODY));

    private static final Set<String> PUBLIC_PAGES = Set.of("/signin/signin", "/survey/question");
    private static final Set<String> PUBLIC_FOLDERS =
            Set.of("/assets/", "/jakarta.faces.resource/", "/health/");
    private static final Set<String> PUBLIC_PATHS =
            Set.of(
                    "/error",
                    "/agenda.ics",
                    "/preferences",
                    "/health",
                    "/metrics",
                    "/openapi",
                    "/favicon.ico",
                    "/robots.txt");

    /** Where customers follow their links: servlets of ours that a public page answers for. */
    private static final Set<String> CUSTOMER_PATHS = Set.of("/survey", "/survey/stop");

    /** Paths of our own servlets and who may use them. */
    private static final Map<String, Set<Role>> SESSION_PATHS =
            Map.ofEntries(
                    page("/", EVERYBODY),
                    page("/sign-out", EVERYBODY),
                    page("/find", EVERYBODY),
                    page("/agenda/invitation.ics", EVERYBODY),
                    page("/accounts/export.csv", EXPORTERS),
                    page("/pipeline/move", ACCOUNT_WRITERS),
                    page("/pipeline/export.csv", EXPORTERS),
                    page("/contracts/export.csv", EXPORTERS),
                    page("/contracts/renewals.csv", EXPORTERS),
                    page("/conversations/draft", ACCOUNT_WRITERS),
                    page("/conversations/brief.pdf", EVERYBODY),
                    page("/loop/live", EVERYBODY),
                    page("/loop/figures.csv", EXPORTERS),
                    page("/loop/accounts.csv", EXPORTERS),
                    page("/loop/touchpoints.csv", EXPORTERS),
                    page("/imports/report", IMPORTERS),
                    page("/imports/progress", IMPORTERS),
                    page("/admin/progress", ADMINS));

    private PageRules() {}

    /** All pages of the table that need a session, as paths without extension. */
    public static Set<String> pages() {
        return PAGES.keySet();
    }

    /** The pages that open without a session. */
    public static Set<String> publicPages() {
        return PUBLIC_PAGES;
    }

    /**
     * Whether somebody with these roles may open that page; administrators open all, nobody a page
     * that is not listed.
     */
    public static boolean opens(RequestPath path, Set<Role> roles) {
        return rolesFor(path)
                .filter(
                        allowed ->
                                roles.contains(Role.ADMIN)
                                        || allowed.stream().anyMatch(roles::contains))
                .isPresent();
    }

    /** Whether the path is a page's, so that Faces answers it. */
    static boolean isPage(RequestPath path) {
        return PAGES.containsKey(path.page())
                || PUBLIC_PAGES.contains(path.page())
                || CUSTOMER_PATHS.contains(path.path());
    }

    /** Whether the path opens without a session. */
    static boolean isPublic(RequestPath path) {
        return PUBLIC_PAGES.contains(path.page())
                || PUBLIC_PATHS.contains(path.path())
                || CUSTOMER_PATHS.contains(path.path())
                || PUBLIC_FOLDERS.stream().anyMatch(path.path()::startsWith);
    }

    /** The roles that open the path; empty for one that nobody knows. */
    static Optional<Set<Role>> rolesFor(RequestPath path) {
        return Optional.ofNullable(
                SESSION_PATHS.containsKey(path.path())
                        ? SESSION_PATHS.get(path.path())
                        : PAGES.get(path.page()));
    }

    private static Map.Entry<String, Set<Role>> page(String path, Set<Role> roles) {
        return Map.entry(path, roles);
    }
}
