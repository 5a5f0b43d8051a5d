package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.mapping.TargetField;

/**
 * Imports accounts. A row is known by its reference, by its name, or by the first that fits; what a
 * file leaves empty is kept as it is. Parents are linked in a second reading of the file, since
 * they may stand below their subsidiaries.
 */
@ApplicationScoped
class AccountImporter implements Importer {

    static final String ACCOUNT = "account";
    static final String PARENT = "parent";
    static final String FACT = "fact.";

    private static final List<TargetField> FIELDS =
            List.of(
                    TargetField.required(
                            "name",
                            FieldType.TEXT,
                            "account",
                            "account name",
                            "company",
                            "company name",
                            "naam",
                            "bedrijf",
                            "bedrijfsnaam",
                            "klant",
                            "klantnaam",
                            "organisatie",
                            "organisation"),
                    TargetField.optional("source", FieldType.TEXT).suggesting("import"),
                    TargetField.optional(
                            "ref",
                            FieldType.TEXT,
                            "id",
                            "account id",
                            "customer id",
                            "customer number",
                            "number",
                            "code",
                            "klantnummer",
                            "debiteurnummer",
                            "relatienummer",
                            "nummer",
                            "external id"),
                    TargetField.choice("match", List.of("REFERENCE", "REFERENCE_OR_NAME", "NAME")),
                    TargetField.choice("kind", List.of("ORGANISATION", "PERSON"), "type", "soort"),
                    TargetField.optional(
                            "sector",
                            FieldType.TEXT,
                            "industry",
                            "branche",
                            "branch",
                            "business segment"),
                    TargetField.optional(
                            "employees",
                            FieldType.WHOLE_NUMBER,
                            "number of employees",
                            "staff",
                            "medewerkers",
                            "aantal medewerkers",
                            "personeel"),
                    TargetField.optional(
                            "annualRevenue",
                            FieldType.NUMBER,
                            "revenue",
                            "turnover",
                            "omzet",
                            "jaaromzet"),
                    TargetField.choice("revenueUnit", List.of("ONE", "THOUSAND", "MILLION")),
                    TargetField.optional("currency", FieldType.TEXT, "valuta", "munt"),
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
                            "telefoonnummer",
                            "phone number"),
                    TargetField.optional(
                            "website", FieldType.TEXT, "web", "url", "site", "homepage"),
                    TargetField.optional(
                            "customerSince",
                            FieldType.DAY,
                            "since",
                            "klant sinds",
                            "customer from"),
                    TargetField.optional(
                            "street",
                            FieldType.TEXT,
                            "address",
                            "adres",
                            "straat",
                            "street address"),
                    TargetField.optional(
                            "postalCode",
                            FieldType.TEXT,
                            "postcode",
                            "zip",
                            "zip code",
                            "postal code"),
                    TargetField.optional(
                            "city", FieldType.TEXT, "plaats", "woonplaats", "stad", "town"),
                    TargetField.optional(
                            "country", FieldType.TEXT, "land", "office location", "country code"),
                    TargetField.optional(
                            PARENT,
                            FieldType.TEXT,
                            "parent account",
                            "subsidiary of",
                            "moederbedrijf",
                            "dochter van",
                            "parent company"),
                    TargetField.optional(FACT + "*", FieldType.TEXT));

    private static final Map<String, BigDecimal> UNITS =
            Map.of(
                    "ONE",
                    BigDecimal.ONE,
                    "THOUSAND",
                    new BigDecimal(1_000),
                    "MILLION",
                    new BigDecimal(1_000_000));

    private final AccountIntake intake;
    private final ParentLinks parents;
    private final AccountRemoval removal;

    @Inject
    AccountImporter(AccountIntake intake, ParentLinks parents, AccountRemoval removal) {
        this.intake = intake;
        this.parents = parents;
        this.removal = removal;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountImporter() {
        this(null, null, null);
    }

    @Override
    public String code() {
        return "accounts";
    }

    @Override
    public List<TargetField> fields() {
        return FIELDS;
    }

    @Override
    public List<MappingPreset> presets() {
        return List.of(AccountPresets.CRM_ACCOUNTS);
    }

    @Override
    public List<String> things() {
        return List.of(PARENT, ACCOUNT);
    }

    @Override
    public int passes(Mapping mapping) {
        return mapping.outputs().stream().anyMatch(o -> o.source(PARENT).isPresent()) ? 2 : 1;
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        if (context.pass() == 2) {
            return parents.check(context, records);
        }
        List<ImportResult> results = new ArrayList<>();
        List<Planned> plans = plan(records, results);
        Map<Planned, KnownAccount> known = intake.find(plans, results);
        for (Planned plan : plans) {
            if (rejected(plan, results)) {
                continue;
            }
            boolean first = context.seen().add(ACCOUNT, plan.identity());
            context.seen().add(ACCOUNT, nameKey(plan.sheet().name()));
            KnownAccount account = known.get(plan);
            if (account != null) {
                results.add(
                        intake.mayChange(context.actor(), account)
                                ? ImportResult.planned(
                                        plan.from(), ACCOUNT, intake.outcome(plan, account))
                                : notAllowed(plan));
            } else {
                results.add(
                        ImportResult.planned(
                                plan.from(), ACCOUNT, first ? Outcome.CREATED : Outcome.UNCHANGED));
            }
        }
        return results;
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        if (context.pass() == 2) {
            return parents.link(context, records);
        }
        context.actor().requireWriteAccount(Optional.empty(), Optional.empty());
        List<ImportResult> results = new ArrayList<>();
        List<Planned> left = plan(records, results);
        while (!left.isEmpty()) {
            // A key that comes twice in a chunk is settled twice, one after the other, as if the
            // rows came in two chunks.
            Map<String, Planned> round = new LinkedHashMap<>();
            List<Planned> later = new ArrayList<>();
            for (Planned plan : left) {
                if (round.putIfAbsent(plan.identity(), plan) != null) {
                    later.add(plan);
                }
            }
            later.addAll(intake.settle(context, List.copyOf(round.values()), results));
            left = later;
        }
        return results;
    }

    @Override
    public Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made) {
        if (thing.equals(PARENT)) {
            return parents.restore(made);
        }
        // What a later row changed goes first, or it would keep the account that an earlier one
        // made.
        Map<Long, String> fates =
                new HashMap<>(
                        intake.restore(
                                context.actor(),
                                made.stream()
                                        .filter(m -> m.outcome() == Outcome.UPDATED)
                                        .toList()));
        List<MadeThing> created =
                made.stream().filter(m -> m.outcome() == Outcome.CREATED).toList();
        Map<AccountId, String> kept =
                removal.remove(
                        context.actor(),
                        created.stream().map(m -> new AccountId(m.target())).toList());
        created.forEach(
                m -> fates.put(m.seq(), kept.getOrDefault(new AccountId(m.target()), UNDONE)));
        return fates;
    }

    static ImportResult notAllowed(Planned plan) {
        return ImportResult.rejected(
                plan.from(), ACCOUNT, new RowProblem("not_allowed", "name", plan.sheet().name()));
    }

    private static boolean rejected(Planned plan, List<ImportResult> results) {
        return results.stream()
                .anyMatch(
                        r ->
                                r.outcome() == Outcome.REJECTED
                                        && r.row() == plan.from().row()
                                        && r.output() == plan.from().output());
    }

    /** What can be read as an account; the rest is refused with everything that is wrong. */
    private static List<Planned> plan(List<ImportRecord> records, List<ImportResult> results) {
        List<Planned> plans = new ArrayList<>();
        for (ImportRecord from : records) {
            try {
                plans.add(plan(from));
            } catch (BusinessRuleViolation e) {
                Violation first = e.violations().get(0);
                results.add(
                        ImportResult.rejected(from, ACCOUNT, first, value(from, first.field())));
            }
        }
        return plans;
    }

    private static Planned plan(ImportRecord from) {
        AccountKind kind =
                from.text("kind").map(AccountKind::valueOf).orElse(AccountKind.ORGANISATION);
        BigDecimal unit =
                UNITS.getOrDefault(from.text("revenueUnit").orElse("ONE"), BigDecimal.ONE);
        TreeMap<String, String> facts = new TreeMap<>();
        from.family(FACT)
                .forEach(
                        (attribute, value) ->
                                facts.put(
                                        shortened(attribute, 100),
                                        shortened(value.toString(), 500)));
        Optional<LocalDate> since = from.day("customerSince");
        AccountSheet typed =
                new AccountSheet(
                        from.text("name").orElse(""),
                        from.text("sector"),
                        from.wholeNumber("employees")
                                .map(n -> (int) Math.max(-1, Math.min(n, Integer.MAX_VALUE))),
                        from.number("annualRevenue").map(unit::multiply),
                        from.text("currency").orElse("EUR").toUpperCase(Locale.ROOT),
                        from.text("email"),
                        from.text("phone"),
                        from.text("website"),
                        since,
                        from.text("street"),
                        from.text("postalCode"),
                        from.text("city"),
                        from.text("country"),
                        facts);
        Optional<Reference> reference =
                from.text("ref")
                        .map(ref -> new Reference(from.text("source").orElse("import"), ref));
        Match match =
                from.text("match")
                        .map(Match::valueOf)
                        .orElse(reference.isPresent() ? Match.REFERENCE : Match.NAME);
        return new Planned(from, reference, kind, checked(typed), match);
    }

    /**
     * Goes through the checks of an account that somebody types, and takes over what they tidied.
     */
    private static AccountSheet checked(AccountSheet typed) {
        List<Address> addresses =
                typed.hasAddress()
                        ? List.of(
                                new Address(
                                        Address.Kind.VISIT,
                                        typed.street(),
                                        typed.postalCode(),
                                        typed.city(),
                                        typed.country()))
                        : List.of();
        AccountDetails details =
                new AccountDetails(
                        typed.name(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        typed.sector(),
                        typed.employees(),
                        typed.annualRevenue(),
                        typed.currency(),
                        typed.email(),
                        typed.phone(),
                        typed.website(),
                        typed.customerSince(),
                        addresses);
        Optional<Address> address = details.addresses().stream().findFirst();
        return new AccountSheet(
                details.name(),
                details.sector(),
                details.employees(),
                details.annualRevenue(),
                details.currency(),
                details.email(),
                details.phone(),
                details.website(),
                details.customerSince(),
                address.flatMap(Address::street),
                address.flatMap(Address::postalCode),
                address.flatMap(Address::city),
                address.flatMap(Address::country),
                typed.facts());
    }

    private static String value(ImportRecord from, String field) {
        Object value = from.values().get(field.substring(field.lastIndexOf('.') + 1));
        return value == null ? "" : value.toString();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** By what a row finds the account that it is about. */
    enum Match {
        /** Its reference alone. */
        REFERENCE,
        /** Its reference, else an account of the same name, which then gets the reference. */
        REFERENCE_OR_NAME,
        /** Its name. */
        NAME;

        boolean byName() {
            return this != REFERENCE;
        }

        boolean byReference() {
            return this != NAME;
        }
    }

    /** A row that can become an account. */
    record Planned(
            ImportRecord from,
            Optional<Reference> reference,
            AccountKind kind,
            AccountSheet sheet,
            Match match) {

        /** Rows with the same identity are about the same account. */
        String identity() {
            return reference
                    .map(r -> "ref " + r.source() + ' ' + r.ref())
                    .orElseGet(() -> nameKey(sheet.name()));
        }
    }

    static String nameKey(String name) {
        return "name " + name.toLowerCase(Locale.ROOT);
    }
}
