package org.loyaltyloop.web.page.agenda;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.Cadences;
import org.loyaltyloop.agenda.Rhythm;
import org.loyaltyloop.agenda.RhythmUnit;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountQueries;
import org.loyaltyloop.customer.AccountView;
import org.loyaltyloop.customerview.CadenceQueries;
import org.loyaltyloop.customerview.CadenceRow;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The rhythm of conversations with one account: agreed, changed or ended. */
@Named("cadencePage")
@ViewScoped
public class CadencePage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Cadences cadences;
    private final CadenceQueries queries;
    private final AccountQueries accounts;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String account = "";
    private String every = "6";
    private String unit = RhythmUnit.WEEK.name();
    private String from = "";
    private transient @Nullable AccountView found;
    private transient @Nullable Optional<CadenceRow> row;

    @Inject
    CadencePage(
            Cadences cadences,
            CadenceQueries queries,
            AccountQueries accounts,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.cadences = cadences;
        this.queries = queries;
        this.accounts = accounts;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CadencePage() {
        this.cadences = null;
        this.queries = null;
        this.accounts = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /** Fills the form in. */
    public void open() {
        from = formats.today().toString();
        CadenceRow now = getRow();
        if (now != null) {
            every = Integer.toString(now.rhythm().every());
            unit = now.rhythm().unit().name();
            from = now.from().toString();
        }
    }

    /** Agrees on the rhythm of the form. */
    public String agree() {
        try {
            cadences.agree(
                    me.actor(),
                    getFound().id(),
                    new Rhythm(Integer.parseInt(every.strip()), RhythmUnit.valueOf(unit)),
                    LocalDate.parse(from));
        } catch (NumberFormatException malformed) {
            notices.problemAt("agree:every", "rule." + InputRule.MALFORMED.code());
            return "";
        } catch (DateTimeException malformed) {
            notices.problemAt("agree:from", "rule." + InputRule.MALFORMED.code());
            return "";
        }
        notices.done("agenda.cadence.agreed");
        return "/accounts/account?faces-redirect=true&id=" + getFound().id();
    }

    /** Ends the rhythm. */
    public String end() {
        cadences.end(me.actor(), getFound().id());
        notices.done("agenda.cadence.ended");
        return "/accounts/account?faces-redirect=true&id=" + getFound().id();
    }

    /** The living account. */
    public AccountView getFound() {
        if (found == null) {
            try {
                found =
                        accounts.findLiving(AccountId.of(account))
                                .orElseThrow(() -> new NotFound("account", account));
            } catch (IllegalArgumentException malformed) {
                throw new NotFound("account", account);
            }
        }
        return found;
    }

    /** The rhythm that the account has; null for none, as pages take it. */
    public @Nullable CadenceRow getRow() {
        if (row == null) {
            row = queries.of(getFound().id());
        }
        return row.orElse(null);
    }

    /** Whether the user may agree on one. */
    public boolean isMayChange() {
        return me.actor()
                .mayWriteAccount(getFound().details().owner(), getFound().details().team());
    }

    /** What a rhythm can be counted in. */
    public List<SelectItem> getUnits() {
        return Arrays.stream(RhythmUnit.values())
                .map(one -> new SelectItem(one.name(), formats.label(one)))
                .toList();
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = text(account);
    }

    public String getEvery() {
        return every;
    }

    public void setEvery(@Nullable String every) {
        this.every = text(every);
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(@Nullable String unit) {
        this.unit = text(unit);
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = text(from);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
