package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.mapping.TargetField;

/**
 * Imports contacts at accounts that are known already. A contact is known by its reference; a file
 * without references knows it by its e-mail address, or else by its name at the account.
 */
@ApplicationScoped
class ContactImporter implements Importer {

    static final String CONTACT = "contact";

    private static final List<TargetField> FIELDS =
            List.of(
                    TargetField.optional("accountSource", FieldType.TEXT).suggesting("import"),
                    TargetField.optional(
                            "accountRef",
                            FieldType.TEXT,
                            "customer number",
                            "account id",
                            "klantnummer",
                            "debiteurnummer",
                            "relatienummer",
                            "customer id"),
                    TargetField.optional(
                            "accountName",
                            FieldType.TEXT,
                            "account",
                            "company",
                            "company name",
                            "klant",
                            "bedrijf",
                            "bedrijfsnaam",
                            "organisatie",
                            "organisation"),
                    TargetField.optional("source", FieldType.TEXT).suggesting("import"),
                    TargetField.optional(
                            "ref", FieldType.TEXT, "contact id", "id", "contactnummer", "nummer"),
                    TargetField.optional(
                            "name",
                            FieldType.TEXT,
                            "full name",
                            "contact",
                            "contact person",
                            "contactpersoon",
                            "naam"),
                    TargetField.optional(
                            "givenName",
                            FieldType.TEXT,
                            "first name",
                            "voornaam",
                            "initials",
                            "voorletters"),
                    TargetField.optional("namePrefix", FieldType.TEXT, "prefix", "tussenvoegsel"),
                    TargetField.optional(
                            "familyName", FieldType.TEXT, "last name", "surname", "achternaam"),
                    TargetField.optional(
                            "email",
                            FieldType.TEXT,
                            "e-mail",
                            "mail",
                            "e-mailadres",
                            "email address"),
                    TargetField.optional(
                            "phone",
                            FieldType.TEXT,
                            "telephone",
                            "tel",
                            "telefoon",
                            "telefoonnummer"),
                    TargetField.optional("mobile", FieldType.TEXT, "mobile phone", "mobiel", "gsm"),
                    TargetField.choice("language", List.of("EN", "NL"), "taal"),
                    TargetField.choice(
                            "role",
                            Arrays.stream(ContactRole.values()).map(Enum::name).toList(),
                            "rol"),
                    TargetField.optional(
                            "jobTitle", FieldType.TEXT, "title", "functie", "position"),
                    TargetField.optional(
                            "contactDepartment", FieldType.TEXT, "department", "afdeling"));

    private final Contacts contacts;
    private final AccountDirectory directory;
    private final AccountNames names;
    private final ContactHistory history;

    @Inject
    ContactImporter(
            Contacts contacts,
            AccountDirectory directory,
            AccountNames names,
            ContactHistory history) {
        this.contacts = contacts;
        this.directory = directory;
        this.names = names;
        this.history = history;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContactImporter() {
        this(null, null, null, null);
    }

    @Override
    public String code() {
        return "contacts";
    }

    @Override
    public List<TargetField> fields() {
        return FIELDS;
    }

    @Override
    public List<MappingPreset> presets() {
        return List.of();
    }

    @Override
    public List<String> things() {
        return List.of(CONTACT);
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        Map<ImportRecord, UpsertContact> commands = commands(context, records, results);
        Map<ContactKey, ContactId> known = known(commands);
        Map<ContactId, ContactHistory.Kept> before = history.read(known.values());
        commands.forEach(
                (from, command) -> {
                    boolean first =
                            context.seen()
                                    .add(
                                            CONTACT,
                                            command.reference().source()
                                                    + ' '
                                                    + command.reference().ref());
                    ContactHistory.Kept kept = before.get(known.get(key(command)));
                    Outcome outcome = first ? Outcome.CREATED : Outcome.UNCHANGED;
                    if (kept != null) {
                        boolean same = command.details().or(kept.details()).equals(kept.details());
                        outcome = same ? Outcome.UNCHANGED : Outcome.UPDATED;
                    }
                    results.add(ImportResult.planned(from, CONTACT, outcome));
                });
        return results;
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        Map<ImportRecord, UpsertContact> commands = commands(context, records, results);
        while (!commands.isEmpty()) {
            // A contact that comes twice in a chunk is settled twice, one after the other.
            Map<ImportRecord, UpsertContact> round = new LinkedHashMap<>();
            Map<ImportRecord, UpsertContact> later = new LinkedHashMap<>();
            Set<Reference> taken = new HashSet<>();
            commands.forEach(
                    (from, command) ->
                            (taken.add(command.reference()) ? round : later).put(from, command));
            settle(context, round, results);
            commands = later;
        }
        return results;
    }

    @Override
    public Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made) {
        // What a later row changed goes first, or it would keep the contact that an earlier one
        // made.
        Map<Long, String> fates =
                new HashMap<>(
                        history.restore(
                                made.stream()
                                        .filter(m -> m.outcome() == Outcome.UPDATED)
                                        .toList()));
        fates.putAll(
                history.remove(made.stream().filter(m -> m.outcome() == Outcome.CREATED).toList()));
        return fates;
    }

