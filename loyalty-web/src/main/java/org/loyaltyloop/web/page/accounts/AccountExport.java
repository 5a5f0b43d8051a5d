package org.loyaltyloop.web.page.accounts;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.loyaltyloop.customerview.AccountFilter;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.customerview.AccountRow;
import org.loyaltyloop.customerview.AccountSort;
import org.loyaltyloop.customerview.HeadlineView;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.tabular.CsvText;
import org.loyaltyloop.web.component.CsvDownload;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The list of accounts as a file for spreadsheets: all of what the address asks for, read page by
 * page while it is written, so that its length costs no memory. For administrators and managers, as
 * {@code PageRules} says.
 */
@WebServlet(AccountExport.PATH)
public class AccountExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String PATH = "/accounts/export.csv";

    private final transient AccountListQueries accounts;
    private final transient CurrentUser me;
    private final transient Formats formats;

    @Inject
    AccountExport(AccountListQueries accounts, CurrentUser me, Formats formats) {
        this.accounts = accounts;
        this.me = me;
        this.formats = formats;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        UrlQuery query = UrlQuery.of(request.getParameterMap());
        Actor actor = me.actor();
        CsvDownload file = CsvDownload.begin(response, "accounts", formats.today());
        file.line(heading());
        AccountFilter filter = AccountListAddress.filter(query, actor);
        AccountSort sort = AccountListAddress.sort(query);
        boolean descending = AccountListAddress.descending(query);
        file.all(
                cursor ->
                        accounts.page(
                                filter, sort, descending, cursor, AccountListQueries.MAX_LIMIT),
                this::line);
    }

    private String heading() {
        return CsvText.row(
                formats.text("accounts.field.number"),
                formats.text("accounts.field.name"),
                formats.text("accounts.field.kind"),
                formats.text("accounts.field.city"),
                formats.text("accounts.field.sector"),
                formats.text("accounts.field.owner"),
                formats.text("accounts.field.team"),
                formats.text("accounts.field.email"),
                formats.text("accounts.field.phone"),
                formats.text("accounts.list.stage"),
                formats.text("accounts.export.lap"),
                formats.text("accounts.export.since"),
                formats.text("accounts.list.touch"),
                formats.text("accounts.list.stalled.yes"));
    }

    private String line(AccountRow row) {
        Optional<HeadlineView> at = row.headline();
        return CsvText.row(
                String.valueOf(row.number()),
                row.name(),
                formats.label(row.kind()),
                row.city().orElse(""),
                row.sector().orElse(""),
                row.ownerName().orElse(""),
                row.teamName().orElse(""),
                row.email().orElse(""),
                row.phone().orElse(""),
                at.map(h -> formats.label(h.reached())).orElse(""),
                at.map(h -> String.valueOf(h.lap())).orElse(""),
                at.map(h -> h.reachedAt().atZone(formats.getZone()).toLocalDate().toString())
                        .orElse(""),
                at.map(h -> h.lastTouchAt().atZone(formats.getZone()).toLocalDate().toString())
                        .orElse(""),
                at.map(h -> formats.text(h.stalled() ? "accounts.yes" : "accounts.no")).orElse(""));
    }
}
