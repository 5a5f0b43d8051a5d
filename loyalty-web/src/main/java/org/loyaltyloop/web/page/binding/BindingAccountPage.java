package org.loyaltyloop.web.page.binding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingHistory;
import org.loyaltyloop.binding.BindingProfile;
import org.loyaltyloop.binding.BindingQueries;
import org.loyaltyloop.binding.BindingView;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.security.CurrentUser;

/** What ties one account, with every figure's making; in pages {@code bindingAccount}. */
@Named("bindingAccount")
@RequestScoped
public class BindingAccountPage {

    static final String PATH = "/binding/account";

    private static final int MOVES = 40;

    private final CustomerViewQueries accounts;
    private final BindingQueries queries;
    private final CurrentUser me;

    private String id = "";
    private CustomerView.@Nullable Header header;
    private BindingQueries.@Nullable Whole whole;

    @Inject
    BindingAccountPage(CustomerViewQueries accounts, BindingQueries queries, CurrentUser me) {
        this.accounts = accounts;
        this.queries = queries;
        this.me = me;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingAccountPage() {
        this(null, null, null);
    }

    /** Reads the account; a merged one answers with its survivor, an unknown one is 404. */
    public void load() {
        AccountId asked = account(id);
        CustomerView.Header found =
                accounts.header(asked).orElseThrow(() -> new NotFound("account", asked));
        header = found;
        whole = queries.whole(found.id());
    }

    static AccountId account(String id) {
        try {
            return new AccountId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    /** Who the account is. */
    public CustomerView.Header getWho() {
        if (header == null) {
            throw new NotFound("account", id);
        }
        return header;
    }

    private BindingQueries.Whole whole() {
        if (whole == null) {
            throw new NotFound("account", id);
        }
        return whole;
    }

    /** What ties it today, and what would tie it better. */
    public BindingView getView() {
        return whole().view();
    }

    /** What ties it today. */
    public BindingProfile getProfile() {
        return getView().profile();
    }

    /** How that came to be. */
    public BindingHistory getHistory() {
        return whole().history();
    }

    /** How many of its moves are shown: those of late. */
    public int getMovesShown() {
        return Math.min(MOVES, getHistory().moves().size());
    }

    /** The history as a picture. */
    public HistoryChart getChart() {
        return HistoryChart.of(getHistory());
    }

    /** Whether the reader may enter ties here. */
    public boolean isMayWrite() {
        return me.opens("/binding/tie")
                && me.actor()
                        .mayWriteAccount(
                                getWho().owner().map(CustomerView.Owner::id),
                                getWho().team().map(CustomerView.Team::id));
    }
}
