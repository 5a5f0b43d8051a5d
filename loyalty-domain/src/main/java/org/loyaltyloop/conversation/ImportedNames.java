package org.loyaltyloop.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.importing.KnownNames;
import org.loyaltyloop.importing.NameChoice;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.platform.Database;

/** Whom the rows of an import name: exactly, whatever the case, or as somebody said once. */
@Dependent
class ImportedNames {

    /** The kinds under which it is remembered what names mean, by all importers alike. */
    static final String ACCOUNT = "account";

    static final String OWNER = "owner";

    private static final int CHOICES = 5;

    private static final Map<String, String> ALL =
            Map.of(
                    ACCOUNT,
                    "select id::text as target, name from customer.v_account",
                    OWNER,
                    "select id::text as target, display_name as name from staff.v_user");

    private final Database database;
    private final KnownNames known;

    @Inject
    ImportedNames(Database database, KnownNames known) {
        this.database = database;
        this.known = known;
    }

    /** Ids by name; names that nobody bears, or more than one does, are absent. */
    Map<String, String> resolve(String kind, Collection<String> names) {
        Map<String, String> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        Map<String, Set<String>> bearers = new HashMap<>();
        database.list(
                "select target, lower(trim(name)) as key from ("
                        + ALL.get(kind)
                        + ") x where lower(trim(name)) = any (?)",
                row ->
                        bearers.computeIfAbsent(row.text("key"), key -> new HashSet<>())
                                .add(row.text("target")),
                (Object) names.stream().map(ImportedNames::key).distinct().toArray(String[]::new));
        for (String name : names) {
            Set<String> targets = bearers.getOrDefault(key(name), Set.of());
            if (targets.size() == 1) {
                found.put(name, targets.iterator().next());
            }
        }
        found.putAll(known.meant(kind, names.stream().filter(n -> !found.containsKey(n)).toList()));
        return found;
    }

    /** Whom a name may mean: who is spelled most like it, spaces and signs apart. */
    List<NameChoice> alike(String kind, String name) {
        return database.list(
                "select target, name from (select target, name, "
                        + "public.similarity(regexp_replace(platform.fold(name), '[^a-z0-9]', '', 'g'), "
                        + "regexp_replace(platform.fold(?), '[^a-z0-9]', '', 'g')) as likeness from ("
                        + ALL.get(kind)
                        + ") x) y where likeness > 0.3 order by likeness desc, name, target limit ?",
                row -> new NameChoice(row.text("target"), row.text("name")),
                name,
                CHOICES);
    }

    /** Contacts by account and e-mail address in lower case, with a space between. */
    Map<String, ContactId> contacts(Collection<AccountId> accounts, Collection<String> emails) {
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
                emails.stream().map(ImportedNames::key).distinct().toArray(String[]::new));
        return found;
    }

    /** What names are compared by. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** All texts of a field. */
    static Set<String> of(Collection<ImportRecord> records, String field) {
        return records.stream()
                .flatMap(record -> record.text(field).stream())
                .collect(Collectors.toSet());
    }
}
