package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.AccountNames;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactKey;
import org.loyaltyloop.customer.NewByRef;
import org.loyaltyloop.customer.Reference;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.offering.OfferingNames;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.Offerings;
import org.loyaltyloop.offering.ProductLineId;

/**
 * Whom and what the records of an import are about: finds their accounts and offerings, and opens
 * those that are unknown where the mapping says so. A few statements for a chunk.
 */
@ApplicationScoped
class ImportedParties {

    private static final AccountId TO_COME = new AccountId(new UUID(0, 1));
    private static final OfferingRef LINE_TO_COME =
            new OfferingRef(new ProductLineId(new UUID(0, 1)), Optional.empty());

    private final AccountDirectory directory;
    private final AccountNames names;
    private final Offerings offerings;
    private final OfferingNames offeringNames;

    @Inject
    ImportedParties(
            AccountDirectory directory,
            AccountNames names,
            Offerings offerings,
            OfferingNames offeringNames) {
        this.directory = directory;
        this.names = names;
        this.offerings = offerings;
        this.offeringNames = offeringNames;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportedParties() {
        this(null, null, null, null);
    }

    /** Finds what is known, and says what would be opened. */
    Named look(ImportContext context, List<ImportRecord> records, List<ImportResult> results) {
        Named named = new Named(records);
        find(named, results);
        for (Map.Entry<Reference, ImportRecord> missing : named.toOpen.entrySet()) {
            Reference reference = missing.getKey();
            if (context.seen()
                    .add(TouchpointImporter.ACCOUNT, reference.source() + ' ' + reference.ref())) {
                results.add(
                        ImportResult.planned(
                                missing.getValue(), TouchpointImporter.ACCOUNT, Outcome.CREATED));
            }
        }
        named.openAll(reference -> TO_COME);
        named.codes.putAll(OfferingNames.newCodes(named.linesToOpen.keySet()));
        named.dryLines.addAll(OfferingNames.newCodes(named.linesToOpen.keySet()).values());
        noteLines(context, named, results);
        return named;
    }

    /** Finds what is known, and opens the rest. */
    Named open(ImportContext context, List<ImportRecord> records, List<ImportResult> results) {
        Named named = new Named(records);
        find(named, results);
        if (!named.toOpen.isEmpty()) {
            List<NewByRef> wanted = List.copyOf(named.accounts.values());
            directory.createMissing(context.actor(), wanted);
            Map<AccountKey, ResolvedAccount> opened =
                    directory.resolve(
                            wanted.stream()
                                    .map(n -> key(n.reference()))
                                    .collect(Collectors.toSet()));
            named.toOpen.forEach(
                    (reference, from) ->
                            results.add(
                                    ImportResult.of(
                                            from,
                                            TouchpointImporter.ACCOUNT,
                                            Outcome.CREATED,
                                            account(opened, reference).value())));
            named.openAll(reference -> account(opened, reference));
        }
        if (!named.linesToOpen.isEmpty()) {
            named.codes.putAll(
                    offeringNames.openLines(context.actor(), named.linesToOpen.keySet()));
            noteLines(context, named, results);
        }
        return named;
    }

    Map<ContactKey, ContactId> contacts(Set<ContactKey> keys) {
        return directory.resolveContacts(keys);
    }

    private static void noteLines(ImportContext context, Named named, List<ImportResult> results) {
        named.linesToOpen.forEach(
                (name, from) -> {
                    if (context.seen().add("product line", String.valueOf(named.codes.get(name)))) {
                        results.add(
                                ImportResult.noted(
                                        from,
                                        TouchpointImporter.TOUCHPOINT,
                                        new RowProblem("offering_created", "offering", name)));
                    }
                });
    }

    private void find(Named named, List<ImportResult> results) {
        Map<ImportRecord, Reference> references = new LinkedHashMap<>();
        List<ImportRecord> sound = new ArrayList<>();
        for (ImportRecord from : named.records) {
            try {
                reference(from).ifPresent(reference -> references.put(from, reference));
                sound.add(from);
            } catch (BusinessRuleViolation e) {
                results.add(
                        ImportResult.rejected(
                                from,
                                TouchpointImporter.TOUCHPOINT,
                                e.violations().get(0),
                                from.text("accountRef").orElse("")));
            }
        }
        named.records = sound;
        Map<AccountKey, ResolvedAccount> byReference =
                directory.resolve(
                        references.values().stream()
                                .map(ImportedParties::key)
                                .collect(Collectors.toSet()));
        Map<String, List<ResolvedAccount>> byName =
                names.resolve(
                        sound.stream()
                                .filter(
                                        from ->
                                                !from.text("accountMatch")
                                                        .orElse(
                                                                references.containsKey(from)
                                                                        ? "REFERENCE"
                                                                        : "NAME")
                                                        .equals("REFERENCE"))
                                .flatMap(from -> from.text("accountName").stream())
                                .collect(Collectors.toSet()));
        named.codes.putAll(
                offeringNames.codes(
                        sound.stream()
                                .flatMap(from -> from.text("offering").stream())
                                .collect(Collectors.toSet())));
        List<ImportRecord> going = new ArrayList<>();
        for (ImportRecord from : sound) {
            Optional<RowProblem> problem = offeringProblem(named, from);
            if (problem.isEmpty()) {
                problem =
                        nameAccount(
                                named,
                                from,
                                Optional.ofNullable(references.get(from)),
                                byReference,
                                byName);
            }
            if (problem.isPresent()) {
                results.add(
                        ImportResult.rejected(from, TouchpointImporter.TOUCHPOINT, problem.get()));
            } else {
                nameOffering(named, from, results);
                going.add(from);
            }
        }
        named.records = going;
    }

    private static Optional<RowProblem> nameAccount(
            Named named,
            ImportRecord from,
            Optional<Reference> reference,
            Map<AccountKey, ResolvedAccount> byReference,
            Map<String, List<ResolvedAccount>> byName) {
        String match =
                from.text("accountMatch").orElse(reference.isPresent() ? "REFERENCE" : "NAME");
        if (reference.isPresent() && !match.equals("NAME")) {
            ResolvedAccount known = byReference.get(key(reference.get()));
            if (known != null) {
                named.accountOf.put(from, known.id());
                return Optional.empty();
            }
        }
        String name = from.text("accountName").orElse("");
        List<ResolvedAccount> namesakes = byName.getOrDefault(name, List.of());
        if (namesakes.size() == 1) {
            named.accountOf.put(from, namesakes.get(0).id());
            return Optional.empty();
        } else if (namesakes.size() > 1) {
            return Optional.of(new RowProblem("several_of_name", "accountName", name));
        }
        boolean create = from.text("accountUnknown").orElse("REJECT").equals("CREATE");
        if (create && (reference.isPresent() || !name.isEmpty())) {
            try {
                Reference wanted =
                        reference.orElseGet(
                                () ->
                                        new Reference(
                                                from.text("accountSource").orElse("import"), name));
                NewByRef account =
                        new NewByRef(
                                wanted,
                                name.isEmpty() ? wanted.ref() : name,
                                from.text("accountKind")
                                        .map(AccountKind::valueOf)
                                        .orElse(AccountKind.ORGANISATION));
                named.toOpen.putIfAbsent(wanted, from);
                named.accounts.putIfAbsent(wanted, account);
                named.waiting.put(from, wanted);
                return Optional.empty();
            } catch (BusinessRuleViolation e) {
                return Optional.of(new RowProblem(e.rule().code(), "accountName", name));
            }
        }
        boolean unnamed = reference.isEmpty() && name.isEmpty();
        return Optional.of(
                new RowProblem(
                        unnamed ? "account_missing" : "unknown_account",
                        reference.isPresent() ? "accountRef" : "accountName",
                        reference.map(Reference::ref).orElse(name)));
    }

    private static Optional<RowProblem> offeringProblem(Named named, ImportRecord from) {
        Optional<String> unknown =
                from.text("offering").filter(typed -> !named.codes.containsKey(typed));
        String treatment = from.text("offeringUnknown").orElse("REJECT");
        if (unknown.isEmpty() || treatment.equals("LEAVE_OUT")) {
            return Optional.empty();
        }
        if (treatment.equals("CREATE")) {
            boolean tooLong = unknown.get().length() > OfferingNames.LONGEST;
            return tooLong
                    ? Optional.of(new RowProblem("too_long", "offering", unknown.get()))
                    : Optional.empty();
        }
        return Optional.of(new RowProblem("unknown_offering", "offering", unknown.get()));
    }

    private static void nameOffering(Named named, ImportRecord from, List<ImportResult> results) {
        Optional<String> unknown =
                from.text("offering").filter(typed -> !named.codes.containsKey(typed));
        if (unknown.isEmpty()) {
            return;
        }
        if (from.text("offeringUnknown").orElse("").equals("CREATE")) {
            named.linesToOpen.putIfAbsent(unknown.get(), from);
        } else {
            RowProblem leftOut = new RowProblem("offering_left_out", "offering", unknown.get());
            results.add(ImportResult.noted(from, TouchpointImporter.TOUCHPOINT, leftOut));
        }
    }

    private static Optional<Reference> reference(ImportRecord from) {
        return from.text("accountRef")
                .map(ref -> new Reference(from.text("accountSource").orElse("import"), ref));
    }

    private static AccountKey key(Reference reference) {
        return AccountKey.of(reference.source(), reference.ref());
    }

    private static AccountId account(Map<AccountKey, ResolvedAccount> found, Reference reference) {
        return Optional.ofNullable(found.get(key(reference))).orElseThrow().id();
    }

    /** Records with whom and what they are about. */
    final class Named {

        private final Map<ImportRecord, AccountId> accountOf = new HashMap<>();
        private final Map<ImportRecord, Reference> waiting = new LinkedHashMap<>();
        private final Map<Reference, ImportRecord> toOpen = new LinkedHashMap<>();
        private final Map<Reference, NewByRef> accounts = new LinkedHashMap<>();
        private final Map<String, ImportRecord> linesToOpen = new LinkedHashMap<>();
        private final Map<String, String> codes = new HashMap<>();
        private final List<String> dryLines = new ArrayList<>();
        private List<ImportRecord> records;

        Named(List<ImportRecord> records) {
            this.records = records;
        }

        /** Those that nothing is wrong with so far. */
        List<ImportRecord> records() {
            return records;
        }

        private void openAll(Function<Reference, AccountId> opened) {
            waiting.forEach(
                    (from, reference) -> {
                        if (toOpen.containsKey(reference)) {
                            accountOf.put(from, opened.apply(reference));
                        }
                    });
        }

        /** What the codes stand for, with lines that a dry run would open. */
        Map<String, OfferingRef> offerings(Collection<String> wanted) {
            Map<String, OfferingRef> found = new HashMap<>(offerings.resolve(wanted));
            dryLines.forEach(code -> found.putIfAbsent(code, LINE_TO_COME));
            return found;
        }

        /**
         * The accounts of the keys, with the one that stands for those that a dry run would open.
         */
        Map<AccountKey, ResolvedAccount> accounts(Set<AccountKey> keys) {
            Map<AccountKey, ResolvedAccount> found = new HashMap<>(directory.resolve(keys));
            found.put(
                    AccountKey.of(TO_COME),
                    new ResolvedAccount(TO_COME, TO_COME, 0, Optional.empty(), Optional.empty()));
            return found;
        }

        List<TouchpointDraft> drafts(ZoneId zone) {
            return records.stream().map(from -> draft(from, zone)).toList();
        }

        private TouchpointDraft draft(ImportRecord from, ZoneId zone) {
            TouchpointDraft draft =
                    new TouchpointDraft()
                            .account(Optional.ofNullable(accountOf.get(from)).orElseThrow())
                            .contactRef(text(from, "contactSource"), text(from, "contactRef"))
                            .contactEmail(text(from, "contactEmail"))
                            .offering(from.text("offering").map(codes::get).orElse(null))
                            .type(text(from, "type"))
                            .stage(text(from, "stage"))
                            .stageReason(text(from, "stageReason"))
                            .channel(text(from, "channel"))
                            .direction(text(from, "direction"))
                            .department(text(from, "department"))
                            .known(text(from, "source"), text(from, "externalId"))
                            .orderRef(text(from, "orderRef"))
                            .summary(text(from, "summary"))
                            .outcome(text(from, "outcome"))
                            .sentiment(number(from, "sentiment"))
                            .durationSeconds(number(from, "durationSeconds"))
                            .survey(
                                    text(from, "surveyMetric"),
                                    number(from, "surveyScore"),
                                    null,
                                    text(from, "surveyComment"))
                            .attributes(attributes(from));
            from.moment("occurredAt")
                    .ifPresent(at -> draft.occurredAt(at.atZone(zone).toInstant()));
            return draft;
        }
    }

    private static @Nullable String text(ImportRecord from, String field) {
        return from.text(field).orElse(null);
    }

    private static @Nullable Integer number(ImportRecord from, String field) {
        return from.wholeNumber(field)
                .map(n -> (int) Math.max(Integer.MIN_VALUE, Math.min(n, Integer.MAX_VALUE)))
                .orElse(null);
    }

    private static @Nullable JsonObject attributes(ImportRecord from) {
        Map<String, Object> family = from.family("attribute.");
        if (family.isEmpty()) {
            return null;
        }
        JsonObjectBuilder json = Json.createObjectBuilder();
        family.forEach(
                (name, value) -> {
                    if (value.toString().matches("-?(0|[1-9]\\d{0,14})(\\.\\d{1,6})?")) {
                        json.add(name, new BigDecimal(value.toString()));
                    } else {
                        json.add(name, value.toString());
                    }
                });
        return json.build();
    }
}
