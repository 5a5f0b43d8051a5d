package org.loyaltyloop.web.page.contacts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactQueries;
import org.loyaltyloop.customer.ContactView;
import org.loyaltyloop.customer.PhoneNumber;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.component.DayGroups;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.page.touchpoint.TimelineItem;
import org.loyaltyloop.web.page.touchpoint.TouchpointWords;
import org.loyaltyloop.web.security.CurrentUser;

/** A contact: how to reach them, where they work, and what happened with them lately. */
@Named("contactPage")
@ViewScoped
public class ContactPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int RECENT = 20;

    private final ContactQueries contacts;
    private final TouchpointQueries touchpoints;
    private final TouchpointWords words;
    private final CurrentUser me;
    private final Formats formats;

    private String id = "";
    private transient @Nullable ContactView contact;
    private transient @Nullable List<TouchpointRow> recent;

    @Inject
    ContactPage(
            ContactQueries contacts,
            TouchpointQueries touchpoints,
            TouchpointWords words,
            CurrentUser me,
            Formats formats) {
        this.contacts = contacts;
        this.touchpoints = touchpoints;
        this.words = words;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContactPage() {
        this.contacts = null;
        this.touchpoints = null;
        this.words = null;
        this.me = null;
        this.formats = null;
    }

    /** Reads the contact of the address; an unknown one is 404. */
    public void open() {
        getContact();
        recent();
    }

    /** The contact. */
    public ContactView getContact() {
        if (contact == null) {
            contact = contacts.find(contactId()).orElseThrow(() -> new NotFound("contact", id));
        }
        return contact;
    }

    /** The name, or else the e-mail address. */
    public String getName() {
        return getContact().details().display();
    }

    /** What they do at a place. */
    public String roleWords(ContactView.Place place) {
        return Stream.of(
                        place.placement().jobTitle(),
                        place.placement().department(),
                        Optional.of(formats.label(place.placement().role())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    /** A telephone number as a device dials it. */
    public String dialable(String typed) {
        return PhoneNumber.parse(typed).map(number -> "+" + number.digits()).orElse("");
    }

    /** What happened with them lately, by day. */
    public List<DayGroups.Day<TimelineItem>> getDays() {
        return DayGroups.of(
                recent().stream().map(words::item).toList(), TimelineItem::at, formats.getZone());
    }

    private List<TouchpointRow> recent() {
        if (recent == null) {
            recent =
                    touchpoints
                            .list(TouchpointFilter.ALL.with(contactId()), Optional.empty(), RECENT)
                            .items();
        }
        return recent;
    }

    /** Whether the reader may change contacts at all; the domain looks at this one. */
    public boolean isMayChange() {
        return me.opens("/contacts/edit");
    }

    private ContactId contactId() {
        try {
            return new ContactId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("contact", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
