package org.loyaltyloop.web.page.contacts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactDetails;
import org.loyaltyloop.customer.ContactRole;
import org.loyaltyloop.customer.PersonName;
import org.loyaltyloop.customer.Placement;

/**
 * The texts of a contact's form and what they mean; kept as texts, so that nothing typed is lost.
 */
final class ContactFields {

    static final String GIVEN = "givenName";
    static final String PREFIX = "namePrefix";
    static final String FAMILY = "familyName";
    static final String EMAIL = "email";
    static final String PHONE = "phone";
    static final String MOBILE = "mobile";
    static final String LANGUAGE = "language";

    static final String ROLE = "role";
    static final String JOB_TITLE = "jobTitle";
    static final String DEPARTMENT = "department";

    private ContactFields() {}

    /** The form of a contact as it is stored. */
    static Map<String, String> of(ContactDetails stored) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(GIVEN, stored.name().given().orElse(""));
        texts.put(PREFIX, stored.name().prefix().orElse(""));
        texts.put(FAMILY, stored.name().family().orElse(""));
        texts.put(EMAIL, stored.email().orElse(""));
        texts.put(PHONE, stored.phone().orElse(""));
        texts.put(MOBILE, stored.mobile().orElse(""));
        texts.put(LANGUAGE, stored.language().orElse(""));
        return texts;
    }

    /** What the texts say of the contact. */
    static ContactDetails details(Map<String, String> texts) {
        return new ContactDetails(
                new PersonName(text(GIVEN, texts), text(PREFIX, texts), text(FAMILY, texts)),
                text(EMAIL, texts),
                text(PHONE, texts),
                text(MOBILE, texts),
                text(LANGUAGE, texts));
    }

    /** What the texts say of the contact's place at that account. */
    static Placement placement(AccountId account, Map<String, String> texts, boolean primary) {
        return new Placement(
                account,
                text(ROLE, texts).map(ContactRole::valueOf).orElse(ContactRole.OTHER),
                text(JOB_TITLE, texts),
                text(DEPARTMENT, texts),
                primary);
    }

    /** The name as far as it was typed. */
    static String name(Map<String, String> texts) {
        return new PersonName(text(GIVEN, texts), text(PREFIX, texts), text(FAMILY, texts))
                .display();
    }

    /** The text of a field, stripped; empty for none. */
    static Optional<String> text(String field, Map<String, String> texts) {
        return Optional.ofNullable(texts.get(field))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
