package org.loyaltyloop.web.shell;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.loyaltyloop.customerview.Search;
import org.loyaltyloop.customerview.SearchHit;
import org.loyaltyloop.platform.DatabaseFailure;
import org.loyaltyloop.web.i18n.Formats;

/**
 * Answers the search box while somebody types: pages of the product by their name, then accounts
 * and contacts, best first, each with its icon, a line of detail and where it leads.
 */
@WebServlet("/find")
public class FindServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(FindServlet.class.getName());
    private static final int MOST = 10;
    private static final int LONGEST = 100;

    private final transient Search search;
    private final transient Navigation navigation;
    private final transient Formats formats;

    @Inject
    FindServlet(Search search, Navigation navigation, Formats formats) {
        this.search = search;
        this.navigation = navigation;
        this.formats = formats;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String typed = request.getParameter("q") == null ? "" : request.getParameter("q").strip();
        JsonArrayBuilder hits = Json.createArrayBuilder();
        if (!typed.isEmpty() && typed.length() <= LONGEST && typed.indexOf('\0') < 0) {
            try {
                addPages(typed, hits);
                search.find(typed, MOST).forEach(hit -> hits.add(json(hit)));
            } catch (DatabaseFailure away) {
                LOG.log(
                        Level.WARNING,
                        "search: the database does not answer, {0}",
                        away.sqlState());
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        }
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(Json.createObjectBuilder().add("hits", hits).build().toString());
    }

    private void addPages(String typed, JsonArrayBuilder hits) {
        String folded = typed.toLowerCase(Locale.ROOT);
        if (!navigation.getQuickLog().isEmpty() && isBegun("shell.quickLog", folded)) {
            hits.add(page("plus", "shell.quickLog", navigation.getQuickLog()));
        }
        if (!navigation.getConversation().isEmpty()
                && isBegun("conversations.quick.title", folded)) {
            hits.add(page("plus", "conversations.quick.title", navigation.getConversation()));
        }
        navigation.getEntries().stream()
                .filter(entry -> isBegun(entry.key(), folded))
                .forEach(entry -> hits.add(page(entry.icon(), entry.key(), entry.page())));
    }

    private boolean isBegun(String key, String folded) {
        return formats.text(key).toLowerCase(Locale.ROOT).startsWith(folded);
    }

    private JsonObject page(String icon, String key, String href) {
        return hit(icon, formats.text(key), formats.text("shell.search.pages"), href);
    }

    private JsonObject json(SearchHit hit) {
        boolean account = hit.kind() == SearchHit.Kind.ACCOUNT;
        String where = hit.account().map(id -> "/accounts/account?id=" + id.value()).orElse("/");
        String detail =
                hit.accountName()
                        .filter(name -> !account)
                        .map(name -> hit.detail().map(found -> name + " · " + found).orElse(name))
                        .or(hit::detail)
                        .orElse("");
        return hit(account ? "building" : "user", hit.name(), detail, where);
    }

    private static JsonObject hit(String icon, String name, String detail, String href) {
        return Json.createObjectBuilder()
                .add("icon", icon)
                .add("name", name)
                .add("detail", detail)
                .add("href", href)
                .build();
    }
}
