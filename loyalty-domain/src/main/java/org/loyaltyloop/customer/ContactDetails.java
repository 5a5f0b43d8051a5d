package org.loyaltyloop.customer;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What can be said of a contact, all at once: a name or an e-mail address at least.
 *
 * @param name in its parts, each up to 100 characters
 * @param email personal address
 * @param phone as typed; must be readable as a telephone number
 * @param mobile as typed; must be readable as a telephone number
 * @param language the language to speak with the contact, {@code en} or {@code nl}
 */
public record ContactDetails(
        PersonName name,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> mobile,
        Optional<String> language) {

    /** Names everything that is wrong. */
    public ContactDetails {
        Checks checks = new Checks();
        name =
                new PersonName(
                        checks.optional("givenName", name.given(), 100),
                        checks.optional("namePrefix", name.prefix(), 30),
                        checks.optional("familyName", name.family(), 100));
        email = checks.email("email", email);
        phone = checks.optional("phone", phone, 60);
        phone.ifPresent(
                typed ->
                        checks.that(
                                PhoneNumber.parse(typed).isPresent(),
                                "phone",
                                InputRule.MALFORMED));
        mobile = checks.optional("mobile", mobile, 60);
        mobile.ifPresent(
                typed ->
                        checks.that(
                                PhoneNumber.parse(typed).isPresent(),
                                "mobile",
                                InputRule.MALFORMED));
        language.ifPresent(
                code -> checks.that(code.matches("en|nl"), "language", InputRule.UNKNOWN_VALUE));
        checks.that(
                name.given().isPresent() || name.family().isPresent() || email.isPresent(),
                "familyName",
                CustomerRule.NAMELESS_CONTACT);
        checks.refuseIfAny();
    }

    /** A contact of whom only the name is known, as written in full. */
    public static ContactDetails named(String fullName) {
        return new ContactDetails(
                PersonName.parse(fullName),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with another e-mail address. */
    public ContactDetails withEmail(Optional<String> email) {
        return new ContactDetails(name, email, phone, mobile, language);
    }

    /** The same with other telephone numbers. */
    public ContactDetails withPhones(Optional<String> phone, Optional<String> mobile) {
        return new ContactDetails(name, email, phone, mobile, language);
    }

    /** The same with another language. */
    public ContactDetails withLanguage(Optional<String> language) {
        return new ContactDetails(name, email, phone, mobile, language);
    }

    /** This, and where it says nothing, what the other says; the name as a whole. */
    public ContactDetails or(ContactDetails other) {
        boolean nameless = name.given().isEmpty() && name.family().isEmpty();
        return new ContactDetails(
                nameless ? other.name : name,
                email.or(other::email),
                phone.or(other::phone),
                mobile.or(other::mobile),
                language.or(other::language));
    }

    /** What to show: the name, or else the address. */
    public String display() {
        String full = name.display();
        return full.isEmpty() ? email.orElse("") : full;
    }
}
