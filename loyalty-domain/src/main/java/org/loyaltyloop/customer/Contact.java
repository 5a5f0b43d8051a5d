package org.loyaltyloop.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.staff.UserId;

/** A person at one or more accounts. */
@Entity
@Table(schema = "customer", name = "contact")
class Contact {

    @Id private UUID id;

    @Column(name = "given_name")
    private @Nullable String givenName;

    @Column(name = "name_prefix")
    private @Nullable String namePrefix;

    @Column(name = "family_name")
    private @Nullable String familyName;

    private @Nullable String email;
    private @Nullable String phone;

    @Column(name = "phone_digits")
    private @Nullable String phoneDigits;

    private @Nullable String mobile;

    @Column(name = "mobile_digits")
    private @Nullable String mobileDigits;

    private @Nullable String language;
    @Version private int version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Contact() {}

    static Contact meet(ContactDetails details, Optional<UserId> createdBy, Instant now) {
        Contact contact = new Contact();
        contact.id = ContactId.next().value();
        contact.createdAt = now;
        contact.createdBy = createdBy.map(UserId::value).orElse(null);
        contact.change(details, now);
        return contact;
    }

    ContactId id() {
        return new ContactId(id);
    }

    int version() {
        return version;
    }

    ContactDetails details() {
        return new ContactDetails(
                new PersonName(
                        Optional.ofNullable(givenName),
                        Optional.ofNullable(namePrefix),
                        Optional.ofNullable(familyName)),
                Optional.ofNullable(email),
                Optional.ofNullable(phone),
                Optional.ofNullable(mobile),
                Optional.ofNullable(language));
    }

    /** Replaces what is said of the contact; answers whether that differs from before. */
    boolean change(ContactDetails details, Instant now) {
        if (updatedAt != null && details.equals(details())) {
            return false;
        }
        this.givenName = details.name().given().orElse(null);
        this.namePrefix = details.name().prefix().orElse(null);
        this.familyName = details.name().family().orElse(null);
        this.email = details.email().orElse(null);
        this.phone = details.phone().orElse(null);
        this.phoneDigits = digits(details.phone());
        this.mobile = details.mobile().orElse(null);
        this.mobileDigits = digits(details.mobile());
        this.language = details.language().orElse(null);
        this.updatedAt = now;
        return true;
    }

    private static @Nullable String digits(Optional<String> typed) {
        return typed.flatMap(PhoneNumber::parse).map(PhoneNumber::digits).orElse(null);
    }
}
