package org.loyaltyloop.web.page.binding;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.loyaltyloop.binding.BindingOverviewQueries;
import org.loyaltyloop.binding.BoundAccount;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.i18n.Formats;

/** The accounts behind a figure of the overview; in pages {@code boundAccounts}. */
@Named("boundAccounts")
@RequestScoped
public class BoundAccountsPage {

    private static final int MOST = 200;

    private final BindingOverviewQueries queries;
    private final BindingAddress address;
    private final Formats formats;
    private List<BoundAccount> rows = List.of();
    private List<FilterChip> chips = List.of();

    @Inject
    BoundAccountsPage(BindingOverviewQueries queries, BindingAddress address, Formats formats) {
        this.queries = queries;
        this.address = address;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BoundAccountsPage() {
        this.queries = null;
        this.address = null;
        this.formats = null;
    }

    @PostConstruct
    void load() {
        chips = address.chips();
        rows =
                address.isOfBands()
                        ? queries.accounts(
                                address.filter(),
                                address.level().orElseThrow(),
                                address.bands(),
                                MOST + 1)
                        : queries.accounts(address.filter(), address.set(), MOST + 1);
    }

    /** What the list is of. */
    public String getTitle() {
        return address.isOfBands()
                ? formats.text(
                        "binding.accounts.title",
                        formats.label(address.level().orElseThrow()),
                        address.bands().stream()
                                .map(formats::label)
                                .collect(Collectors.joining(", ")))
                : formats.label(address.set());
    }

    /** How many there are, and why the list may end before them. */
    public String getFoundWords() {
        return rows.size() > MOST
                ? formats.text("binding.accounts.first", MOST)
                : formats.text("binding.accounts.found", rows.size());
    }

    /** The accounts. */
    public List<BoundAccount> getRows() {
        return rows.subList(0, Math.min(MOST, rows.size()));
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> getChips() {
        return chips;
    }

    /** What the form of the filters carries along. */
    public List<BindingAddress.Parameter> getCarried() {
        return address.carried();
    }

    /** Whether anything restricts the accounts. */
    public boolean isFiltered() {
        return address.isFiltered();
    }

    /** The overview that the list belongs to. */
    public String getOverviewLink() {
        return address.overview();
    }
}
