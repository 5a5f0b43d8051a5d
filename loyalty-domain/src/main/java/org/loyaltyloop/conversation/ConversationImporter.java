package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.importing.NameChoice;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.offering.ImportedNames;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;

/**
 * Imports conversations that were held, at accounts that are known. The same source and external id
 * again change nothing, so a file can be imported as often as it grows.
 */
@ApplicationScoped
class ConversationImporter implements Importer {

    static final String CONVERSATION = "conversation";

    private static final String UNKNOWN_ACCOUNT = "unknown_account";
    private static final String UNKNOWN_OWNER = "unknown_owner";

    private final ConversationIntake intake;
    private final ImportedNames names;
    private final ImportedContacts people;
    private final AccountDirectory directory;
    private final Clock clock;

    @Inject
    ConversationImporter(
            ConversationIntake intake,
            ImportedNames names,
            ImportedContacts people,
            AccountDirectory directory,
            Clock clock) {
        this.intake = intake;
        this.names = names;
        this.people = people;
        this.directory = directory;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ConversationImporter() {
        this(null, null, null, null, null);
    }

    @Override
    public String code() {
        return "conversations";
    }

    /** Behind all that name what happened more closely. */
    @Override
    public int place() {
        return 2;
    }

    @Override
    public List<String> things() {
        return List.of(CONVERSATION);
    }

    @Override
    public List<MappingPreset> presets() {
        return List.of();
    }

    @Override
    public Map<String, String> nameKinds() {
        return Map.of(UNKNOWN_ACCOUNT, ImportedNames.ACCOUNT, UNKNOWN_OWNER, ImportedNames.OWNER);
    }

    @Override
    public List<NameChoice> alike(String kind, String name) {
        return names.alike(kind, name);
    }

    @Override
    public List<TargetField> fields() {
        return List.of(
                TargetField.required(
                        "subject", FieldType.TEXT, "title", "onderwerp", "titel", "gesprek"),
                TargetField.required(
                        "startsAt",
                        FieldType.MOMENT,
                        "date",
                        "start",
                        "when",
                        "datum",
                        "wanneer",
                        "begin"),
                TargetField.optional(
                        "minutes", FieldType.WHOLE_NUMBER, "duration", "duur", "minuten"),
                TargetField.choice(
                        "channel",
                        Arrays.stream(Channel.values()).map(Enum::name).toList(),
                        "kanaal",
                        "type"),
                TargetField.optional("accountSource", FieldType.TEXT).suggesting("import"),
                TargetField.optional(
                        "accountRef", FieldType.TEXT, "customer number", "klantnummer"),
                TargetField.optional(
                        "accountName", FieldType.TEXT, "account", "customer", "klant", "company"),
                TargetField.optional(
                        "contactEmail",
                        FieldType.TEXT,
                        "email",
                        "e-mail",
                        "contact",
                        "e-mailadres"),
                TargetField.optional(
                        "owner",
                        FieldType.TEXT,
                        "account manager",
                        "colleague",
                        "door",
                        "eigenaar"),
                TargetField.choice("ownerUnknown", List.of("LEAVE_OUT", "REJECT"))
                        .suggesting("REJECT"),
                TargetField.optional("matters", FieldType.TEXT, "wat telt"),
                TargetField.optional(
                        "summary", FieldType.TEXT, "notes", "verslag", "notities", "samenvatting"),
                TargetField.optional("needs", FieldType.TEXT, "behoeften"),
                TargetField.optional("objections", FieldType.TEXT, "bezwaren"),
                TargetField.optional("sentiment", FieldType.WHOLE_NUMBER, "stemming"),
                TargetField.optional(
                        "nextStep", FieldType.TEXT, "next step", "vervolg", "volgende stap"),
                TargetField.choice(
                        "stage",
                        Arrays.stream(LoopStage.values()).map(Enum::name).toList(),
                        "schakel"),
                TargetField.required("source", FieldType.TEXT, "system", "bron")
                        .suggesting("import"),
                TargetField.required("externalId", FieldType.TEXT, "id", "number", "nummer"));
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        List<ImportedTalk> talks = read(context, records, results);
        Map<String, ConversationId> known = intake.known(talks);
        for (ImportedTalk talk : talks) {
            boolean fresh =
                    !known.containsKey(talk.key()) && context.seen().add(CONVERSATION, talk.key());
            results.add(
                    ImportResult.planned(
                            talk.from(),
                            CONVERSATION,
                            fresh ? Outcome.CREATED : Outcome.UNCHANGED));
        }
        return results;
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        List<ImportedTalk> talks = read(context, records, results);
        Map<String, ConversationId> known = new HashMap<>(intake.known(talks));
        Map<String, ImportedTalk> fresh = new LinkedHashMap<>();
        talks.stream()
                .filter(talk -> !known.containsKey(talk.key()))
                .forEach(talk -> fresh.putIfAbsent(talk.key(), talk));
        List<ImportedTalk> firsts = List.copyOf(fresh.values());
        List<ConversationIntake.Taken> taken = intake.take(context.actor(), firsts);
        for (int i = 0; i < firsts.size(); i++) {
            ImportedTalk talk = firsts.get(i);
            ConversationIntake.Taken one = taken.get(i);
            if (one.outcome() instanceof RecordOutcome.Rejected rejected) {
                results.add(
                        ImportResult.rejected(
                                talk.from(),
                                CONVERSATION,
                                rejected.violations().get(0),
                                talk.details().subject()));
            } else {
                known.put(talk.key(), one.id());
                results.add(
                        ImportResult.of(
                                talk.from(), CONVERSATION, Outcome.CREATED, one.id().value()));
            }
        }
        for (ImportedTalk talk : talks) {
            ConversationId id = known.get(talk.key());
            if (id != null && !talk.equals(fresh.get(talk.key()))) {
                results.add(
                        ImportResult.of(talk.from(), CONVERSATION, Outcome.UNCHANGED, id.value()));
            }
        }
        return results;
    }

    /** The rows as conversations; what is wrong with the others goes to the results. */
    private List<ImportedTalk> read(
            ImportContext context, List<ImportRecord> records, List<ImportResult> results) {
        Map<String, String> byName =
                names.resolve(ImportedNames.ACCOUNT, texts(records, "accountName"));
        Map<String, String> owners = names.resolve(ImportedNames.OWNER, texts(records, "owner"));
        Map<ImportRecord, AccountKey> keys = new HashMap<>();
        records.forEach(from -> key(from, byName).ifPresent(key -> keys.put(from, key)));
        Map<AccountKey, ResolvedAccount> accounts =
                directory.resolve(keys.values().stream().collect(Collectors.toSet()));
        Map<String, ContactId> contacts =
                people.find(
                        accounts.values().stream().map(ResolvedAccount::id).toList(),
                        texts(records, "contactEmail"));
        List<ImportedTalk> talks = new ArrayList<>();
        for (ImportRecord from : records) {
            Optional<ResolvedAccount> account =
                    Optional.ofNullable(keys.get(from)).map(accounts::get);
            Optional<RowProblem> problem = problem(context, from, account, owners);
            if (problem.isPresent()) {
                results.add(ImportResult.rejected(from, CONVERSATION, problem.get()));
                continue;
            }
            try {
                talks.add(talk(context, from, account.orElseThrow().id(), owners, contacts));
            } catch (BusinessRuleViolation broken) {
                Object value = from.values().get(broken.field());
                results.add(
                        ImportResult.rejected(
                                from,
                                CONVERSATION,
                                broken.violations().get(0),
                                value == null ? "" : value.toString()));
            }
        }
        return talks;
    }

    private static Optional<AccountKey> key(ImportRecord from, Map<String, String> byName) {
        return from.text("accountRef")
                .filter(ref -> ref.length() <= LogConversation.EXTERNAL_ID)
                .map(ref -> AccountKey.of(from.text("accountSource").orElse("import"), ref))
                .or(
                        () ->
                                from.text("accountName")
                                        .map(byName::get)
                                        .map(
                                                id ->
                                                        AccountKey.of(
                                                                new AccountId(
                                                                        UUID.fromString(id)))));
    }

    private static Optional<RowProblem> problem(
            ImportContext context,
            ImportRecord from,
            Optional<ResolvedAccount> account,
            Map<String, String> owners) {
        String named = from.text("accountName").or(() -> from.text("accountRef")).orElse("");
        if (account.isEmpty()) {
            return Optional.of(new RowProblem(UNKNOWN_ACCOUNT, "accountName", named));
        }
        if (!context.actor().mayWriteAccount(account.get().owner(), account.get().team())) {
            return Optional.of(new RowProblem("not_allowed", "accountName", named));
        }
        boolean leftOut = from.text("ownerUnknown").orElse("REJECT").equals("LEAVE_OUT");
        return from.text("owner")
                .filter(name -> !leftOut && !owners.containsKey(name))
                .map(name -> new RowProblem(UNKNOWN_OWNER, "owner", name));
    }

    private ImportedTalk talk(
            ImportContext context,
            ImportRecord from,
            AccountId account,
            Map<String, String> owners,
            Map<String, ContactId> contacts) {
        ConversationDetails details =
                new ConversationDetails(
                        from.moment("startsAt")
                                .orElseThrow(
                                        () ->
                                                BusinessRuleViolation.of(
                                                        "startsAt", InputRule.REQUIRED))
                                .atZone(context.zone())
                                .toInstant(),
                        from.wholeNumber("minutes").map(Math::toIntExact),
                        from.text("channel").map(Channel::valueOf).orElse(Channel.MEETING),
                        contact(from, account, contacts).toList(),
                        List.of(),
                        from.text("subject").orElse(""),
                        from.text("matters"),
                        from.text("needs"),
                        from.text("objections"),
                        from.wholeNumber("sentiment").map(Math::toIntExact),
                        from.text("summary"),
                        from.text("nextStep"),
                        from.text("stage").map(LoopStage::valueOf));
        if (details.startsAt().isAfter(clock.instant())) {
            throw BusinessRuleViolation.of("startsAt", ConversationRule.HELD_AHEAD);
        }
        return new ImportedTalk(
                from,
                account,
                details,
                from.text("owner").map(owners::get).map(UserId::of),
                name(from, "source", LogConversation.SOURCE),
                name(from, "externalId", LogConversation.EXTERNAL_ID));
    }

    private static String name(ImportRecord from, String field, int atMost) {
        String name = from.text(field).map(String::strip).orElse("");
        if (name.isEmpty() || name.length() > atMost) {
            throw BusinessRuleViolation.of(
                    field, name.isEmpty() ? InputRule.REQUIRED : InputRule.TOO_LONG, atMost);
        }
        return name;
    }

    private static Set<String> texts(List<ImportRecord> records, String field) {
        return records.stream()
                .flatMap(record -> record.text(field).stream())
                .collect(Collectors.toSet());
    }

    /** The contact at the account with that address; one that nobody knows is left out. */
    private static Stream<ContactId> contact(
            ImportRecord from, AccountId account, Map<String, ContactId> contacts) {
        return from
                .text("contactEmail")
                .map(email -> contacts.get(account + " " + ImportedContacts.key(email)))
                .stream();
    }

    @Override
    public Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made) {
        List<UUID> gone =
                intake.remove(context.actor(), made.stream().map(MadeThing::target).toList());
        return made.stream()
                .collect(
                        Collectors.toMap(
                                MadeThing::seq,
                                one -> gone.contains(one.target()) ? UNDONE : "changed_since"));
    }
}
