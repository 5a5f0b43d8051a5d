package org.loyaltyloop.web.page.contracts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customerview.RenewalFilter;
import org.loyaltyloop.customerview.RenewalQueries;
import org.loyaltyloop.customerview.RenewalRow;
import org.loyaltyloop.customerview.RenewalSpan;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** Which terms end within a year, whose, and what to know before talking about the next. */
@Named
@RequestScoped
public class RenewalsPage {

    private static final int ROWS = 50;

    private final RenewalQueries queries;
    private final CurrentUser me;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable Slice<RenewalRow> rows;

    @Inject
    RenewalsPage(
            RenewalQueries queries, CurrentUser me, Formats formats, HttpServletRequest request) {
        this.queries = queries;
        this.me = me;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RenewalsPage() {
        this.queries = null;
        this.me = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /**
     * A span of days.
     *
     * @param sum what the contracts in it are worth, in words
     * @param href those alone, or all again where they are shown alone
     * @param current whether they are shown alone
     */
    public record Span(String name, long contracts, String sum, String href, boolean current) {}

    /** The year ahead, span by span. */
    public List<Span> getSpans() {
        String chosen = query.first(ContractAddress.WITHIN).orElse("");
        UrlQuery start = query.without(ContractAddress.AFTER);
        List<Span> spans = new ArrayList<>();
        for (RenewalSpan span : queries.spans(filter())) {
            String days = span.from() + "-" + span.to();
            boolean current = days.equals(chosen);
            spans.add(
                    new Span(
                            span.from() == 0
                                    ? formats.text("contracts.within", span.to())
                                    : formats.text("contracts.between", span.from(), span.to()),
                            span.contracts(),
                            sum(span),
                            (current
                                            ? start.without(ContractAddress.WITHIN)
                                            : start.with(ContractAddress.WITHIN, days))
                                    .on(ContractAddress.RENEWALS),
                            current));
        }
        return spans;
    }

    private String sum(RenewalSpan span) {
        String sum =
                formats.text(
                        "contracts.worth.YEAR", formats.money(span.yearly(), queries.currency()));
        return span.unrated() == 0
                ? sum
                : formats.text("contracts.sum.without", sum, span.unrated());
    }

    /** Everybody's, the team's or one's own. */
    public List<ContractListPage.Choice> getTabs() {
        return List.of(
                choice("", formats.text("contracts.all")),
                choice(ContractAddress.TEAM, formats.text("contracts.team")),
                choice(ContractAddress.MINE, formats.text("contracts.mine")));
    }

    private ContractListPage.Choice choice(String whose, String words) {
        UrlQuery start = query.without(ContractAddress.AFTER);
        UrlQuery to =
                whose.isEmpty()
                        ? start.without(ContractAddress.WHOSE)
                        : start.with(ContractAddress.WHOSE, whose);
        return new ContractListPage.Choice(
                words,
                to.on(ContractAddress.RENEWALS),
                query.first(ContractAddress.WHOSE).orElse("").equals(whose));
    }

    /** The terms of this part of the list. */
    public List<RenewalRow> getRows() {
        return slice().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNextLink() {
        return slice().next()
                .map(next -> query.with(ContractAddress.AFTER, next).on(ContractAddress.RENEWALS))
                .orElse("");
    }

    /** Back to where the list begins; empty there. */
    public String getStartLink() {
        return query.first(ContractAddress.AFTER).isPresent()
                ? query.without(ContractAddress.AFTER).on(ContractAddress.RENEWALS)
                : "";
    }

    /** Everything again. */
    public String getAllLink() {
        return ContractAddress.RENEWALS;
    }

    /** The same as a file; empty for whoever may not export. */
    public String getExportLink() {
        return me.opens(ContractAddress.RENEWALS_FILE)
                ? query.without(ContractAddress.AFTER).on(ContractAddress.RENEWALS_FILE)
                : "";
    }

    private RenewalFilter filter() {
        return ContractAddress.renewals(query, me.actor());
    }

    private Slice<RenewalRow> slice() {
        Slice<RenewalRow> known = rows;
        if (known == null) {
            known = queries.list(filter(), query.first(ContractAddress.AFTER), ROWS);
            rows = known;
        }
        return known;
    }
}
