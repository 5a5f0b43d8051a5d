package org.loyaltyloop.web.page.touchpoint;

import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointType;
import org.loyaltyloop.touchpoint.Touchpoints;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The quick log: what happened in one line, along which channel, and who acted; the rest is filled
 * in and can be changed. The form carries a token that becomes the touchpoint's external id, so
 * that a second click records nothing new.
 */
@Named("quickLog")
@ViewScoped
public class QuickLog implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The source of touchpoints that people log on a screen. */
    static final String SOURCE = "crm";

    private static final String OTHER = "OTHER";

    private final Touchpoints touchpoints;
    private final TouchpointCatalogue catalogue;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;
    private final Clock clock;

    private String account = "";
    private boolean customer;
    private LinkedHashMap<String, String> contacts = new LinkedHashMap<>();

    private String token = TimeOrderedId.next().toString();
    private String what = "";
    private String channel = Channel.PHONE.name();
    private String otherChannel = Channel.CHAT.name();
    private String direction = Direction.INBOUND.name();
    private String department = "";
    private String contact = "";
    private String type = "";
    private String stage = "";
    private String when = "";
    private String outcome = "";
    private boolean typeChosen;

    private String logged = "";
    private String loggedWords = "";

    @Inject
    QuickLog(
            Touchpoints touchpoints,
            TouchpointCatalogue catalogue,
            CurrentUser me,
            Formats formats,
            Notices notices,
            Clock clock) {
        this.touchpoints = touchpoints;
        this.catalogue = catalogue;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected QuickLog() {
        this.touchpoints = null;
        this.catalogue = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
        this.clock = null;
    }

    /** Starts a log at that account; its likely contact is filled in. */
    public void beginAt(CustomerView view) {
        account = view.header().id().toString();
        customer = view.figures().lastPurchaseAt().isPresent();
        contacts = new LinkedHashMap<>();
        view.contacts().forEach(person -> contacts.put(person.id().toString(), person.name()));
        contact = view.likelyContact().map(person -> person.id().toString()).orElse("");
        department = LogSuggestion.department(me.actor().roles()).name();
        suggest();
    }

    /**
     * The channel or the direction was chosen: type and stage follow, unless the person chose a
     * type.
     */
    public void suggest() {
        if (!typeChosen) {
            type = LogSuggestion.type(channel(), direction(), department());
        }
        placeByType();
    }

    /** The channel was chosen: the usual direction comes with it. */
    public void channelChosen() {
        direction = LogSuggestion.direction(channel()).name();
        suggest();
    }

    /** A type was chosen: its stage follows. */
    public void chooseType() {
        typeChosen = true;
        placeByType();
    }

    /** Records what was typed. */
    public void log() {
        if (what.isBlank()) {
            notices.problemAt("qlog:what", "rule." + InputRule.REQUIRED.code());
            return;
        }
        Optional<Instant> moment = moment();
        if (moment.isEmpty()) {
            notices.problemAt("qlog:when", "rule." + InputRule.MALFORMED.code());
            return;
        }
        Touchpoints.Recorded recorded =
                touchpoints.record(me.actor(), draft(moment.get()).toCommand());
        logged = recorded.id().toString();
        loggedWords = formats.text("touchpoint.log.done", what.strip(), formats.label(stage()));
        startAgain();
    }

    /** Takes back what was logged last. */
    public void undo() {
        if (!logged.isEmpty()) {
            touchpoints.withdraw(
                    me.actor(),
                    TouchpointId.of(logged),
                    formats.text("touchpoint.log.undone.reason"));
            logged = "";
            notices.done("touchpoint.log.undone");
        }
    }

    /** The words about what was logged last; they go with the next request. */
    public String getLoggedWords() {
        return logged.isEmpty() ? "" : loggedWords;
    }

    /** The page of what was logged last. */
    public String getLoggedLink() {
        return "/touchpoint/touchpoint?id=" + logged;
    }

    private TouchpointDraft draft(Instant moment) {
        LoopStage usual = usualStage();
        boolean moved = stage() != usual;
        return new TouchpointDraft()
                .accountId(account)
                .contactId(contact)
                .type(type)
                .stage(moved ? stage : null)
                .stageReason(moved ? formats.text("touchpoint.log.stage.reason") : null)
                .channel(channel().name())
                .direction(direction)
                .department(department)
                .occurredAt(moment)
                .known(SOURCE, token)
                .summary(what)
                .outcome(outcome);
    }

    private void startAgain() {
        token = TimeOrderedId.next().toString();
        what = "";
        outcome = "";
        when = "";
        typeChosen = false;
        suggest();
    }

    private Optional<Instant> moment() {
        if (when.isBlank()) {
            return Optional.of(clock.instant());
        }
        try {
            return Optional.of(LocalDateTime.parse(when).atZone(formats.getZone()).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private void placeByType() {
        stage = usualStage().name();
    }

    /**
     * Where the catalogue places the type; where it leaves that open, as the domain will: customers
     * talk, others look round.
     */
    private LoopStage usualStage() {
        return catalogue
                .find(type)
                .flatMap(TouchpointType::stage)
                .orElse(customer ? LoopStage.INTERACTION : LoopStage.ORIENTATION);
    }

    private Channel channel() {
        return Channel.valueOf(channel.equals(OTHER) ? otherChannel : channel);
    }

    private Direction direction() {
        return Direction.valueOf(direction);
    }

    private Department department() {
        return Department.valueOf(department);
    }

    private LoopStage stage() {
        return LoopStage.valueOf(stage);
    }

    /** The channels with a button, and the one that opens the list of the others. */
    public List<SelectItem> getChannels() {
        List<SelectItem> items = new ArrayList<>();
        LogSuggestion.MAIN_CHANNELS.forEach(
                main -> items.add(new SelectItem(main.name(), formats.label(main))));
        items.add(new SelectItem(OTHER, formats.text("touchpoint.log.channel.other")));
        return items;
    }

    /** The channels of the list. */
    public List<SelectItem> getOtherChannels() {
        return LogSuggestion.OTHER_CHANNELS.stream()
                .map(other -> new SelectItem(other.name(), formats.label(other)))
                .toList();
    }

    /** Whether the list of other channels is open. */
    public boolean isOther() {
        return channel.equals(OTHER);
    }

    /** Who acted. */
    public List<SelectItem> getDirections() {
        return Arrays.stream(Direction.values())
                .map(
                        d ->
                                new SelectItem(
                                        d.name(),
                                        formats.text("touchpoint.log.direction." + d.name())))
                .toList();
    }

    /** The departments to log for. */
    public List<SelectItem> getDepartments() {
        return Arrays.stream(Department.values())
                .filter(d -> d != Department.SYSTEM)
                .map(d -> new SelectItem(d.name(), formats.label(d)))
                .toList();
    }

    /** The people at the account. */
    public Map<String, String> getContacts() {
        return contacts;
    }

    /** The people at the account to choose from. */
    public List<SelectItem> getContactItems() {
        return contacts.entrySet().stream()
                .map(person -> new SelectItem(person.getKey(), person.getValue()))
                .toList();
    }

    /** The stages to choose from. */
    public List<SelectItem> getStages() {
        return Arrays.stream(LoopStage.values())
                .map(s -> new SelectItem(s.name(), s.number() + " " + formats.label(s)))
                .toList();
    }

    /** The catalogue by stage; what has none stands first. */
    public List<SelectItem> getTypes() {
        Map<String, List<SelectItem>> groups = new LinkedHashMap<>();
        groups.put(formats.text("touchpoint.log.type.open"), new ArrayList<>());
        for (LoopStage each : LoopStage.values()) {
            groups.put(each.number() + " " + formats.label(each), new ArrayList<>());
        }
        List<List<SelectItem>> inOrder = List.copyOf(groups.values());
        catalogue.all().stream()
                .filter(TouchpointType::active)
                .forEach(
                        known ->
                                inOrder.get(known.stage().map(LoopStage::number).orElse(0))
                                        .add(
                                                new SelectItem(
                                                        known.code(),
                                                        known.name(formats.getLocale()))));
        List<SelectItem> items = new ArrayList<>();
        groups.forEach(
                (label, members) ->
                        items.add(
                                new SelectItemGroup(
                                        label, null, false, members.toArray(SelectItem[]::new))));
        return items;
    }

    /** The name of the type that will be recorded. */
    public String getTypeName() {
        return catalogue.find(type).map(known -> known.name(formats.getLocale())).orElse("");
    }

    /** Whether it moves the loop: a mail that we send moves nobody. */
    public boolean isMoving() {
        return catalogue.find(type).filter(known -> known.moves(direction())).isPresent();
    }

    /** The stage it will be placed in. */
    public LoopStage getPlace() {
        return stage();
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(@Nullable String what) {
        this.what = text(what);
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getOtherChannel() {
        return otherChannel;
    }

    public void setOtherChannel(String otherChannel) {
        this.otherChannel = otherChannel;
    }

    public String getDirection() {
        return direction;
    }

    public void setDirection(String direction) {
        this.direction = direction;
    }

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String department) {
        this.department = department;
    }

    public String getContact() {
        return contact;
    }

    public void setContact(@Nullable String contact) {
        this.contact = text(contact);
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getStage() {
        return stage;
    }

    public void setStage(String stage) {
        this.stage = stage;
    }

    public String getWhen() {
        return when;
    }

    public void setWhen(@Nullable String when) {
        this.when = text(when);
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = text(outcome);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
