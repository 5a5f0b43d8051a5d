package org.loyaltyloop.web.page.contracts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.contract.AccountRetention;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.contract.Retention;
import org.loyaltyloop.contract.RetentionPart;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;

/** Gross and net revenue retention over the last twelve months, and the customers behind them. */
@Named
@RequestScoped
public class RetentionPage {

    private static final int ROWS = 100;

    private final ContractQueries queries;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable Retention retention;
    private @Nullable List<AccountRetention> rows;

    @Inject
    RetentionPage(ContractQueries queries, Formats formats, HttpServletRequest request) {
        this.queries = queries;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RetentionPage() {
        this.queries = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /** The sums. */
    public Retention getRetention() {
        Retention known = retention;
        if (known == null) {
            known = queries.retention(period());
            retention = known;
        }
        return known;
    }

    /** From when to when, in words. */
    public String getPeriodWords() {
        return formats.text(
                "contracts.retention.between",
                formats.date(period().from()),
                formats.date(period().to()));
    }

    /** The parts to choose from. */
    public List<ContractListPage.Choice> getTabs() {
        return Arrays.stream(RetentionPart.values())
                .map(
                        part ->
                                new ContractListPage.Choice(
                                        formats.label(part),
                                        query.with(ContractAddress.PART, part.name())
                                                .on(ContractAddress.RETENTION),
                                        part == ContractAddress.part(query)))
                .toList();
    }

    /** The customers of the part, those with the greatest change first. */
    public List<AccountRetention> getRows() {
        List<AccountRetention> known = rows;
        if (known == null) {
            known = queries.retained(period(), ContractAddress.part(query), ROWS);
            rows = known;
        }
        return known;
    }

    /** A share, or a dash where there was no revenue. */
    public String share(OptionalDouble share) {
        return formats.percent(share.isPresent() ? share.getAsDouble() : null);
    }

    /** An amount in the firm's currency. */
    public String sum(Number amount) {
        return formats.money(amount, getRetention().currency());
    }

    private Period period() {
        return new Period(queries.today().minusYears(1), queries.today());
    }
}
