package org.loyaltyloop.web.page.contracts;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.contract.ContractFilter;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customerview.RenewalFilter;
import org.loyaltyloop.customerview.RenewalQueries;
import org.loyaltyloop.customerview.RenewalRow;
import org.loyaltyloop.tabular.CsvText;
import org.loyaltyloop.web.component.CsvDownload;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The contracts, or the terms that end, as a file for spreadsheets, read page by page while it is
 * written. For whom {@code PageRules} says.
 */
@WebServlet({ContractAddress.LIST_FILE, ContractAddress.RENEWALS_FILE})
public class ContractExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int AT_ONCE = 500;

    private final transient ContractQueries contracts;
    private final transient RenewalQueries renewals;
    private final transient CurrentUser me;
    private final transient Formats formats;

    @Inject
    ContractExport(
            ContractQueries contracts, RenewalQueries renewals, CurrentUser me, Formats formats) {
        this.contracts = contracts;
        this.renewals = renewals;
        this.me = me;
        this.formats = formats;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean ending = request.getServletPath().equals(ContractAddress.RENEWALS_FILE);
        UrlQuery query = UrlQuery.of(request.getParameterMap());
        CsvDownload file =
                CsvDownload.begin(response, ending ? "renewals" : "contracts", formats.today());
        if (ending) {
            writeRenewals(file, ContractAddress.renewals(query, me.actor()));
        } else {
            writeContracts(file, ContractAddress.contracts(query, me.actor(), contracts.today()));
        }
    }

    private void writeContracts(CsvDownload file, ContractFilter filter) throws IOException {
        file.line(
                heading(
                        "number",
                        "name",
                        "account",
                        "kind",
                        "status",
                        "owner",
                        "offering",
                        "signedOn",
                        "startsOn",
                        "endsOn",
                        "noticeOn",
                        "renewal",
                        "value",
                        "per",
                        "currency",
                        "discountPercent",
                        "orderRef"));
        file.all(cursor -> contracts.list(filter, cursor, AT_ONCE), this::line);
    }

    private String line(ContractView row) {
        return CsvText.row(
                String.valueOf(row.number()),
                row.name(),
                row.accountName(),
                formats.label(row.kind()),
                formats.label(row.status()),
                row.ownerName().orElse(""),
                row.offering().orElse(""),
                day(row.signedOn()),
                row.startsOn().toString(),
                day(row.until()),
                day(row.noticeOn()),
                formats.label(row.renewal()),
                amount(row.worth()),
                formats.label(row.worth().per()),
                row.worth().currency(),
                row.discountPercent().map(BigDecimal::toPlainString).orElse(""),
                row.orderRef());
    }

    private void writeRenewals(CsvDownload file, RenewalFilter filter) throws IOException {
        file.line(
                heading(
                        "name",
                        "account",
                        "kind",
                        "owner",
                        "endsOn",
                        "noticeOn",
                        "renewal",
                        "value",
                        "per",
                        "currency",
                        "financial",
                        "social",
                        "structural"));
        file.all(cursor -> renewals.list(filter, cursor, AT_ONCE), this::line);
    }

    private String line(RenewalRow row) {
        return CsvText.row(
                row.name(),
                row.accountName(),
                formats.label(row.kind()),
                row.ownerName().orElse(""),
                row.endsOn().toString(),
                day(row.noticeOn()),
                formats.label(row.renewal()),
                amount(row.worth()),
                formats.label(row.worth().per()),
                row.worth().currency(),
                String.valueOf(Math.round(row.binding().financial())),
                String.valueOf(Math.round(row.binding().social())),
                String.valueOf(Math.round(row.binding().structural())));
    }

    private String heading(String... fields) {
        String[] words = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            words[i] = formats.text("contracts.field." + fields[i]);
        }
        return CsvText.row(words);
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static String amount(Worth worth) {
        return worth.amount().map(BigDecimal::toPlainString).orElse("");
    }
}