    private void settle(
            ImportContext context,
            Map<ImportRecord, UpsertContact> round,
            List<ImportResult> results) {
        Map<ContactId, ContactHistory.Kept> before = history.read(known(round).values());
        List<UpsertedContact> outcomes =
                contacts.upsertAll(context.actor(), List.copyOf(round.values()));
        Map<ContactId, ContactHistory.Kept> after =
                history.read(outcomes.stream().map(UpsertedContact::id).toList());
        int place = 0;
        for (ImportRecord from : round.keySet()) {
            UpsertedContact outcome = outcomes.get(place++);
            ContactId id = outcome.id();
            switch (outcome.outcome()) {
                case CREATED ->
                        results.add(ImportResult.of(from, CONTACT, Outcome.CREATED, id.value()));
                case UNCHANGED ->
                        results.add(ImportResult.of(from, CONTACT, Outcome.UNCHANGED, id.value()));
                case REFUSED ->
                        results.add(
                                ImportResult.rejected(
                                        from,
                                        CONTACT,
                                        new RowProblem(
                                                "not_allowed",
                                                "accountRef",
                                                from.text("accountRef").orElse(""))));
                case UPDATED -> {
                    ContactHistory.Kept was = Optional.ofNullable(before.get(id)).orElseThrow();
                    ContactHistory.Kept is = Optional.ofNullable(after.get(id)).orElseThrow();
                    results.add(
                            ImportResult.updated(
                                    from, CONTACT, id.value(), was.toJson(is.updatedAt())));
                }
            }
        }
    }

    private Map<ContactKey, ContactId> known(Map<ImportRecord, UpsertContact> commands) {
        return directory.resolveContacts(
                commands.values().stream().map(ContactImporter::key).collect(Collectors.toSet()));
    }

    private Map<ImportRecord, UpsertContact> commands(
            ImportContext context, List<ImportRecord> records, List<ImportResult> results) {
        Map<AccountKey, ResolvedAccount> byReference =
                directory.resolve(
                        records.stream()
                                .flatMap(from -> accountKey(from).stream())
                                .collect(Collectors.toSet()));
        Map<String, List<ResolvedAccount>> byName =
                names.resolve(
                        records.stream()
                                .flatMap(from -> from.text("accountName").stream())
                                .collect(Collectors.toSet()));
        Map<ImportRecord, UpsertContact> commands = new LinkedHashMap<>();
        for (ImportRecord from : records) {
            try {
                Optional<ResolvedAccount> account = accountKey(from).map(byReference::get);
                List<ResolvedAccount> namesakes =
                        byName.getOrDefault(from.text("accountName").orElse(""), List.of());
                if (account.isEmpty() && namesakes.size() == 1) {
                    account = Optional.of(namesakes.get(0));
                }
                if (account.isPresent()) {
                    commands.put(from, command(from, account.get().id()));
                } else {
                    results.add(
                            ImportResult.rejected(
                                    from, CONTACT, accountProblem(from, namesakes.size())));
                }
            } catch (BusinessRuleViolation e) {
                Violation first = e.violations().get(0);
                Object value = from.values().get(first.field());
                results.add(
                        ImportResult.rejected(
                                from, CONTACT, first, value == null ? "" : value.toString()));
            }
        }
        return commands;
    }

    private static RowProblem accountProblem(ImportRecord from, int namesakes) {
        Optional<String> ref = from.text("accountRef");
        String named = ref.or(() -> from.text("accountName")).orElse("");
        String code =
                namesakes > 1
                        ? "several_of_name"
                        : named.isEmpty() ? "account_missing" : "unknown_account";
        return new RowProblem(code, ref.isPresent() ? "accountRef" : "accountName", named);
    }

    private static UpsertContact command(ImportRecord from, AccountId account) {
        PersonName name =
                from.text("name")
                        .map(PersonName::parse)
                        .orElseGet(
                                () ->
                                        new PersonName(
                                                from.text("givenName"),
                                                from.text("namePrefix"),
                                                from.text("familyName")));
        ContactDetails details =
                new ContactDetails(
                        name,
                        from.text("email"),
                        from.text("phone"),
                        from.text("mobile"),
                        from.text("language").map(code -> code.toLowerCase(Locale.ROOT)));
        String own =
                details.email()
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .orElseGet(() -> name.display().toLowerCase(Locale.ROOT) + " @ " + account);
        Reference reference =
                new Reference(from.text("source").orElse("import"), from.text("ref").orElse(own));
        return new UpsertContact(
                reference,
                details,
                new Placement(
                        account,
                        from.text("role").map(ContactRole::valueOf).orElse(ContactRole.OTHER),
                        from.text("jobTitle"),
                        from.text("contactDepartment"),
                        false));
    }

    private static Optional<AccountKey> accountKey(ImportRecord from) {
        return from.text("accountRef")
                .filter(ref -> ref.length() <= 200)
                .map(ref -> AccountKey.of(from.text("accountSource").orElse("import"), ref));
    }

    private static ContactKey key(UpsertContact command) {
        return ContactKey.of(command.reference().source(), command.reference().ref());
    }
}
