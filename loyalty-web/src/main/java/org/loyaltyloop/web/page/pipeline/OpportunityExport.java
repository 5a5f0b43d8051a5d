package org.loyaltyloop.web.page.pipeline;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.loyaltyloop.opportunity.OpportunityFilter;
import org.loyaltyloop.opportunity.OpportunityQueries;
import org.loyaltyloop.opportunity.OpportunityRow;
import org.loyaltyloop.opportunity.OpportunitySort;
import org.loyaltyloop.tabular.CsvText;
import org.loyaltyloop.web.component.CsvDownload;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The list of opportunities as a file for spreadsheets, read page by page while it is written. For
 * whom {@code PageRules} says.
 */
@WebServlet(OpportunityExport.PATH)
public class OpportunityExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String PATH = "/pipeline/export.csv";

    private final transient OpportunityQueries opportunities;
    private final transient CurrentUser me;
    private final transient Formats formats;

    @Inject
    OpportunityExport(OpportunityQueries opportunities, CurrentUser me, Formats formats) {
        this.opportunities = opportunities;
        this.me = me;
        this.formats = formats;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        UrlQuery query = UrlQuery.of(request.getParameterMap());
        CsvDownload file = CsvDownload.begin(response, "opportunities", formats.today());
        file.line(heading());
        OpportunityFilter filter = PipelineAddress.filter(query, me.actor());
        OpportunitySort sort = PipelineAddress.sort(query);
        boolean descending = PipelineAddress.descending(query);
        file.all(
                cursor ->
                        opportunities.page(
                                filter, sort, descending, cursor, OpportunityQueries.MAX_LIMIT),
                this::line);
    }

    private String heading() {
        return CsvText.row(
                formats.text("pipeline.field.number"),
                formats.text("pipeline.field.name"),
                formats.text("pipeline.field.account"),
                formats.text("pipeline.field.owner"),
                formats.text("pipeline.field.team"),
                formats.text("pipeline.field.phase"),
                formats.text("pipeline.field.phaseSince"),
                formats.text("pipeline.field.value"),
                formats.text("pipeline.field.currency"),
                formats.text("pipeline.field.probability"),
                formats.text("pipeline.field.expectedClose"),
                formats.text("pipeline.field.offering"),
                formats.text("pipeline.field.orderRef"),
                formats.text("pipeline.field.openedAt"),
                formats.text("pipeline.field.closedAt"),
                formats.text("pipeline.field.lostReason"));
    }

    private String line(OpportunityRow row) {
        return CsvText.row(
                String.valueOf(row.number()),
                row.name(),
                row.accountName().orElse(""),
                row.ownerName().orElse(""),
                row.team().orElse(""),
                row.phase(),
                formats.isoDay(row.phaseSince()),
                row.value().map(BigDecimal::toPlainString).orElse(""),
                row.currency(),
                String.valueOf(row.probability()),
                row.expectedClose().map(LocalDate::toString).orElse(""),
                row.offering().orElse(""),
                row.orderRef(),
                formats.isoDay(row.openedAt()),
                row.closedAt().map(formats::isoDay).orElse(""),
                row.lostReason().orElse(""));
    }
}
