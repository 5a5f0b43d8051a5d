package org.loyaltyloop.web.page.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.AccountPlan;
import org.loyaltyloop.customerview.AccountPlanQueries;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The plan for an account, on one page that prints. */
@Named("accountPlanPage")
@RequestScoped
public class AccountPlanPage {

    private final AccountPlanQueries plans;
    private final CurrentUser me;
    private final Formats formats;

    private String id = "";
    private @Nullable AccountPlan plan;

    @Inject
    AccountPlanPage(AccountPlanQueries plans, CurrentUser me, Formats formats) {
        this.plans = plans;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountPlanPage() {
        this(null, null, null);
    }

    /** Reads the plan for the account that the address names. */
    public void open() {
        getPlan();
    }

    /** The plan. */
    public AccountPlan getPlan() {
        AccountPlan known = plan;
        if (known == null) {
            known = read();
            plan = known;
        }
        return known;
    }

    private AccountPlan read() {
        try {
            return plans.of(new AccountId(UUID.fromString(id)))
                    .orElseThrow(() -> new NotFound("account", id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", id);
        }
    }

    /** Whether the reader may change what is planned. */
    public boolean isMayChange() {
        return me.actor()
                .mayWriteAccount(
                        getPlan().header().owner().map(CustomerView.Owner::id),
                        getPlan().header().team().map(CustomerView.Team::id));
    }

    /** The name of a product line. */
    public String name(AccountPlan.Line line) {
        return line.name(formats.getLocale());
    }

    /** How the account stands to a product line. */
    public String standing(AccountPlan.Line line) {
        return formats.label(line.standing());
    }

    /** Contracts, orders and opportunities of a product line; empty where there are none. */
    public String note(AccountPlan.Line line) {
        List<String> notes = new ArrayList<>();
        if (line.contracts() > 0) {
            notes.add(formats.text("accounts.plan.contracts", line.contracts()));
        }
        line.lastBoughtAt()
                .ifPresent(
                        at ->
                                notes.add(
                                        formats.text(
                                                "accounts.plan.orders",
                                                line.orders(),
                                                formats.date(at))));
        if (line.opportunities() > 0) {
            notes.add(formats.text("accounts.plan.opportunities", line.opportunities()));
        }
        return String.join(" · ", notes);
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
