package org.loyaltyloop.web.page.binding;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.EnterTie;
import org.loyaltyloop.binding.HandTie;
import org.loyaltyloop.binding.Instrument;
import org.loyaltyloop.binding.TieDetails;
import org.loyaltyloop.binding.TieId;
import org.loyaltyloop.binding.Ties;
import org.loyaltyloop.binding.UndertakingId;
import org.loyaltyloop.binding.Undertakings;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Conflict;
import org.loyaltyloop.web.shell.Notices;

/** Entering, changing and taking back a tie by hand; in pages {@code tiePage}. */
@Named("tiePage")
@ViewScoped
public class TiePage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Ties ties;
    private final Undertakings undertakings;
    private final CustomerViewQueries accounts;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;
    private final Settings settings;
    private final Clock clock;

    private String id = "";
    private String account = "";
    private String instrument = "";
    private String undertaking = "";
    private final String token = UUID.randomUUID().toString();
    private int version;
    private TieFields fields = new TieFields();
    private String reason = "";
    private transient CustomerView.@Nullable Header header;
    private transient @Nullable Conflict conflict;

    @Inject
    TiePage(
            Ties ties,
            Undertakings undertakings,
            CustomerViewQueries accounts,
            CurrentUser me,
            Formats formats,
            Notices notices,
            Settings settings,
            Clock clock) {
        this.ties = ties;
        this.undertakings = undertakings;
        this.accounts = accounts;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TiePage() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Begins a new tie of the account, or reads the one that the address names. */
    public void load() {
        if (id.isEmpty()) {
            fields.begin(today(), instrument);
        } else {
            HandTie tie = tie();
            account = tie.account().toString();
            version = tie.version();
            fields = TieFields.of(tie.details());
        }
        CustomerView.Header who = getWho();
        if (!me.actor()
                .mayWriteAccount(
                        who.owner().map(CustomerView.Owner::id),
                        who.team().map(CustomerView.Team::id))) {
            throw new AccessDenied("write account");
        }
    }

    private HandTie tie() {
        try {
            return ties.living(new TieId(UUID.fromString(id)));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("tie", id);
        }
    }

    /** Saves what was typed, and leads back to the account. */
    public @Nullable String save() {
        try {
            TieDetails details = fields.details();
            if (id.isEmpty()) {
                Ties.Entered entered =
                        ties.enter(me.actor(), new EnterTie(getWho().id(), details, "crm", token));
                if (!undertaking.isEmpty()) {
                    undertakings.done(
                            me.actor(), UndertakingId.of(undertaking), Optional.of(entered.id()));
                }
            } else {
                ties.change(me.actor(), new TieId(UUID.fromString(id)), version, details);
            }
        } catch (StaleVersion changedMeanwhile) {
            HandTie theirs = tie();
            conflict = new Conflict(theirs.author(), differences(TieFields.of(theirs.details())));
            return null;
        } catch (BusinessRuleViolation refused) {
            boolean atField = false;
            for (var violation : refused.violations()) {
                if (TieFields.NAMES.contains(violation.field())) {
                    atField = true;
                    notices.problemAt(
                            "form:" + violation.field(),
                            "rule." + violation.rule().code(),
                            violation.arguments().toArray());
                }
            }
            if (!atField) {
                throw refused;
            }
            return null;
        }
        notices.done("binding.tie.saved", fields.getSubject());
        return back();
    }

    /** Saves what was typed over what somebody else saved. */
    public @Nullable String keepMine() {
        version = tie().version();
        conflict = null;
        return save();
    }

    /** Takes what somebody else saved instead. */
    public void keepTheirs() {
        conflict = null;
        load();
    }

    /** Takes the tie back. */
    public String withdraw() {
        ties.withdraw(me.actor(), new TieId(UUID.fromString(id)), reason);
        notices.done("binding.tie.withdrawn", fields.getSubject());
        return back();
    }

    private String back() {
        return BindingAccountPage.PATH + "?faces-redirect=true&id=" + getWho().id();
    }

    private List<Conflict.Row> differences(TieFields theirs) {
        List<Conflict.Row> rows = new ArrayList<>();
        List<String> mine = fields.words(formats);
        List<String> others = theirs.words(formats);
        for (int i = 0; i < mine.size(); i++) {
            if (!mine.get(i).equals(others.get(i))) {
                rows.add(
                        new Conflict.Row(
                                formats.text("binding.tie." + TieFields.NAMES.get(i)),
                                mine.get(i),
                                others.get(i),
                                ""));
            }
        }
        return rows;
    }

    /** The dialog for two edits at once, when there is one. */
    public @Nullable Conflict getConflict() {
        return conflict;
    }

    /** The account. */
    public CustomerView.Header getWho() {
        if (header == null) {
            AccountId asked = BindingAccountPage.account(account);
            header = accounts.header(asked).orElseThrow(() -> new NotFound("account", asked));
        }
        return header;
    }

    /** The fields of the form. */
    public TieFields getFields() {
        return fields;
    }

    /** Whether a tie that is there is changed. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    /** The instruments by their levels; {@code OTHER} stands under each. */
    public List<SelectItem> getInstruments() {
        List<SelectItem> items = new ArrayList<>();
        for (BindingLevel level : BindingLevel.values()) {
            for (Instrument each : Instrument.of(level)) {
                items.add(
                        new SelectItem(
                                level + ":" + each,
                                formats.label(level) + ": " + formats.label(each)));
            }
        }
        return items;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = Optional.ofNullable(id).orElse("");
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = Optional.ofNullable(account).orElse("");
    }

    public String getInstrument() {
        return instrument;
    }

    public void setInstrument(@Nullable String instrument) {
        this.instrument = Optional.ofNullable(instrument).orElse("");
    }

    public String getUndertaking() {
        return undertaking;
    }

    /** The undertaking that the tie comes of; anything else is left out. */
    public void setUndertaking(@Nullable String undertaking) {
        this.undertaking =
                undertaking != null && undertaking.matches("[0-9a-f-]{36}") ? undertaking : "";
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = Optional.ofNullable(reason).orElse("");
    }
}
