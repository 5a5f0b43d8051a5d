package org.loyaltyloop.web.page.accounts;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountField;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.Accounts;
import org.loyaltyloop.customer.Duplicates;
import org.loyaltyloop.customer.MergeAccounts;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.customerview.Search;
import org.loyaltyloop.customerview.SearchHit;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.component.Lookalikes;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * Makes one account of two: which one stays, what it takes over from the other, and what happens to
 * the rest. The address holds both accounts; {@code keep} names the one that stays.
 */
@Named("accountMergePage")
@ViewScoped
public class AccountMergePage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int OFFERED = 12;
    private static final String CHOICE = "take.";

    private final Accounts accounts;
    private final CustomerViewQueries views;
    private final Search search;
    private final Lookalikes lookalikes;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String with = "";
    private String keep = "";
    private int survivorVersion;
    private int loserVersion;
    private transient @Nullable CustomerView here;
    private transient @Nullable CustomerView other;
    private transient CustomerView.@Nullable Named chosen;

    @Inject
    AccountMergePage(
            Accounts accounts,
            CustomerViewQueries views,
            Search search,
            Lookalikes lookalikes,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.accounts = accounts;
        this.views = views;
        this.search = search;
        this.lookalikes = lookalikes;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountMergePage() {
        this.accounts = null;
        this.views = null;
        this.search = null;
        this.lookalikes = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /**
     * A field of both accounts side by side.
     *
     * @param takeLoser whether the loser's value is suggested: the survivor has none
     * @param same whether both say the same, so that there is nothing to choose
     */
    public record FieldRow(
            String key,
            String label,
            String survivor,
            String loser,
            boolean takeLoser,
            boolean same) {}

    /** Reads both accounts of the address; checks that the reader may write them. */
    public void open() {
        CustomerView first = getHere();
        requireWriting(first);
        if (isBoth()) {
            requireWriting(getOther());
            survivorVersion = getSurvivor().header().version();
            loserVersion = getLoser().header().version();
        }
    }

    private void requireWriting(CustomerView view) {
        CustomerView.Header header = view.header();
        if (!me.actor()
                .mayWriteAccount(
                        header.owner().map(CustomerView.Owner::id),
                        header.team().map(CustomerView.Team::id))) {
            throw new AccessDenied("write account");
        }
    }

    /** The account that one came from. */
    public CustomerView getHere() {
        if (here == null) {
            here = read(id);
        }
        return here;
    }

    /** The account to merge it with. */
    public CustomerView getOther() {
        if (other == null) {
            other = read(with);
        }
        return other;
    }

    /** Whether both accounts are known. */
    public boolean isBoth() {
        return !with.isEmpty() && !getHere().header().id().equals(getOther().header().id());
    }

    /** The account that stays. */
    public CustomerView getSurvivor() {
        return keep.equals(with) && !with.isEmpty() ? getOther() : getHere();
    }

    /** The account that ends. */
    public CustomerView getLoser() {
        return getSurvivor() == getHere() ? getOther() : getHere();
    }

    /** The address of the same page with the other account staying. */
    public String getSwapLink() {
        return "/accounts/merge?id="
                + id
                + "&with="
                + with
                + "&keep="
                + (getSurvivor() == getHere() ? with : id);
    }

    /** The address that goes on with that account. */
    public String link(String otherId) {
        return "/accounts/merge?id=" + id + "&with=" + otherId;
    }

    /** An account was chosen by name: the page goes on with both. */
    public @Nullable String choose() {
        return chosen == null
                ? null
                : "/accounts/merge?faces-redirect=true&id=" + id + "&with=" + chosen.id();
    }

    /** Known accounts that look like this one. */
    public List<Lookalikes.Lookalike> getAlike() {
        CustomerView.Header header = getHere().header();
        return lookalikes.ofAccount(
                new Duplicates.AccountProbe(
                        header.name(),
                        header.email(),
                        header.phone(),
                        Optional.empty(),
                        Optional.of(header.id())));
    }

    /** Accounts of that name. */
    public List<CustomerView.Named> find(String typed) {
        return search.find(typed, OFFERED).stream()
                .filter(
                        hit ->
                                hit.kind() == SearchHit.Kind.ACCOUNT
                                        && !hit.id().equals(getHere().header().id().value()))
                .map(hit -> new CustomerView.Named(new AccountId(hit.id()), hit.name()))
                .toList();
    }

    /** The fields of both accounts, those that differ first. */
    public List<FieldRow> getRows() {
        return Arrays.stream(AccountField.values())
                .map(this::row)
                .filter(row -> !row.survivor().isEmpty() || !row.loser().isEmpty())
                .sorted((a, b) -> Boolean.compare(a.same(), b.same()))
                .toList();
    }

    private FieldRow row(AccountField field) {
        String stays = text(field, getSurvivor());
        String goes = text(field, getLoser());
        return new FieldRow(
                field.name(),
                formats.text("accounts.merge.field." + field),
                stays,
                goes,
                stays.isEmpty() && !goes.isEmpty(),
                stays.equals(goes) || goes.isEmpty());
    }

    private String text(AccountField field, CustomerView view) {
        CustomerView.Header header = view.header();
        return switch (field) {
            case NAME -> header.name();
            case PARENT ->
                    header.parent()
                            .filter(parent -> !parent.id().equals(getSurvivor().header().id()))
                            .filter(parent -> !parent.id().equals(getLoser().header().id()))
                            .map(CustomerView.Named::name)
                            .orElse("");
            case OWNER -> header.owner().map(CustomerView.Owner::name).orElse("");
            case TEAM -> header.team().map(CustomerView.Team::name).orElse("");
            case SECTOR -> header.sector().orElse("");
            case EMPLOYEES -> header.employees().map(formats::number).orElse("");
            case ANNUAL_REVENUE ->
                    header.annualRevenue()
                            .map(amount -> formats.money(amount, header.currency()))
                            .orElse("");
            case EMAIL -> header.email().orElse("");
            case PHONE -> header.phone().orElse("");
            case WEBSITE -> header.website().orElse("");
            case CUSTOMER_SINCE -> header.customerSince().map(formats::date).orElse("");
            case ADDRESSES ->
                    view.addresses().stream()
                            .map(
                                    address ->
                                            Stream.of(address.street(), address.city())
                                                    .flatMap(Optional::stream)
                                                    .collect(Collectors.joining(", ")))
                            .collect(Collectors.joining(" · "));
        };
    }

    /** What happens to what belongs to the account that ends, in words. */
    public List<String> getConsequences() {
        CustomerView loser = getLoser();
        String name = getSurvivor().header().name();
        return List.of(
                formats.text("accounts.merge.touchpoints", loser.figures().touchpoints(), name),
                formats.text("accounts.merge.contacts", loser.contacts().size()),
                formats.text("accounts.merge.references", loser.references().size()),
                formats.text("accounts.merge.subsidiaries", loser.subsidiaries().size()),
                formats.text("accounts.merge.link", loser.header().name(), name));
    }

    /** Makes one account of both. */
    public String merge() {
        AccountId survivor = getSurvivor().header().id();
        String loserName = getLoser().header().name();
        accounts.merge(
                me.actor(),
                new MergeAccounts(
                        getLoser().header().id(),
                        loserVersion,
                        survivor,
                        survivorVersion,
                        taken()));
        notices.done("accounts.merge.done", loserName, getSurvivor().header().name());
        return AccountPage.PATH + "?faces-redirect=true&id=" + survivor;
    }

    private static Set<AccountField> taken() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        return Arrays.stream(AccountField.values())
                .filter(field -> "loser".equals(parameters.get(CHOICE + field)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccountField.class)));
    }

    private CustomerView read(String text) {
        try {
            return views.of(new AccountId(UUID.fromString(text)))
                    .orElseThrow(() -> new NotFound("account", text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", text);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getWith() {
        return with;
    }

    public void setWith(@Nullable String with) {
        this.with = with == null ? "" : with;
    }

    public String getKeep() {
        return keep;
    }

    public void setKeep(@Nullable String keep) {
        this.keep = keep == null ? "" : keep;
    }

    public CustomerView.@Nullable Named getChosen() {
        return chosen;
    }

    public void setChosen(CustomerView.@Nullable Named chosen) {
        this.chosen = chosen;
    }
}
