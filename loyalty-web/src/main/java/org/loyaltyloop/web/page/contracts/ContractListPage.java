package org.loyaltyloop.web.page.contracts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.contract.ContractFilter;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.contract.ContractStatus;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.Retention;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The list of contracts by the day they end: what its address asks for, a page at a time; in pages
 * {@code contractList}.
 */
@Named("contractList")
@RequestScoped
public class ContractListPage {

    private static final int ROWS = 50;

    private final ContractQueries queries;
    private final CurrentUser me;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable Slice<ContractView> rows;
    private @Nullable Retention retention;

    @Inject
    ContractListPage(
            ContractQueries queries, CurrentUser me, Formats formats, HttpServletRequest request) {
        this.queries = queries;
        this.me = me;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractListPage() {
        this.queries = null;
        this.me = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /** A choice to switch to. */
    public record Choice(String name, String href, boolean current) {}

    /** What is not over, all, what is due within days, and each status. */
    public List<Choice> getTabs() {
        List<Choice> tabs = new ArrayList<>();
        boolean current = ContractAddress.isCurrent(query);
        String show = query.first(ContractAddress.SHOW).orElse("");
        UrlQuery start = query.without(ContractAddress.AFTER);
        tabs.add(
                new Choice(
                        formats.text("contracts.current"),
                        start.without(ContractAddress.SHOW)
                                .without(ContractAddress.TEXT)
                                .without(ContractAddress.ACCOUNT)
                                .on(ContractAddress.LIST),
                        current));
        tabs.add(
                new Choice(
                        formats.text("contracts.all"),
                        start.with(ContractAddress.SHOW, ContractAddress.ALL)
                                .on(ContractAddress.LIST),
                        show.equals(ContractAddress.ALL) || show.isEmpty() && !current));
        ContractAddress.HORIZONS.forEach(
                days ->
                        tabs.add(
                                choice(
                                        ContractAddress.SHOW,
                                        days.toString(),
                                        formats.text("contracts.within", days))));
        for (ContractStatus status : ContractStatus.values()) {
            tabs.add(choice(ContractAddress.SHOW, status.name(), formats.label(status)));
        }
        return tabs;
    }

    /** Kinds to narrow to, and whose contracts. */
    public List<Choice> getChips() {
        List<Choice> chips = new ArrayList<>();
        chips.add(choice(ContractAddress.MINE, "1", formats.text("contracts.mine")));
        for (ContractKind kind : ContractKind.values()) {
            chips.add(choice(ContractAddress.KIND, kind.name(), formats.label(kind)));
        }
        return chips;
    }

    /** Choosing what is chosen lets go of it. */
    private Choice choice(String name, String value, String words) {
        boolean current = query.first(name).orElse("").equals(value);
        UrlQuery start = query.without(ContractAddress.AFTER);
        boolean letGo = value.isEmpty() || current && !name.equals(ContractAddress.SHOW);
        return new Choice(
                words,
                (letGo ? start.without(name) : start.with(name, value)).on(ContractAddress.LIST),
                current);
    }

    /** What the form of the search carries along unseen. */
    public List<Carried> getCarried() {
        return List.of(
                        ContractAddress.SHOW,
                        ContractAddress.KIND,
                        ContractAddress.MINE,
                        ContractAddress.ACCOUNT)
                .stream()
                .flatMap(name -> query.all(name).stream().map(value -> new Carried(name, value)))
                .toList();
    }

    /** A name and a value of the address. */
    public record Carried(String name, String value) {}

    /** The contracts of this part of the list. */
    public List<ContractView> getRows() {
        return slice().items();
    }

    /** How many there are, in words. */
    public String getFoundWords() {
        return formats.text("contracts.found", queries.count(filter()));
    }

    /** Whether there is no contract at all. */
    public boolean isNothingYet() {
        return getRows().isEmpty() && queries.count(ContractFilter.ALL) == 0;
    }

    /** Where the list goes on; empty at its end. */
    public String getNextLink() {
        return slice().next()
                .map(next -> query.with(ContractAddress.AFTER, next).on(ContractAddress.LIST))
                .orElse("");
    }

    /** Back to where the list begins; empty there. */
    public String getStartLink() {
        return query.first(ContractAddress.AFTER).isPresent()
                ? query.without(ContractAddress.AFTER).on(ContractAddress.LIST)
                : "";
    }

    /** What is searched for. */
    public String getText() {
        return query.first(ContractAddress.TEXT).orElse("");
    }

    /** The same contracts as a file; empty for whoever may not export. */
    public String getExportLink() {
        return me.opens(ContractAddress.LIST_FILE)
                ? query.without(ContractAddress.AFTER).on(ContractAddress.LIST_FILE)
                : "";
    }

    /** Retention over the last twelve months. */
    public Retention getRetention() {
        Retention known = retention;
        if (known == null) {
            known = queries.retention(new Period(queries.today().minusYears(1), queries.today()));
            retention = known;
        }
        return known;
    }

    /** A share, or a dash where there was no revenue. */
    public String share(OptionalDouble share) {
        return formats.percent(share.isPresent() ? share.getAsDouble() : null);
    }

    /** An amount of the retention's sums. */
    public String sum(Number amount) {
        return formats.money(amount, getRetention().currency());
    }

    /** Revenue that no rate is known for, in words; empty where there is none. */
    public String getUnratedWords() {
        String amounts =
                getRetention().unrated().entrySet().stream()
                        .map(e -> formats.money(e.getValue(), e.getKey()))
                        .collect(Collectors.joining(", "));
        return amounts.isEmpty() ? "" : formats.text("contracts.unrated", amounts);
    }

    private ContractFilter filter() {
        return ContractAddress.contracts(query, me.actor(), queries.today());
    }

    private Slice<ContractView> slice() {
        Slice<ContractView> known = rows;
        if (known == null) {
            known = queries.list(filter(), query.first(ContractAddress.AFTER), ROWS);
            rows = known;
        }
        return known;
    }
}
