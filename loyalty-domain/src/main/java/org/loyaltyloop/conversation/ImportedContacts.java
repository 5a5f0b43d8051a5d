package org.loyaltyloop.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.platform.Database;

/** With whom the rows of an import say that somebody talked. */
@Dependent
class ImportedContacts {

    private final Database database;

    @Inject
    ImportedContacts(Database database) {
        this.database = database;
    }

    /** Contacts by account and e-mail address in lower case, with a space between. */
    Map<String, ContactId> find(Collection<AccountId> accounts, Collection<String> emails) {
        Map<String, ContactId> found = new HashMap<>();
        database.list(
                """
                select r.account_id, lower(c.email) as email, c.id
                from customer.v_contact_at_account r join customer.v_contact c on c.id = r.contact_id
                where r.account_id = any (?) and lower(c.email) = any (?)
                order by r.primary_contact, c.id
                """,
                row ->
                        found.put(
                                row.uuid("account_id") + " " + row.text("email"),
                                new ContactId(row.uuid("id"))),
                accounts.stream().map(AccountId::value).distinct().toArray(UUID[]::new),
                emails.stream().map(ImportedContacts::key).distinct().toArray(String[]::new));
        return found;
    }

    /** What names are compared by. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
