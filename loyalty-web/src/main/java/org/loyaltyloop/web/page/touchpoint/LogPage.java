package org.loyaltyloop.web.page.touchpoint;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.web.security.CurrentUser;

/** The quick log from anywhere: first whose touchpoint it is, then the three inputs. */
@Named("logPage")
@ViewScoped
public class LogPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final CustomerViewQueries accounts;
    private final QuickLog quickLog;
    private final CurrentUser me;

    private String account = "";
    private boolean allowed;
    private transient CustomerView.@Nullable Named chosen;

    @Inject
    LogPage(CustomerViewQueries accounts, QuickLog quickLog, CurrentUser me) {
        this.accounts = accounts;
        this.quickLog = quickLog;
        this.me = me;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LogPage() {
        this.accounts = null;
        this.quickLog = null;
        this.me = null;
    }

    /** Starts with the account of the address, if it names one. */
    public void open() {
        try {
            accounts.of(new AccountId(UUID.fromString(account))).ifPresent(this::begin);
        } catch (IllegalArgumentException nobodyYet) {
            account = "";
        }
    }

    /** An account was chosen: its log opens. */
    public void choose() {
        if (chosen != null) {
            accounts.of(chosen.id()).ifPresent(this::begin);
        }
    }

    private void begin(CustomerView view) {
        CustomerView.Header header = view.header();
        account = header.id().toString();
        chosen = new CustomerView.Named(header.id(), header.name());
        allowed =
                me.actor()
                        .mayWriteTouchpoints(
                                header.owner().map(CustomerView.Owner::id),
                                header.team().map(CustomerView.Team::id));
        quickLog.beginAt(view);
    }

    /** Logs what was typed. */
    public void log() {
        quickLog.log();
    }

    /** Takes back what was logged last. */
    public void undo() {
        quickLog.undo();
    }

    /** Whether an account was chosen at which the person may log. */
    public boolean isReady() {
        return !account.isEmpty() && allowed;
    }

    /** Whether an account was chosen at which the person may not log. */
    public boolean isRefused() {
        return !account.isEmpty() && !allowed;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }

    public CustomerView.@Nullable Named getChosen() {
        return chosen;
    }

    public void setChosen(CustomerView.@Nullable Named chosen) {
        this.chosen = chosen;
    }
}
