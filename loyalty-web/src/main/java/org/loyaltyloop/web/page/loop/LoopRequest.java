package org.loyaltyloop.web.page.loop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.OfferingQueries;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** What this request asks of the loop's screens, and the filters that say so. */
@RequestScoped
public class LoopRequest {

    private final StaffQueries staff;
    private final OfferingQueries offerings;
    private final AccountListQueries accounts;
    private final Formats formats;
    private final CurrentUser me;
    private final LoopAddress address;
    private @Nullable FilterBar bar;

    @Inject
    LoopRequest(
            StaffQueries staff,
            OfferingQueries offerings,
            AccountListQueries accounts,
            Formats formats,
            CurrentUser me,
            HttpServletRequest request) {
        this.staff = staff;
        this.offerings = offerings;
        this.accounts = accounts;
        this.formats = formats;
        this.me = me;
        this.address =
                new LoopAddress(
                        UrlQuery.of(request.getParameterMap()), formats.today(), me.actor());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LoopRequest() {
        this.staff = null;
        this.offerings = null;
        this.accounts = null;
        this.formats = null;
        this.me = null;
        this.address = null;
    }

    /** What the address asks for. */
    LoopAddress address() {
        return address;
    }

    /** The address of a file with what the page shows; empty for whoever may not export. */
    String export(String path) {
        return me.opens(path) ? address.query().without(LoopAddress.AFTER).on(path) : "";
    }

    private LoopFilters.Choices choices() {
        return new LoopFilters.Choices(
                staff.teams(), staff.colleagues(), offerings.lines(), accounts.sectors());
    }

    /**
     * The filters of a page. Made once a request, however often a page reads them: what there is to
     * choose from is asked of the database.
     *
     * @param action the page's path
     * @param first chips of its own that come before the common ones
     * @param place names in its address that say which list it is: sent along unseen, and kept
     *     where filters are cleared
     */
    FilterBar bar(String action, List<FilterChip> first, List<String> place) {
        if (bar == null) {
            bar = makeBar(action, first, place);
        }
        return bar;
    }

    private FilterBar makeBar(String action, List<FilterChip> first, List<String> place) {
        List<FilterChip> chips = new ArrayList<>(first);
        chips.addAll(LoopFilters.chips(address, choices(), formats));
        List<String> byChips = new ArrayList<>(LoopAddress.DAYS);
        byChips.addAll(place);
        List<String> byDates = new ArrayList<>(place);
        chips.stream()
                .map(FilterChip::name)
                .filter(name -> !LoopAddress.NAMED_PERIODS.contains(name))
                .forEach(byDates::add);
        Period period = address.period();
        Period compared = address.comparedPeriod();
        return new FilterBar(
                action,
                address.query().only(place).on(action),
                chips,
                address.carried(byChips),
                address.carried(byDates),
                address.customPeriod().isPresent() || address.customComparison().isPresent(),
                period.from().toString(),
                period.to().minusDays(1).toString(),
                compared.from().toString(),
                compared.to().minusDays(1).toString(),
                address.filtered() || first.stream().anyMatch(FilterChip::chosen),
                chips.stream()
                        .filter(FilterChip::chosen)
                        .filter(chip -> !LoopAddress.NAMED_PERIODS.contains(chip.name()))
                        .map(FilterChip::words)
                        .collect(Collectors.joining(" · ")));
    }
}
