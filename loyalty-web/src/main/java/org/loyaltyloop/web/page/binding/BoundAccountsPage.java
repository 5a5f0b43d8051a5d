package org.loyaltyloop.web.page.binding;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingOverviewQueries;
import org.loyaltyloop.binding.BindingSet;
import org.loyaltyloop.binding.BoundAccount;
import org.loyaltyloop.binding.Undertaking;
import org.loyaltyloop.binding.Undertakings;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The accounts behind a figure of the overview; in pages {@code boundAccounts}. */
@Named("boundAccounts")
@RequestScoped
public class BoundAccountsPage {

    private static final int MOST = 200;

    private final BindingOverviewQueries queries;
    private final BindingAddress address;
    private final Undertakings undertakings;
    private final HttpServletRequest request;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;
    private Map<AccountId, Undertaking> conversations = Map.of();
    private List<BoundAccount> rows = List.of();
    private List<FilterChip> chips = List.of();

    @Inject
    BoundAccountsPage(
            BindingOverviewQueries queries,
            BindingAddress address,
            Undertakings undertakings,
            HttpServletRequest request,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.address = address;
        this.undertakings = undertakings;
        this.request = request;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BoundAccountsPage() {
        this(null, null, null, null, null, null, null);
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
        if (isOfHostages()) {
            conversations =
                    undertakings.conversations(
                            getRows().stream().map(BoundAccount::account).toList());
        }
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

    // Conversations with those at hostage risk

    private boolean isOfHostages() {
        return !address.isOfBands() && address.set() == BindingSet.HOSTAGES;
    }

    /** Whether the reader can assign conversations here. */
    public boolean isAssignable() {
        return isOfHostages() && me.actor().has(Role.MANAGER);
    }

    /** The conversation that is assigned for an account; null where none is. */
    public @Nullable Undertaking conversation(BoundAccount row) {
        return conversations.get(row.account());
    }

    /** What the form carries along, so that it comes back to the same list. */
    public List<BindingAddress.Parameter> getAll() {
        return address.all();
    }

    /** How many are still without a conversation. */
    public long getWaiting() {
        return getRows().stream().filter(row -> conversation(row) == null).count();
    }

    /** The last day that is proposed. */
    public String getProposedDay() {
        return formats.today().plusWeeks(1).toString();
    }

    /** Gives the owners of the accounts that were ticked the task to hold a conversation. */
    public @Nullable String assign() {
        Set<String> ticked = new HashSet<>();
        Optional.ofNullable(request.getParameterValues("pick"))
                .ifPresent(values -> ticked.addAll(Arrays.asList(values)));
        List<AccountId> picked =
                getRows().stream()
                        .map(BoundAccount::account)
                        .filter(account -> ticked.contains(account.toString()))
                        .toList();
        if (picked.isEmpty()) {
            notices.warning("binding.assign.none");
            return null;
        }
        try {
            Undertakings.Assigned assigned =
                    undertakings.assignConversations(
                            me.actor(), picked, day(), formats.getLocale());
            notices.done("binding.assign.done", assigned.assigned());
        } catch (BusinessRuleViolation refused) {
            notices.broken(refused);
            return null;
        }
        return address.accounts(BindingSet.HOSTAGES).replaceFirst("\\?", "?faces-redirect=true&");
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(Optional.ofNullable(request.getParameter("due")).orElse(""));
        } catch (DateTimeParseException noDay) {
            throw BusinessRuleViolation.of("due", InputRule.MALFORMED);
        }
    }
}
