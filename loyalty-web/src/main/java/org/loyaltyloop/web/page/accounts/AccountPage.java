package org.loyaltyloop.web.page.accounts;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.PhoneNumber;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.journey.JourneyQueries;
import org.loyaltyloop.journey.JourneyView;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.component.DayGroups;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.LoopRing;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.page.touchpoint.QuickLog;
import org.loyaltyloop.web.page.touchpoint.TimelineItem;
import org.loyaltyloop.web.page.touchpoint.TouchpointWords;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The customer view: one account as all departments know it. Keeps only what was asked for; what is
 * shown is read anew for each answer, so that the page is right after something was logged.
 */
@Named("accountPage")
@ViewScoped
public class AccountPage implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String PATH = "/accounts/account";

    private static final int ROWS = 30;
    private static final int DEPARTMENTS_SHOWN = 4;
    private static final List<String> FILTERS = List.of("stage", "department", "channel", "q");

    private final CustomerViewQueries views;
    private final JourneyQueries journeyQueries;
    private final TouchpointQueries touchpoints;
    private final TouchpointCatalogue catalogue;
    private final QuickLog quickLog;
    private final CurrentUser me;
    private final Formats formats;
    private final TouchpointWords words;
    private final Notices notices;
    private final Clock clock;

    private String id = "";
    private String asked = "";

    private transient @Nullable CustomerView view;
    private transient @Nullable List<JourneyView> journeys;
    private transient @Nullable Slice<TouchpointRow> timeline;
    private transient @Nullable List<DayGroups.Day<TimelineItem>> days;

    @Inject
    AccountPage(
            CustomerViewQueries views,
            JourneyQueries journeyQueries,
            TouchpointQueries touchpoints,
            TouchpointCatalogue catalogue,
            QuickLog quickLog,
            CurrentUser me,
            Formats formats,
            TouchpointWords words,
            Notices notices,
            Clock clock) {
        this.views = views;
        this.journeyQueries = journeyQueries;
        this.touchpoints = touchpoints;
        this.catalogue = catalogue;
        this.quickLog = quickLog;
        this.me = me;
        this.formats = formats;
        this.words = words;
        this.notices = notices;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountPage() {
        this.views = null;
        this.journeyQueries = null;
        this.touchpoints = null;
        this.catalogue = null;
        this.quickLog = null;
        this.me = null;
        this.formats = null;
        this.words = null;
        this.notices = null;
        this.clock = null;
    }

    /**
     * A journey over one product line.
     *
     * @param offering name of the line
     */
    public record OfferingJourney(
            String offering,
            LoopRing ring,
            LoopStage reached,
            int lap,
            boolean stalled,
            Instant lastTouchAt) {}

    /**
     * Reads what the address asks for; a merged account leads to its survivor, an unknown one to
     * 404.
     */
    public @Nullable String open() {
        CustomerView found = getView();
        asked =
                UrlQuery.of(
                                FacesContext.getCurrentInstance()
                                        .getExternalContext()
                                        .getRequestParameterValuesMap())
                        .toString();
        if (found.header().merged()) {
            notices.warning("customer.merged", found.header().askedForName());
            return PATH + "?faces-redirect=true&id=" + found.header().id();
        }
        // Read before anything is written, so that a fault still has a page of its own.
        journeys();
        timeline();
        quickLog.beginAt(found);
        return null;
    }

    /** Logs what was typed, and shows the page as it is then. */
    public void log() {
        quickLog.log();
        refresh();
    }

    /** Takes back what was logged last. */
    public void undo() {
        quickLog.undo();
        refresh();
    }

    private void refresh() {
        view = null;
        journeys = null;
        timeline = null;
        days = null;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    /** The account with all that is known of it. */
    public CustomerView getView() {
        if (view == null) {
            view = views.of(accountId()).orElseThrow(() -> new NotFound("account", id));
        }
        return view;
    }

    private CustomerView.Header header() {
        return getView().header();
    }

    // Who they are

    /** The city of the visiting address, or whatever address has one. */
    public String getCity() {
        return getView().addresses().stream()
                .flatMap(address -> address.city().stream())
                .findFirst()
                .orElse("");
    }

    /** Since when they are a customer, or known. */
    public String getSinceWords() {
        return header().customerSince()
                .map(day -> formats.text("customer.since", formats.month(day)))
                .orElseGet(
                        () ->
                                formats.text(
                                        "customer.since.known",
                                        formats.month(header().createdAt())));
    }

    /** The list of accounts of the same sector. */
    public String getSectorLink() {
        return UrlQuery.empty()
                .with(AccountListAddress.SECTOR, header().sector().orElse(""))
                .on(AccountListAddress.PAGE);
    }

    /** The website as an address that a browser understands. */
    public String getWebsiteLink() {
        String site = header().website().orElse("");
        return site.matches("(?i)https?://.*") ? site : "https://" + site;
    }

    /** A telephone number as a device dials it. */
    public String dialable(String typed) {
        return PhoneNumber.parse(typed).map(number -> "+" + number.digits()).orElse("");
    }

    /** The number to call a contact at: the mobile one first. */
    public String dial(CustomerView.ContactRow contact) {
        return dialable(contact.mobile().or(contact::phone).orElse(""));
    }

    /** What somebody does at the account, and decides there. */
    public String roleWords(CustomerView.ContactRow contact) {
        return Stream.of(
                        contact.jobTitle().or(contact::department),
                        Optional.of(
                                formats.text("ContactRole." + contact.role())
                                        .toLowerCase(formats.getLocale())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    /** When and how somebody was last in touch. */
    public String lastTouchWords(CustomerView.ContactRow contact) {
        return contact.lastTouch()
                .map(
                        last ->
                                formats.text(
                                        "customer.contacts.last",
                                        catalogue
                                                .find(last.type())
                                                .map(type -> type.name(formats.getLocale()))
                                                .orElse(last.type()),
                                        formats.ago(last.at())))
                .orElseGet(() -> formats.text("customer.contacts.never"));
    }

    /** An address on one line. */
    public String addressLines(CustomerView.AddressRow address) {
        String place =
                Stream.of(address.postalCode(), address.city())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" "));
        return Stream.of(address.street(), Optional.of(place), address.country())
                .flatMap(Optional::stream)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** The name of a profile's attribute: a code of words reads as words. */
    public String attributeName(String attribute) {
        String spaced = attribute.replace('_', ' ').strip();
        return attribute.equals(attribute.toUpperCase(formats.getLocale())) && spaced.length() > 1
                ? spaced.charAt(0) + spaced.substring(1).toLowerCase(formats.getLocale())
                : spaced;
    }

    // Where they are

    /** Where they are on the loop. */
    public Place getPlace() {
        return journeys().stream()
                .filter(journey -> journey.offering().isEmpty())
                .findFirst()
                .map(journey -> Place.of(journey, formats, clock))
                .orElseGet(Place::nowhere);
    }

    /** Where they are with each product line. */
    public List<OfferingJourney> getOfferingJourneys() {
        return journeys().stream()
                .filter(journey -> journey.offering().isPresent())
                .map(
                        journey ->
                                new OfferingJourney(
                                        journey.offering().orElseThrow().name(),
                                        Place.ring(journey),
                                        journey.reached(),
                                        journey.lap(),
                                        journey.stalled(),
                                        journey.lastTouchAt()))
                .toList();
    }

    private List<JourneyView> journeys() {
        if (journeys == null) {
            journeys = journeyQueries.of(accountId());
        }
        return journeys;
    }

    // Their year in figures

    /** The busiest departments. */
    public List<CustomerView.DepartmentCount> getDepartments() {
        return getView().figures().departments().stream().limit(DEPARTMENTS_SHOWN).toList();
    }

    /** A department's count against the busiest one's, 0 to 100. */
    public long share(CustomerView.DepartmentCount count) {
        return Math.round(100.0 * count.touchpoints() / Math.max(1, getView().figures().busiest()));
    }

    /** The timeline of one department. */
    public String departmentLink(Department department) {
        return link(UrlQuery.empty().with("department", department.name()));
    }

    /** The timeline of what was bought. */
    public String getPurchasesLink() {
        return link(UrlQuery.empty().with("stage", LoopStage.TRANSACTION.name()));
    }

    /** The timeline of help that was asked for. */
    public String getHelpLink() {
        return link(UrlQuery.empty().with("stage", LoopStage.SERVICE.name()));
    }

    /** When they last bought. */
    public String getLastPurchaseWords() {
        return getView()
                .figures()
                .lastPurchaseAt()
                .map(at -> formats.text("customer.year.purchases.last", formats.date(at)))
                .orElseGet(() -> formats.text("customer.year.purchases.never"));
    }

    /** The scale of an answer, in words. */
    public String scale(CustomerView.Answer answer) {
        return formats.text("customer.answers.scale." + answer.metric());
    }

    // Their timeline

    /** The filters of the timeline, with what is chosen. */
    public List<FilterChip> getChips() {
        return List.of(
                chip(
                        "stage",
                        Arrays.stream(LoopStage.values())
                                .map(
                                        s ->
                                                new FilterChip.Option(
                                                        s.name(),
                                                        formats.label(s),
                                                        s.number(),
                                                        asked().has("stage", s.name())))
                                .toList()),
                chip("department", options("department", Department.values())),
                chip("channel", options("channel", Channel.values())));
    }

    /** The text looked for in the timeline. */
    public String getText() {
        return asked().first("q").orElse("");
    }

    /** Whether anything restricts the timeline. */
    public boolean isFiltered() {
        return !asked().only(FILTERS).isEmpty();
    }

    /** The touchpoints of this page of the timeline, by day. */
    public List<DayGroups.Day<TimelineItem>> getDays() {
        if (days == null) {
            days =
                    DayGroups.of(
                            timeline().items().stream().map(words::item).toList(),
                            TimelineItem::at,
                            formats.getZone());
        }
        return days;
    }

    /** A day's heading. */
    public String dayWords(LocalDate day) {
        LocalDate today = formats.today();
        if (day.equals(today)) {
            return formats.text("customer.timeline.today", formats.day(day));
        }
        return day.equals(today.minusDays(1))
                ? formats.text("customer.timeline.yesterday", formats.day(day))
                : formats.day(day);
    }

    /** The address of what happened before; empty at the beginning. */
    public String getEarlierLink() {
        return timeline()
                .next()
                .map(cursor -> link(asked().only(FILTERS).with("before", cursor)))
                .orElse("");
    }

    /**
     * How many touchpoints are still to be shown where that is known, otherwise that there are
     * more.
     */
    public String getEarlierWords() {
        long rest = getView().figures().touchpoints() - timeline().items().size();
        boolean known = !isFiltered() && asked().first("before").isEmpty() && rest > 0;
        return known
                ? formats.text("customer.timeline.earlier.n", formats.number(rest))
                : formats.text("customer.timeline.earlier");
    }

    private Slice<TouchpointRow> timeline() {
        if (timeline == null) {
            TouchpointFilter filter =
                    TouchpointFilter.ALL
                            .of(accountId())
                            .in(constants("stage", LoopStage.values()))
                            .by(constants("department", Department.values()))
                            .along(constants("channel", Channel.values()))
                            .saying(asked().first("q"))
                            .alsoWithdrawn();
            timeline = page(filter);
        }
        return timeline;
    }

    /** The part that the cursor asks for; the first one where the cursor is of another list. */
    private Slice<TouchpointRow> page(TouchpointFilter filter) {
        try {
            return touchpoints.list(filter, asked().first("before"), ROWS);
        } catch (InvalidCursor tampered) {
            return touchpoints.list(filter, Optional.empty(), ROWS);
        }
    }

    // Rights

    /** Whether the reader may change the account. */
    public boolean isMayChange() {
        return me.opens("/accounts/edit")
                && me.actor()
                        .mayWriteAccount(
                                header().owner().map(CustomerView.Owner::id),
                                header().team().map(CustomerView.Team::id));
    }

    /** Whether the reader may merge it with another. */
    public boolean isMayMerge() {
        return isMayChange();
    }

    /** Whether the reader may add and change contacts. */
    public boolean isMayChangeContacts() {
        return me.opens("/contacts/edit")
                && me.actor()
                        .mayWriteContacts(
                                header().owner().map(CustomerView.Owner::id),
                                header().team().map(CustomerView.Team::id));
    }

    /** Whether the reader may log touchpoints here. */
    public boolean isMayLog() {
        return me.actor()
                .mayWriteTouchpoints(
                        header().owner().map(CustomerView.Owner::id),
                        header().team().map(CustomerView.Team::id));
    }

    private AccountId accountId() {
        try {
            return new AccountId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", id);
        }
    }

    private UrlQuery asked() {
        return UrlQuery.parse(asked);
    }

    private String link(UrlQuery query) {
        return UrlQuery.empty().with("id", id).on(PATH) + (query.isEmpty() ? "" : "&" + query);
    }

    private <E extends Enum<E>> List<E> constants(String name, E[] all) {
        return Arrays.stream(all).filter(constant -> asked().has(name, constant.name())).toList();
    }

    private FilterChip chip(String name, List<FilterChip.Option> options) {
        return FilterChip.of(
                name, formats.text("customer.timeline." + name), options, false, formats);
    }

    private List<FilterChip.Option> options(String name, Enum<?>[] all) {
        return Arrays.stream(all)
                .map(
                        constant ->
                                new FilterChip.Option(
                                        constant.name(),
                                        formats.label(constant),
                                        0,
                                        asked().has(name, constant.name())))
                .toList();
    }
}
