package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.AccountRemoval;
import org.loyaltyloop.customer.NewByRef;
import org.loyaltyloop.customer.Reference;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.importing.NameChoice;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.offering.ImportedNames;

/**
 * Imports opportunities with the phases that they went through, and the accounts they name where
 * nobody knows these yet. The same source and external id again bring an opportunity further, never
 * back.
 */
@ApplicationScoped
class OpportunityImporter implements Importer {

    static final String OPPORTUNITY = "opportunity";
    static final String ACCOUNT = "account";

    private static final Pattern JSON_MOVE =
            Pattern.compile("\\{\\s*\"move\"\\s*:\\s*\"(.+)\"\\s*\\}");

    private final OpportunityIntake intake;
    private final Opportunities opportunities;
    private final OpportunityStore store;
    private final Phases phases;
    private final ImportedNames names;
    private final AccountDirectory directory;
    private final AccountRemoval removal;
    private final Clock clock;

    @Inject
    OpportunityImporter(
            OpportunityIntake intake,
            Opportunities opportunities,
            OpportunityStore store,
            Phases phases,
            ImportedNames names,
            AccountDirectory directory,
            AccountRemoval removal,
            Clock clock) {
        this.intake = intake;
        this.opportunities = opportunities;
        this.store = store;
        this.phases = phases;
        this.names = names;
        this.directory = directory;
        this.removal = removal;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OpportunityImporter() {
        this(null, null, null, null, null, null, null, null);
    }

    @Override
    public String code() {
        return "opportunities";
    }

    /** Behind the touchpoints that the same file holds: those need nobody to be known before. */
    @Override
    public int place() {
        return 1;
    }

    @Override
    public List<String> things() {
        return List.of(OPPORTUNITY, ACCOUNT);
    }

    @Override
    public List<MappingPreset> presets() {
        return OpportunityPresets.ALL;
    }

    @Override
    public Map<String, String> nameKinds() {
        return Map.of(
                "unknown_offering",
                ImportedNames.OFFERING,
                "unknown_account",
                ImportedNames.ACCOUNT,
                "unknown_owner",
                ImportedNames.OWNER);
    }

    @Override
    public List<NameChoice> alike(String kind, String name) {
        return names.alike(kind, name);
    }

    @Override
    public List<TargetField> fields() {
        List<Phase> all = phases.all();
        List<String> codes = all.stream().map(Phase::code).toList();
        List<String> open = all.stream().filter(Phase::open).map(Phase::code).toList();
        return List.of(
                TargetField.required(
                        "name", FieldType.TEXT, "opportunity", "title", "verkoopkans", "onderwerp"),
                new TargetField(
                        "phase",
                        FieldType.CHOICE,
                        true,
                        codes,
                        "",
                        List.of("stage", "deal stage", "status", "fase")),
                TargetField.choice("openedIn", open),
                TargetField.optional(
                        "openedAt", FieldType.MOMENT, "created", "engage date", "geopend"),
                TargetField.optional(
                        "closedAt", FieldType.MOMENT, "close date", "closed", "afgesloten"),
                TargetField.optional(
                        "expectedClose", FieldType.DAY, "expected close date", "verwachte datum"),
                TargetField.optional(
                        "value", FieldType.NUMBER, "amount", "close value", "waarde", "bedrag"),
                TargetField.optional("currency", FieldType.TEXT, "valuta").suggesting("EUR"),
                TargetField.optional("probability", FieldType.WHOLE_NUMBER, "kans"),
                TargetField.optional(
                        "owner", FieldType.TEXT, "sales agent", "account manager", "eigenaar"),
                TargetField.choice("ownerUnknown", List.of("LEAVE_OUT", "REJECT"))
                        .suggesting("REJECT"),
                TargetField.optional("accountSource", FieldType.TEXT).suggesting("import"),
                TargetField.optional(
                        "accountRef", FieldType.TEXT, "customer number", "klantnummer"),
                TargetField.optional(
                        "accountName", FieldType.TEXT, "account", "customer", "klant", "company"),
                TargetField.choice("accountUnknown", List.of("CREATE", "REJECT"))
                        .suggesting("REJECT"),
                TargetField.optional("offering", FieldType.TEXT, "product", "aanbod"),
                TargetField.choice("offeringUnknown", List.of("LEAVE_OUT", "REJECT"))
                        .suggesting("REJECT"),
                TargetField.optional("competitor", FieldType.TEXT, "concurrent"),
                TargetField.optional("origin", FieldType.TEXT, "lead source", "herkomst"),
                TargetField.choice(
                        "lostReason", phases.reasons().stream().map(LostReason::code).toList()),
                TargetField.optional("lostStated", FieldType.TEXT, "loss reason", "reden"),
                TargetField.required("source", FieldType.TEXT, "system", "bron")
                        .suggesting("import"),
                TargetField.required(
                        "externalId", FieldType.TEXT, "opportunity id", "id", "nummer"),
                TargetField.optional("orderRef", FieldType.TEXT, "order", "ordernummer"));
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        ImportedDeals deals = look(context, records);
        for (ImportRecord missing : deals.toOpen().values()) {
            if (context.seen().add(ACCOUNT, deals.reference(missing).toString())) {
                deals.results().add(ImportResult.planned(missing, ACCOUNT, Outcome.CREATED));
            }
        }
        Map<String, Map<String, OpportunityId>> known = new HashMap<>();
        deals.going().stream()
                .collect(
                        Collectors.groupingBy(
                                KnownOpportunity::source,
                                Collectors.mapping(
                                        KnownOpportunity::externalId, Collectors.toList())))
                .forEach((source, ids) -> known.put(source, store.known(source, ids)));
        for (int i = 0; i < deals.going().size(); i++) {
            KnownOpportunity deal = deals.going().get(i);
            boolean stored =
                    known.getOrDefault(deal.source(), Map.of()).containsKey(deal.externalId());
            boolean fresh =
                    !stored
                            && context.seen()
                                    .add(OPPORTUNITY, deal.source() + ' ' + deal.externalId());
            deals.results()
                    .add(
                            ImportResult.planned(
                                    deals.from().get(i),
                                    OPPORTUNITY,
                                    fresh ? Outcome.CREATED : Outcome.UNCHANGED));
        }
        return deals.results();
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        ImportedDeals deals = look(context, records);
        if (!deals.toOpen().isEmpty()) {
            open(context, deals);
        }
        List<OpportunityIntake.Taken> taken = intake.take(context.actor(), deals.complete());
        for (int i = 0; i < taken.size(); i++) {
            OpportunityIntake.Taken one = taken.get(i);
            ImportRecord from = deals.from().get(i);
            deals.results()
                    .add(
                            one.move()
                                    .map(
                                            move ->
                                                    ImportResult.updated(
                                                            from,
                                                            OPPORTUNITY,
                                                            one.id().value(),
                                                            "{\"move\":\"" + move + "\"}"))
                                    .orElseGet(
                                            () ->
                                                    ImportResult.of(
                                                            from,
                                                            OPPORTUNITY,
                                                            one.fresh()
                                                                    ? Outcome.CREATED
                                                                    : Outcome.UNCHANGED,
                                                            one.id().value())));
        }
        return deals.results();
    }

    private void open(ImportContext context, ImportedDeals deals) {
        List<NewByRef> wanted = new ArrayList<>();
        deals.toOpen()
                .forEach(
                        (reference, from) ->
                                wanted.add(
                                        new NewByRef(
                                                reference,
                                                from.text("accountName").orElse(reference.ref()),
                                                AccountKind.ORGANISATION)));
        directory.createMissing(context.actor(), wanted);
        Map<AccountKey, ResolvedAccount> opened =
                directory.resolve(
                        deals.toOpen().keySet().stream()
                                .map(r -> AccountKey.of(r.source(), r.ref()))
                                .collect(Collectors.toSet()));
        deals.toOpen()
                .forEach(
                        (reference, from) -> {
                            AccountId id =
                                    Optional.ofNullable(
                                                    opened.get(
                                                            AccountKey.of(
                                                                    reference.source(),
                                                                    reference.ref())))
                                            .orElseThrow()
                                            .id();
                            deals.opened(reference, id);
                            deals.results()
                                    .add(
                                            ImportResult.of(
                                                    from, ACCOUNT, Outcome.CREATED, id.value()));
                        });
    }

    /** Finds whom and what the records name, in a statement or two for each kind. */
    private ImportedDeals look(ImportContext context, List<ImportRecord> records) {
        Set<Reference> references = new HashSet<>();
        records.forEach(from -> ImportedDeals.givenReference(from).ifPresent(references::add));
        Map<Reference, AccountId> byReference = new LinkedHashMap<>();
        directory
                .resolve(
                        references.stream()
                                .map(r -> AccountKey.of(r.source(), r.ref()))
                                .collect(Collectors.toSet()))
                .forEach(
                        (key, account) ->
                                byReference.put(
                                        ((AccountKey.ByRef) key).reference(), account.id()));
        return new ImportedDeals(
                records,
                new ImportedDeals.Circumstances(
                        context.actor().author(), clock.instant(), context.zone()),
                phases.byCode(),
                byReference,
                resolve(ImportedNames.ACCOUNT, "accountName", records),
                resolve(ImportedNames.OWNER, "owner", records),
                resolve(ImportedNames.OFFERING, "offering", records));
    }

    private Map<String, String> resolve(String kind, String field, List<ImportRecord> records) {
        return names.resolve(
                kind,
                records.stream()
                        .flatMap(from -> from.text(field).stream())
                        .collect(Collectors.toSet()));
    }

    @Override
    public Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made) {
        Map<Long, String> fates = new HashMap<>();
        if (thing.equals(ACCOUNT)) {
            Map<AccountId, String> kept =
                    removal.remove(
                            context.actor(),
                            made.stream().map(m -> new AccountId(m.target())).toList());
            made.forEach(
                    m -> fates.put(m.seq(), kept.getOrDefault(new AccountId(m.target()), UNDONE)));
            return fates;
        }
        List<OpportunityId> created =
                made.stream()
                        .filter(m -> m.outcome() == Outcome.CREATED)
                        .map(m -> new OpportunityId(m.target()))
                        .toList();
        store.lock(created);
        opportunities.remove(context.actor(), created);
        for (MadeThing thingMade : made) {
            boolean undone =
                    thingMade.outcome() == Outcome.CREATED
                            || opportunities.takeBackImported(
                                    new OpportunityId(thingMade.target()),
                                    MoveId.of(
                                            JSON_MOVE
                                                    .matcher(thingMade.before().orElseThrow())
                                                    .replaceFirst("$1")));
            fates.put(thingMade.seq(), undone ? UNDONE : "changed_since");
        }
        return fates;
    }
}
