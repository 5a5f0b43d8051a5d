package org.loyaltyloop.web.page.conversations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.Brief;
import org.loyaltyloop.customerview.BriefQueries;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.security.CurrentUser;

/** The brief before a conversation, on one page. */
@Named("briefPage")
@RequestScoped
public class BriefPage {

    private final BriefQueries briefs;
    private final CurrentUser me;

    private String account = "";
    private @Nullable Brief brief;

    @Inject
    BriefPage(BriefQueries briefs, CurrentUser me) {
        this.briefs = briefs;
        this.me = me;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BriefPage() {
        this(null, null);
    }

    /** Reads the brief of the account that the address names. */
    public void open() {
        getBrief();
    }

    /** The brief. */
    public Brief getBrief() {
        Brief known = brief;
        if (known == null) {
            known = read(briefs, account);
            brief = known;
        }
        return known;
    }

    static Brief read(BriefQueries briefs, String account) {
        try {
            return briefs.of(new AccountId(UUID.fromString(account)))
                    .orElseThrow(() -> new NotFound("account", account));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", account);
        }
    }

    /** Whether the reader may write the conversation down. */
    public boolean isMayLog() {
        return me.actor()
                .mayWriteAccount(
                        getBrief().header().owner().map(CustomerView.Owner::id),
                        getBrief().header().team().map(CustomerView.Team::id));
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }
}
