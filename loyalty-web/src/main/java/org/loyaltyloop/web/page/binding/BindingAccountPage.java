package org.loyaltyloop.web.page.binding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingHistory;
import org.loyaltyloop.binding.BindingProfile;
import org.loyaltyloop.binding.BindingQueries;
import org.loyaltyloop.binding.BindingView;
import org.loyaltyloop.binding.Measure;
import org.loyaltyloop.binding.MeasureId;
import org.loyaltyloop.binding.MeasureLibrary;
import org.loyaltyloop.binding.Undertaking;
import org.loyaltyloop.binding.UndertakingId;
import org.loyaltyloop.binding.Undertakings;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What ties one account, with every figure's making; in pages {@code bindingAccount}. */
@Named("bindingAccount")
@ViewScoped
public class BindingAccountPage implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String PATH = "/binding/account";

    private static final int MOVES = 40;

    private final CustomerViewQueries accounts;
    private final BindingQueries queries;
    private final Undertakings undertakings;
    private final MeasureLibrary library;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    // What was shown when a button was pressed, whatever others did meanwhile.
    private final ArrayList<String> suggested = new ArrayList<>();
    private final ArrayList<String> takenUp = new ArrayList<>();
    private transient CustomerView.@Nullable Header header;
    private transient BindingQueries.@Nullable Whole whole;

    @Inject
    BindingAccountPage(
            CustomerViewQueries accounts,
            BindingQueries queries,
            Undertakings undertakings,
            MeasureLibrary library,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.accounts = accounts;
        this.queries = queries;
        this.undertakings = undertakings;
        this.library = library;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingAccountPage() {
        this(null, null, null, null, null, null, null);
    }

    /** Reads the account; a merged one answers with its survivor, an unknown one is 404. */
    public void load() {
        List<Undertaking> begun = whole().undertakings();
        begun.forEach(one -> takenUp.add(one.id().toString()));
        getView().suggestions().stream()
                .map(Measure::id)
                .filter(measure -> begun.stream().noneMatch(one -> one.measure().equals(measure)))
                .forEach(measure -> suggested.add(measure.toString()));
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
            AccountId asked = account(id);
            header = accounts.header(asked).orElseThrow(() -> new NotFound("account", asked));
        }
        return header;
    }

    private BindingQueries.Whole whole() {
        if (whole == null) {
            whole = queries.whole(getWho().id());
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

    // What to do about it

    /** The measures that the library suggests and nobody has taken up, by their ids. */
    public List<String> getSuggested() {
        return suggested;
    }

    /** A measure of the library. */
    public Measure measure(String measure) {
        return library.known().stream()
                .filter(known -> known.id().toString().equals(measure))
                .findFirst()
                .orElseThrow(() -> new NotFound("measure", measure));
    }

    /** The measures that are taken up, by the ids of their undertakings. */
    public List<String> getTakenUp() {
        return takenUp;
    }

    /** What is taken up; null where it ended meanwhile. */
    public @Nullable Undertaking undertaking(String undertaking) {
        return whole().undertakings().stream()
                .filter(one -> one.id().toString().equals(undertaking))
                .findFirst()
                .orElse(null);
    }

    /** Makes a measure a task. */
    public String assign(String measure) {
        undertakings.assign(me.actor(), getWho().id(), MeasureId.of(measure), formats.getLocale());
        notices.done("binding.taken.task.done");
        return again();
    }

    /** Puts a measure on the list for the next conversation. */
    public String raise(String measure) {
        undertakings.raise(me.actor(), getWho().id(), MeasureId.of(measure));
        notices.done("binding.taken.topic.done");
        return again();
    }

    /** A measure is done without a tie of its own. */
    public String done(String undertaking) {
        undertakings.done(me.actor(), UndertakingId.of(undertaking), Optional.empty());
        notices.done("binding.taken.ended");
        return again();
    }

    /** A measure is not to be done after all. */
    public String drop(String undertaking) {
        undertakings.drop(me.actor(), UndertakingId.of(undertaking));
        notices.done("binding.taken.dropped");
        return again();
    }

    private String again() {
        return PATH + "?faces-redirect=true&id=" + getWho().id();
    }

    /** Whether the reader may take up measures here. */
    public boolean isMayTakeUp() {
        return Undertakings.mayTakeUp(
                me.actor(),
                getWho().owner().map(CustomerView.Owner::id),
                getWho().team().map(CustomerView.Team::id));
    }
}
