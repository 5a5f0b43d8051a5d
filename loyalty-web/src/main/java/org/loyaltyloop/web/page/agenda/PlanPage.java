package org.loyaltyloop.web.page.agenda;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.MeetingId;
import org.loyaltyloop.agenda.MeetingTime;
import org.loyaltyloop.agenda.MeetingWay;
import org.loyaltyloop.agenda.Meetings;
import org.loyaltyloop.agenda.Origin;
import org.loyaltyloop.agenda.PlanMeeting;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Planning a meeting, with an account or among colleagues. */
@Named("planPage")
@ViewScoped
public class PlanPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MORNING = 10;

    private final Meetings meetings;
    private final CustomerViewQueries customers;
    private final StaffQueries staff;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    /** A form that is sent twice plans one meeting. */
    private final String token = UUID.randomUUID().toString();

    private final MeetingFields fields = new MeetingFields();
    private String account = "";
    private String date = "";
    private String title = "";
    private String place = "";
    private MeetingWay way = MeetingWay.VISIT;
    private String contact = "";
    private String colleague = "";
    private boolean free;
    private transient CustomerView.@Nullable Named chosen;
    private transient @Nullable CustomerView customer;

    @Inject
    PlanPage(
            Meetings meetings,
            CustomerViewQueries customers,
            StaffQueries staff,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.meetings = meetings;
        this.customers = customers;
        this.staff = staff;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PlanPage() {
        this.meetings = null;
        this.customers = null;
        this.staff = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /** Fills the form in: the day of the address, or tomorrow, in the morning. */
    public void open() {
        LocalDate day;
        try {
            day = LocalDate.parse(date);
        } catch (DateTimeException none) {
            day = formats.today().plusDays(1);
        }
        fields.setStart(day.atTime(MORNING, 0).toString());
        free = account.isEmpty();
        suggestContact();
    }

    private void suggestContact() {
        contact =
                customer()
                        .flatMap(CustomerView::likelyContact)
                        .map(likely -> likely.id().toString())
                        .orElse("");
    }

    /** Whether the address named no account, so that one may be chosen here. */
    public boolean isFree() {
        return free;
    }

    /** An account was chosen: its people can be. */
    public void choose() {
        account = chosen == null ? "" : chosen.id().toString();
        customer = null;
        suggestContact();
    }

    public CustomerView.@Nullable Named getChosen() {
        return chosen;
    }

    public void setChosen(CustomerView.@Nullable Named chosen) {
        this.chosen = chosen;
    }

    /** Puts the meeting into the agenda. */
    public String plan() {
        Optional<MeetingTime> time = fields.time(formats.getZone());
        if (time.isEmpty()) {
            notices.problemAt("plan:start", "rule." + InputRule.MALFORMED.code());
            return "";
        }
        if (free && chosen == null) {
            account = "";
            customer = null;
            contact = "";
        }
        Set<UserId> colleagues = new HashSet<>();
        colleagues.add(me.actor().user().orElseThrow());
        id(colleague).map(UserId::new).ifPresent(colleagues::add);
        MeetingId made =
                meetings.plan(
                        me.actor(),
                        new PlanMeeting(
                                title,
                                Optional.empty(),
                                customer().map(view -> view.header().id()),
                                colleagues,
                                id(contact).map(ContactId::new).stream()
                                        .collect(Collectors.toSet()),
                                time.get(),
                                Optional.of(place),
                                way,
                                Optional.of(new Origin("crm", token))));
        notices.done("agenda.planned");
        return "/agenda/meeting?faces-redirect=true&id=" + made;
    }

    private Optional<CustomerView> customer() {
        if (customer == null && !account.isEmpty()) {
            customer =
                    id(account)
                            .flatMap(given -> customers.of(new AccountId(given)))
                            .orElseThrow(() -> new NotFound("account", account));
        }
        return Optional.ofNullable(customer);
    }

    /** The name of the account; empty where the meeting is among colleagues. */
    public String getAccountName() {
        return customer().map(view -> view.header().name()).orElse("");
    }

    /** The people at the account. */
    public List<SelectItem> getContacts() {
        return customer().stream()
                .flatMap(view -> view.contacts().stream())
                .map(one -> new SelectItem(one.id().toString(), one.name()))
                .toList();
    }

    /** The colleagues who may come along. */
    public List<SelectItem> getColleagues() {
        return staff.colleagues().stream()
                .filter(Colleague::active)
                .filter(one -> !me.actor().user().equals(Optional.of(one.id())))
                .map(one -> new SelectItem(one.id().toString(), one.displayName()))
                .toList();
    }

    /** How people can meet. */
    public List<SelectItem> getWays() {
        return Arrays.stream(MeetingWay.values())
                .map(one -> new SelectItem(one.name(), formats.label(one)))
                .toList();
    }

    public MeetingFields getFields() {
        return fields;
    }

    private static Optional<UUID> id(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("record", text);
        }
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = text(account);
    }

    public String getDate() {
        return date;
    }

    public void setDate(@Nullable String date) {
        this.date = text(date);
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = text(title);
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(@Nullable String place) {
        this.place = text(place);
    }

    public String getWay() {
        return way.name();
    }

    public void setWay(String way) {
        this.way = MeetingWay.valueOf(way);
    }

    public String getContact() {
        return contact;
    }

    public void setContact(@Nullable String contact) {
        this.contact = text(contact);
    }

    public String getColleague() {
        return colleague;
    }

    public void setColleague(@Nullable String colleague) {
        this.colleague = text(colleague);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
