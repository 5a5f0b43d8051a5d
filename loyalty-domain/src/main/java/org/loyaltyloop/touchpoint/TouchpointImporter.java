package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountRemoval;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.TargetField;

/**
 * Imports touchpoints, with the accounts and product lines they name where nobody knows these yet.
 * The same source and external id again change nothing, so a file can be imported as often as it
 * grows.
 */
@ApplicationScoped
class TouchpointImporter implements Importer {

    static final String TOUCHPOINT = "touchpoint";
    static final String ACCOUNT = "account";

    private final Touchpoints touchpoints;
    private final TouchpointCatalogue catalogue;
    private final TouchpointStore store;
    private final ImportedParties parties;
    private final AccountRemoval removal;
    private final Clock clock;

    @Inject
    TouchpointImporter(
            Touchpoints touchpoints,
            TouchpointCatalogue catalogue,
            TouchpointStore store,
            ImportedParties parties,
            AccountRemoval removal,
            Clock clock) {
        this.touchpoints = touchpoints;
        this.catalogue = catalogue;
        this.store = store;
        this.parties = parties;
        this.removal = removal;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointImporter() {
        this(null, null, null, null, null, null);
    }

    @Override
    public String code() {
        return "touchpoints";
    }

    @Override
    public List<String> things() {
        return List.of(TOUCHPOINT, ACCOUNT);
    }

    @Override
    public List<MappingPreset> presets() {
        return TouchpointPresets.ALL;
    }

    @Override
    public List<TargetField> fields() {
        List<String> types =
                catalogue.all().stream()
                        .filter(TouchpointType::active)
                        .map(TouchpointType::code)
                        .toList();
        return List.of(
                new TargetField(
                        "type",
                        FieldType.CHOICE,
                        true,
                        types,
                        "",
                        List.of("touchpoint", "activity", "activiteit", "soort")),
                TargetField.required(
                        "occurredAt",
                        FieldType.MOMENT,
                        "date",
                        "datum",
                        "moment",
                        "when",
                        "tijdstip",
                        "occurred at",
                        "created",
                        "timestamp"),
                TargetField.required("source", FieldType.TEXT, "system", "bron", "systeem")
                        .suggesting("import"),
                TargetField.required(
                        "externalId",
                        FieldType.TEXT,
                        "id",
                        "external id",
                        "number",
                        "nummer",
                        "kenmerk"),
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
                        "customer",
                        "company",
                        "klant",
                        "klantnaam",
                        "bedrijf",
                        "bedrijfsnaam",
                        "organisatie"),
                TargetField.choice("accountKind", List.of("ORGANISATION", "PERSON")),
                TargetField.choice(
                        "accountMatch", List.of("REFERENCE", "REFERENCE_OR_NAME", "NAME")),
                TargetField.choice("accountUnknown", List.of("CREATE", "REJECT"))
                        .suggesting("REJECT"),
                TargetField.optional(
                        "contactEmail", FieldType.TEXT, "email", "e-mail", "e-mailadres"),
                TargetField.optional("contactSource", FieldType.TEXT),
                TargetField.optional("contactRef", FieldType.TEXT, "contact id", "contactnummer"),
                TargetField.optional(
                        "offering",
                        FieldType.TEXT,
                        "product",
                        "product code",
                        "artikel",
                        "aanbod",
                        "product line"),
                TargetField.choice("offeringUnknown", List.of("CREATE", "LEAVE_OUT", "REJECT")),
                TargetField.choice("stage", names(LoopStage.values()), "schakel", "loop stage"),
                TargetField.optional("stageReason", FieldType.TEXT),
                TargetField.choice("channel", names(Channel.values()), "kanaal"),
                TargetField.choice("direction", names(Direction.values()), "richting"),
                TargetField.choice("department", names(Department.values()), "afdeling"),
                TargetField.optional(
                        "orderRef",
                        FieldType.TEXT,
                        "order",
                        "order id",
                        "ordernummer",
                        "order number"),
                TargetField.optional(
                        "summary",
                        FieldType.TEXT,
                        "subject",
                        "onderwerp",
                        "title",
                        "titel",
                        "omschrijving",
                        "description"),
                TargetField.optional("outcome", FieldType.TEXT, "result", "resultaat", "uitkomst"),
                TargetField.optional("sentiment", FieldType.WHOLE_NUMBER),
                TargetField.optional("durationSeconds", FieldType.WHOLE_NUMBER, "duration", "duur"),
                TargetField.choice("surveyMetric", names(SurveyMetric.values()), "metric"),
                TargetField.optional("surveyScore", FieldType.WHOLE_NUMBER, "score", "cijfer"),
                TargetField.optional("surveyComment", FieldType.TEXT, "comment", "toelichting"),
                TargetField.optional("attribute.*", FieldType.TEXT));
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        ImportedParties.Named named = parties.look(context, records, results);
        List<ImportRecord> going = named.records();
        Recording recording =
                new Recording(context.actor(), clock.instant(), drafts(context, named));
        recording.classify(catalogue::find);
        recording.nameOfferings(named.offerings(recording.offeringCodes()));
        recording.nameAccounts(named.accounts(recording.accountKeys()));
        recording.nameContacts(parties.contacts(recording.contactKeys()));
        recording.place(Map.of(), RuleSet.NONE);
        Map<Recording.ExternalKey, TouchpointId> stored = new HashMap<>();
        List<NewTouchpoint> ready = recording.ready();
        ready.forEach(t -> stored.put(t.key(), t.id()));
        stored.putAll(store.find(ready.stream().map(NewTouchpoint::key).toList()));
        List<RecordOutcome> outcomes = recording.outcomes(stored);
        for (int i = 0; i < outcomes.size(); i++) {
            ImportRecord from = going.get(i);
            if (outcomes.get(i) instanceof RecordOutcome.Rejected rejected) {
                results.add(rejected(from, rejected));
                continue;
            }
            String key = from.text("source").orElse("") + ' ' + from.text("externalId").orElse("");
            boolean fresh =
                    outcomes.get(i) instanceof RecordOutcome.Recorded
                            && context.seen().add(TOUCHPOINT, key);
            results.add(
                    ImportResult.planned(
                            from, TOUCHPOINT, fresh ? Outcome.CREATED : Outcome.UNCHANGED));
        }
        return results;
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        ImportedParties.Named named = parties.open(context, records, results);
        List<TouchpointDraft> drafts = named.drafts(context.zone());
        List<RecordOutcome> outcomes =
                drafts.isEmpty() ? List.of() : touchpoints.recordAll(context.actor(), drafts);
        for (int i = 0; i < outcomes.size(); i++) {
            ImportRecord from = named.records().get(i);
            RecordOutcome outcome = outcomes.get(i);
            if (outcome instanceof RecordOutcome.Recorded recorded) {
                results.add(
                        ImportResult.of(from, TOUCHPOINT, Outcome.CREATED, recorded.id().value()));
            } else if (outcome instanceof RecordOutcome.Duplicate duplicate) {
                results.add(
                        ImportResult.of(
                                from, TOUCHPOINT, Outcome.UNCHANGED, duplicate.id().value()));
            } else if (outcome instanceof RecordOutcome.Rejected rejected) {
                results.add(rejected(from, rejected));
            }
        }
        return results;
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
        } else {
            touchpoints.withdrawAll(
                    context.actor(),
                    made.stream().map(m -> new TouchpointId(m.target())).toList(),
                    "import undone");
            made.forEach(m -> fates.put(m.seq(), UNDONE));
        }
        return fates;
    }

    private static List<TouchpointDraft.Checked> drafts(
            ImportContext context, ImportedParties.Named named) {
        return named.drafts(context.zone()).stream().map(TouchpointDraft::check).toList();
    }

    private static ImportResult rejected(ImportRecord from, RecordOutcome.Rejected rejected) {
        Violation first = rejected.violations().get(0);
        Object value = from.values().get(first.field());
        return ImportResult.rejected(
                from, TOUCHPOINT, first, value == null ? "" : value.toString());
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
