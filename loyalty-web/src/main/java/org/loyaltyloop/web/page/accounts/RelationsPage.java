package org.loyaltyloop.web.page.accounts;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.Relations;
import org.loyaltyloop.customer.StateRelation;
import org.loyaltyloop.customerview.RelationMap;
import org.loyaltyloop.customerview.RelationQueries;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** Who knows whom at an account: a picture, a table, and what somebody says of a relation. */
@Named("relationsPage")
@ViewScoped
public class RelationsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RelationQueries queries;
    private final Relations relations;
    private final StaffQueries staff;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String contact = "";
    private String colleague = "";
    private String strength = "";
    private String note = "";
    private transient @Nullable RelationMap map;

    @Inject
    RelationsPage(
            RelationQueries queries,
            Relations relations,
            StaffQueries staff,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.relations = relations;
        this.staff = staff;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RelationsPage() {
        this.queries = null;
        this.relations = null;
        this.staff = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /** Chooses oneself as the colleague. */
    public void open() {
        getMap();
        colleague = me.actor().user().map(UserId::toString).orElse("");
    }

    /** The map. */
    public RelationMap getMap() {
        if (map == null) {
            try {
                map = queries.of(AccountId.of(id)).orElseThrow(() -> new NotFound("account", id));
            } catch (IllegalArgumentException malformed) {
                throw new NotFound("account", id);
            }
        }
        return map;
    }

    /** The map, drawn. */
    public RelationPicture getPicture() {
        return RelationPicture.of(
                getMap(), formats.today(), person -> formats.label(person.role()));
    }

    /** People who have a say and whom nobody is in touch with. */
    public List<RelationMap.Person> getWhite() {
        return getMap().whiteSpots(formats.today());
    }

    /** What is known of somebody's relations, the strongest first. */
    public List<Known> known(RelationMap.Person person) {
        return getMap().relations().stream()
                .filter(one -> one.contact().equals(person.id()))
                .map(
                        one ->
                                new Known(
                                        name(one.colleague()),
                                        formats.text(
                                                one.strength().signum() == 0
                                                        ? "accounts.relations.strength.0"
                                                        : "accounts.relations.strength."
                                                                + RelationPicture.weight(one)),
                                        formats.text(
                                                one.stated()
                                                        ? "accounts.relations.stated"
                                                        : "accounts.relations.derived",
                                                one.days()),
                                        one.lastOn().map(formats::date).orElse(""),
                                        !one.awakeOn(formats.today()),
                                        one.note().orElse("")))
                .toList();
    }

    /** Somebody's relation with a colleague, in words. */
    public record Known(
            String colleague,
            String strength,
            String why,
            String lastOn,
            boolean asleep,
            String note) {}

    private String name(UserId user) {
        return getMap().colleagues().stream()
                .filter(peer -> peer.id().equals(user))
                .map(RelationMap.Peer::name)
                .findFirst()
                .orElse("");
    }

    /** Whether the user may say something of relations. */
    public boolean isMayState() {
        return !getMap().people().isEmpty()
                && me.actor().mayWriteContacts(getMap().owner(), getMap().team());
    }

    /** Keeps what the form says of a relation. */
    public String state() {
        try {
            relations.state(
                    me.actor(),
                    new StateRelation(
                            getMap().account(),
                            new ContactId(UUID.fromString(contact)),
                            new UserId(UUID.fromString(colleague)),
                            Optional.of(strength)
                                    .filter(typed -> !typed.isEmpty())
                                    .map(BigDecimal::new),
                            Optional.of(note)));
        } catch (IllegalArgumentException malformed) {
            notices.problemAt("say:strength", "rule." + InputRule.UNKNOWN_VALUE.code());
            return "";
        }
        notices.done("accounts.relations.said");
        return "/accounts/relations?faces-redirect=true&id=" + getMap().account();
    }

    /** The customer's people to choose from. */
    public List<SelectItem> getPeople() {
        return getMap().people().stream()
                .map(one -> new SelectItem(one.id().toString(), one.name()))
                .toList();
    }

    /** Colleagues to choose from. */
    public List<SelectItem> getColleagues() {
        return staff.colleagues().stream()
                .filter(Colleague::active)
                .map(one -> new SelectItem(one.id().toString(), one.displayName()))
                .toList();
    }

    /** How strong a relation can be said to be. */
    public List<SelectItem> getStrengths() {
        return Stream.of("", "0", "0.25", "0.5", "0.75", "1")
                .map(
                        value ->
                                new SelectItem(
                                        value,
                                        formats.text(
                                                "accounts.relations.strength."
                                                        + (value.isEmpty()
                                                                ? "derived"
                                                                : Math.round(
                                                                        4
                                                                                * Double
                                                                                        .parseDouble(
                                                                                                value))))))
                .toList();
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = text(id);
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

    public String getStrength() {
        return strength;
    }

    public void setStrength(@Nullable String strength) {
        this.strength = text(strength);
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = text(note);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
