package org.loyaltyloop.web.page.conversations;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.ConversationDetails;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.ConversationQueries;
import org.loyaltyloop.conversation.ConversationState;
import org.loyaltyloop.conversation.ConversationView;
import org.loyaltyloop.conversation.Conversations;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The form of a conversation that is planned or was held. Two people who edit it at once each keep
 * what they typed.
 */
@Named("conversationEdit")
@ViewScoped
public class ConversationEditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Conversations conversations;
    private final ConversationQueries queries;
    private final StaffQueries staff;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private int version;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private @Nullable LinkedHashMap<String, String> theirs;
    private transient @Nullable ConversationView view;
    private transient @Nullable List<Someone> contacts;
    private transient @Nullable List<Someone> colleagues;

    /** Somebody by their id's text. */
    private record Someone(String id, String name) {}

    @Inject
    ConversationEditPage(
            Conversations conversations,
            ConversationQueries queries,
            StaffQueries staff,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.conversations = conversations;
        this.queries = queries;
        this.staff = staff;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConversationEditPage() {
        this(null, null, null, null, null, null, null);
    }

    /** Fills the form; one that was cancelled is only read. */
    public @Nullable String open() {
        if (!me.actor().mayWriteAccount(getView().owner(), getView().team())) {
            throw new AccessDenied("write conversation");
        }
        if (getView().state() == ConversationState.CANCELLED) {
            return ConversationPage.PATH + "?faces-redirect=true&id=" + id;
        }
        read();
        values = new LinkedHashMap<>(original);
        return null;
    }

    /** Saves the form. */
    public @Nullable String save() {
        take();
        return store();
    }

    private @Nullable String store() {
        try {
            conversations.change(me.actor(), conversation(), version, details());
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        } catch (StaleVersion overtaken) {
            theirs = ConversationTexts.of(again().details(), formats.getZone());
            return null;
        }
        notices.done("conversations.quick.saved");
        return ConversationPage.PATH + "?faces-redirect=true&id=" + id;
    }

    /** Reads what the plain inputs of the form sent. */
    private void take() {
        // Faces leaves null where a field was sent empty.
        values.replaceAll((field, typed) -> Objects.requireNonNullElse(typed, ""));
        values.put(
                ConversationTexts.OTHERS, PersonChoice.sent(ConversationTexts.OTHERS, getOthers()));
        values.put(
                ConversationTexts.COLLEAGUES,
                ConversationTexts.sorted(
                        ConversationTexts.ids(
                                PersonChoice.sent(ConversationTexts.COLLEAGUES, getColleagues()))
                                .stream()));
        if (isHeld()) {
            values.put(ConversationTexts.MOOD, QuickPage.parameter(ConversationTexts.MOOD));
        }
    }

    /** A moment that nobody touched keeps the seconds that its input does not show. */
    private ConversationDetails details() {
        ConversationDetails typed = new ConversationTexts(values, formats.getZone()).details("");
        return Objects.equals(
                        values.get(ConversationTexts.WHEN), original.get(ConversationTexts.WHEN))
                ? typed.at(getView().details().startsAt())
                : typed;
    }

    /** What differs between the two versions; null while nobody else saved. */
    public @Nullable EditConflict getConflict() {
        return theirs == null ? null : EditConflict.between(original, theirs, values);
    }

    /** The fields that both changed. */
    public List<ConflictRow> getConflictRows() {
        EditConflict conflict = getConflict();
        return conflict == null ? List.of() : conflict.rows(this::label, this::shown);
    }

    /** Which other fields come together by themselves, in words. */
    public String getMergedWords() {
        EditConflict conflict = getConflict();
        String others = conflict == null ? "" : conflict.merging(this::label);
        return others.isEmpty() ? "" : formats.text("accounts.conflict.merged", others);
    }

    /** Goes on editing on top of their version. */
    public void keepEditing() {
        take();
        EditConflict conflict = getConflict();
        if (conflict != null) {
            values.putAll(conflict.resolved(ChosenInConflict.theirs()));
        }
        theirs = null;
        again();
        read();
    }

    /** Saves what was chosen, on top of their version. */
    public @Nullable String saveChoices() {
        keepEditing();
        return store();
    }

    private String label(String key) {
        return formats.text(
                switch (key) {
                    case ConversationTexts.CONTACT -> "conversations.contact";
                    case ConversationTexts.WHEN -> "conversations.when";
                    case ConversationTexts.MOOD -> "conversations.mood";
                    case ConversationTexts.NEXT -> "conversations.next";
                    default -> "conversations." + key;
                });
    }

    private String shown(String key, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        return switch (key) {
            case ConversationTexts.CONTACT, ConversationTexts.OTHERS -> names(value, contacts());
            case ConversationTexts.COLLEAGUES -> names(value, colleagues());
            case ConversationTexts.WHEN -> value.replace('T', ' ');
            case ConversationTexts.CHANNEL -> formats.label(Channel.valueOf(value));
            case ConversationTexts.STAGE -> formats.label(LoopStage.valueOf(value));
            case ConversationTexts.MOOD -> MoodChoice.label(formats, Integer.parseInt(value));
            default -> value;
        };
    }

    private static String names(String ids, List<Someone> people) {
        return ConversationTexts.ids(ids).stream()
                .map(
                        id ->
                                people.stream()
                                        .filter(one -> one.id().equals(id))
                                        .map(Someone::name)
                                        .findFirst()
                                        .orElse(id))
                .collect(Collectors.joining(", "));
    }

    private void read() {
        version = getView().version();
        original = ConversationTexts.of(getView().details(), formats.getZone());
    }

    /** The conversation as it stands now. */
    private ConversationView again() {
        view = null;
        return getView();
    }

    /** The conversation. */
    public ConversationView getView() {
        ConversationView known = view;
        if (known == null) {
            known =
                    queries.find(conversation())
                            .orElseThrow(() -> new NotFound("conversation", id));
            view = known;
        }
        return known;
    }

    private ConversationId conversation() {
        try {
            return new ConversationId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("conversation", id);
        }
    }

    /** Whether it took place, so that something was said. */
    public boolean isHeld() {
        return getView().state() == ConversationState.HELD;
    }

    /** Who may speak for the customer. */
    public List<SelectItem> getContacts() {
        return contacts().stream().map(one -> new SelectItem(one.id(), one.name())).toList();
    }

    /** Who else of them may have taken part. */
    public List<PersonChoice> getOthers() {
        return choices(contacts(), ConversationTexts.OTHERS);
    }

    /** Who of us may have taken part beside whoever leads it. */
    public List<PersonChoice> getColleagues() {
        return choices(colleagues(), ConversationTexts.COLLEAGUES);
    }

    private List<PersonChoice> choices(List<Someone> people, String field) {
        return PersonChoice.of(people, Someone::id, Someone::name, values.getOrDefault(field, ""));
    }

    /** Contacts at the account, and those who took part and have left it since. */
    private List<Someone> contacts() {
        List<Someone> known = contacts;
        if (known == null) {
            known =
                    Stream.concat(
                                    queries.contactsAt(getView().account()).stream(),
                                    getView().contacts().stream())
                            .map(one -> new Someone(one.id().toString(), one.name()))
                            .distinct()
                            .toList();
            contacts = known;
        }
        return known;
    }

    private List<Someone> colleagues() {
        List<Someone> known = colleagues;
        if (known == null) {
            List<String> there =
                    ConversationTexts.ids(original.getOrDefault(ConversationTexts.COLLEAGUES, ""));
            String lead = getView().lead().map(one -> one.id().toString()).orElse("");
            known =
                    staff.colleagues().stream()
                            .filter(
                                    (Colleague who) ->
                                            who.active() || there.contains(who.id().toString()))
                            .map(who -> new Someone(who.id().toString(), who.displayName()))
                            .filter(who -> !who.id().equals(lead))
                            .toList();
            colleagues = known;
        }
        return known;
    }

    /** How it may have felt. */
    public List<MoodChoice> getMoods() {
        return MoodChoice.all(formats, values.getOrDefault(ConversationTexts.MOOD, ""));
    }

    /** Ways to talk. */
    public List<SelectItem> getChannels() {
        return QuickFields.channels(formats);
    }

    /** The stages of the loop. */
    public List<SelectItem> getStages() {
        return QuickFields.stages(formats);
    }

    public Map<String, String> getValues() {
        return values;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
