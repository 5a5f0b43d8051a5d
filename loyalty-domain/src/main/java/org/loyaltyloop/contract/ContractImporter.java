package org.loyaltyloop.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.importing.NameChoice;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.offering.ImportedNames;
import org.loyaltyloop.staff.UserId;

/**
 * Imports contracts of accounts that are known. The same source and external id again change
 * nothing: what happened to a contract since is not overwritten by an old file.
 */
@ApplicationScoped
class ContractImporter implements Importer {

    static final String CONTRACT = "contract";

    private final Contracts contracts;
    private final ContractQueries queries;
    private final ContractStore store;
    private final AccountDirectory directory;
    private final ImportedNames names;

    @Inject
    ContractImporter(
            Contracts contracts,
            ContractQueries queries,
            ContractStore store,
            AccountDirectory directory,
            ImportedNames names) {
        this.contracts = contracts;
        this.queries = queries;
        this.store = store;
        this.directory = directory;
        this.names = names;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractImporter() {
        this(null, null, null, null, null);
    }

    /** A row that nothing is wrong with. */
    private record Planned(ImportRecord from, MakeContract command) {}

    /** Whom and what the rows name. */
    private record Named(
            Map<AccountKey, ResolvedAccount> accounts,
            Map<String, String> accountsByName,
            Map<String, String> owners,
            Map<String, String> offerings) {}

    @Override
    public String code() {
        return "contracts";
    }

    @Override
    public List<String> things() {
        return List.of(CONTRACT);
    }

    @Override
    public List<MappingPreset> presets() {
        return List.of();
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

    /** Behind the kinds of record that files are usually about. */
    @Override
    public int place() {
        return 2;
    }

    @Override
    public List<TargetField> fields() {
        return List.of(
                TargetField.required(
                        "name", FieldType.TEXT, "contract", "title", "contractnaam", "onderwerp"),
                TargetField.choice("contractKind", constants(ContractKind.class), "kind", "soort"),
                TargetField.optional("accountSource", FieldType.TEXT).suggesting("import"),
                TargetField.optional(
                        "accountRef", FieldType.TEXT, "customer number", "klantnummer"),
                TargetField.optional(
                        "accountName", FieldType.TEXT, "account", "customer", "klant", "company"),
                TargetField.optional("owner", FieldType.TEXT, "account manager", "eigenaar"),
                TargetField.optional("offering", FieldType.TEXT, "product", "aanbod"),
                TargetField.optional(
                        "signedOn", FieldType.DAY, "signed", "contract date", "getekend"),
                TargetField.required(
                        "startsOn", FieldType.DAY, "start", "start date", "begin", "ingangsdatum"),
                TargetField.optional("endsOn", FieldType.DAY, "end", "end date", "einddatum"),
                TargetField.optional("value", FieldType.NUMBER, "amount", "waarde", "bedrag"),
                TargetField.choice("valuePer", constants(ValuePer.class), "per", "period"),
                TargetField.optional("currency", FieldType.TEXT, "valuta").suggesting("EUR"),
                TargetField.optional("discountPercent", FieldType.NUMBER, "discount", "korting"),
                TargetField.choice(
                        "renewal", constants(RenewalKind.class), "renewal kind", "verlenging"),
                TargetField.optional("renewalMonths", FieldType.WHOLE_NUMBER),
                TargetField.optional(
                        "noticeDays", FieldType.WHOLE_NUMBER, "notice period", "opzegtermijn"),
                TargetField.optional("note", FieldType.TEXT, "remark", "opmerking"),
                TargetField.required("source", FieldType.TEXT, "system", "bron")
                        .suggesting("import"),
                TargetField.required(
                        "externalId", FieldType.TEXT, "contract id", "id", "nummer", "number"),
                TargetField.optional("orderRef", FieldType.TEXT, "order", "ordernummer"));
    }

    private static <E extends Enum<E>> List<String> constants(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        List<Planned> plans = plan(context, records, false, results);
        Set<String> known = known(plans);
        for (Planned plan : plans) {
            boolean fresh = !known.contains(key(plan)) && context.seen().add(CONTRACT, key(plan));
            results.add(
                    ImportResult.planned(
                            plan.from(), CONTRACT, fresh ? Outcome.CREATED : Outcome.UNCHANGED));
        }
        return results;
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        List<ImportResult> results = new ArrayList<>();
        for (Planned plan : plan(context, records, true, results)) {
            Contracts.Made made = contracts.make(context.actor(), plan.command());
            results.add(
                    ImportResult.of(
                            plan.from(),
                            CONTRACT,
                            made.fresh() ? Outcome.CREATED : Outcome.UNCHANGED,
                            made.id().value()));
        }
        return results;
    }

    private static String key(Planned plan) {
        return plan.command().source() + ' ' + plan.command().externalId();
    }

    private Set<String> known(List<Planned> plans) {
        Set<String> known = new HashSet<>();
        plans.stream()
                .collect(
                        Collectors.groupingBy(
                                plan -> plan.command().source(),
                                Collectors.mapping(
                                        plan -> plan.command().externalId(), Collectors.toList())))
                .forEach(
                        (source, ids) ->
                                store.known(source, ids)
                                        .forEach(id -> known.add(source + ' ' + id)));
        return known;
    }

    private List<Planned> plan(
            ImportContext context,
            List<ImportRecord> records,
            boolean locking,
            List<ImportResult> results) {
        Named named = look(records, locking);
        LocalDate today = queries.today();
        List<Planned> plans = new ArrayList<>();
        for (ImportRecord from : records) {
            Optional<ResolvedAccount> account =
                    account(from, named.accountsByName())
                            .flatMap(key -> Optional.ofNullable(named.accounts().get(key)));
            Optional<RowProblem> problem =
                    problem(from, account, named)
                            .or(
                                    () ->
                                            account.filter(
                                                            a ->
                                                                    !context.actor()
                                                                            .mayWriteAccount(
                                                                                    a.owner(),
                                                                                    a.team()))
                                                    .map(
                                                            a ->
                                                                    new RowProblem(
                                                                            "not_allowed",
                                                                            "accountName",
                                                                            accountText(from))));
            if (problem.isPresent()) {
                results.add(ImportResult.rejected(from, CONTRACT, problem.get()));
                continue;
            }
            try {
                plans.add(new Planned(from, command(from, account.orElseThrow(), named, today)));
            } catch (BusinessRuleViolation broken) {
                Object value = from.values().get(broken.field());
                results.add(
                        ImportResult.rejected(
                                from,
                                CONTRACT,
                                broken.violations().get(0),
                                value == null ? "" : value.toString()));
            }
        }
        return plans;
    }

    /** Finds whom and what the rows name; the accounts are locked at once, in one order. */
    private Named look(List<ImportRecord> records, boolean locking) {
        Map<String, String> byName = resolve(ImportedNames.ACCOUNT, "accountName", records);
        List<AccountKey> keys =
                records.stream()
                        .flatMap(from -> account(from, byName).stream())
                        .distinct()
                        .toList();
        return new Named(
                locking ? directory.resolveForWriting(keys) : directory.resolve(keys),
                byName,
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

    private static Optional<AccountKey> account(ImportRecord from, Map<String, String> byName) {
        return from.text("accountRef")
                .map(ref -> AccountKey.of(from.text("accountSource").orElse("import"), ref))
                .or(
                        () ->
                                from.text("accountName")
                                        .map(byName::get)
                                        .map(id -> AccountKey.of(id(id))));
    }

    private static AccountId id(String text) {
        return new AccountId(UUID.fromString(text));
    }

    private static String accountText(ImportRecord from) {
        return from.text("accountName").or(() -> from.text("accountRef")).orElse("");
    }

    private static Optional<RowProblem> problem(
            ImportRecord from, Optional<ResolvedAccount> account, Named named) {
        if (account.isEmpty()) {
            String text = accountText(from);
            return Optional.of(
                    new RowProblem(
                            text.isEmpty() ? "account_missing" : "unknown_account",
                            "accountName",
                            text));
        }
        return unknown(from, "owner", named.owners())
                .or(() -> unknown(from, "offering", named.offerings()));
    }

    private static Optional<RowProblem> unknown(
            ImportRecord from, String field, Map<String, String> known) {
        return from.text(field)
                .filter(name -> !known.containsKey(name))
                .map(name -> new RowProblem("unknown_" + field, field, name));
    }

    private static MakeContract command(
            ImportRecord from, ResolvedAccount account, Named named, LocalDate today) {
        LocalDate startsOn = from.day("startsOn").orElse(today);
        Optional<LocalDate> endsOn = from.day("endsOn");
        // Whatever runs was agreed to at the latest when it began.
        Optional<LocalDate> signedOn =
                from.day("signedOn")
                        .or(() -> Optional.of(startsOn).filter(day -> !day.isAfter(today)));
        if (signedOn.filter(day -> day.isAfter(today)).isPresent()) {
            throw BusinessRuleViolation.of("signedOn", ContractRule.NOT_YET);
        }
        return new MakeContract(
                new ContractDetails(
                        AccountKey.of(account.id()),
                        constant(from, "contractKind", ContractKind.class, ContractKind.CONTRACT),
                        from.text("name").orElse(""),
                        from.text("owner")
                                .map(named.owners()::get)
                                .map(id -> new UserId(UUID.fromString(id))),
                        from.text("offering").map(named.offerings()::get),
                        startsOn,
                        endsOn,
                        new Worth(
                                from.number("value"),
                                constant(from, "valuePer", ValuePer.class, ValuePer.YEAR),
                                from.text("currency").orElse("EUR").toUpperCase(Locale.ROOT)),
                        from.number("discountPercent"),
                        constant(
                                from,
                                "renewal",
                                RenewalKind.class,
                                endsOn.isEmpty() ? RenewalKind.NONE : RenewalKind.BY_AGREEMENT),
                        whole(from, "renewalMonths"),
                        whole(from, "noticeDays"),
                        from.text("orderRef"),
                        from.text("note")),
                signedOn,
                from.text("source").orElse(""),
                from.text("externalId").orElse(""));
    }

    private static <E extends Enum<E>> E constant(
            ImportRecord from, String field, Class<E> type, E otherwise) {
        return from.text(field).map(text -> Enum.valueOf(type, text)).orElse(otherwise);
    }

    private static Optional<Integer> whole(ImportRecord from, String field) {
        return from.wholeNumber(field)
                .map(number -> (int) Math.max(-1, Math.min(number, Integer.MAX_VALUE)));
    }

    @Override
    public Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made) {
        Map<ContractId, ContractView> there = new HashMap<>();
        made.stream()
                .flatMap(m -> queries.find(new ContractId(m.target())).stream())
                .forEach(contract -> there.put(contract.id(), contract));
        // The accounts first, all at once: the order in which everything is locked.
        Map<AccountKey, ResolvedAccount> accounts =
                directory.resolveForWriting(
                        there.values().stream()
                                .map(contract -> AccountKey.of(contract.account()))
                                .distinct()
                                .toList());
        Map<Long, String> fates = new HashMap<>();
        for (MadeThing one : made) {
            fates.put(one.seq(), undo(context, there.get(new ContractId(one.target())), accounts));
        }
        return fates;
    }

    private String undo(
            ImportContext context,
            @Nullable ContractView contract,
            Map<AccountKey, ResolvedAccount> accounts) {
        if (contract == null) {
            return UNDONE;
        }
        ResolvedAccount account = accounts.get(AccountKey.of(contract.account()));
        if (account == null || !context.actor().mayWriteAccount(account.owner(), account.team())) {
            return "not_allowed";
        }
        if (contract.version() != 1) {
            return "changed_since";
        }
        contracts.remove(context.actor(), contract.id(), contract.version());
        return UNDONE;
    }
}
