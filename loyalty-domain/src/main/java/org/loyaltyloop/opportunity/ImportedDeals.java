package org.loyaltyloop.opportunity;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.Reference;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.opportunity.KnownOpportunity.Reached;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.staff.UserId;

/**
 * The records of an import as opportunities: those that nothing is wrong with, what is wrong with
 * the others, and the accounts that have to be opened first.
 */
final class ImportedDeals {

    /** By whom, when and in which zone the records are read. */
    record Circumstances(Author author, Instant now, ZoneId zone) {}

    private final List<ImportRecord> from = new ArrayList<>();
    private final List<KnownOpportunity> going = new ArrayList<>();
    private final List<ImportResult> results = new ArrayList<>();
    private final Map<Reference, ImportRecord> toOpen = new LinkedHashMap<>();
    private final Map<Integer, Reference> waiting = new LinkedHashMap<>();
    private final Circumstances circumstances;
    private final Map<String, Phase> phases;
    private final Map<Reference, AccountId> accounts;
    private final Map<String, String> accountsByName;
    private final Map<String, String> owners;
    private final Map<String, String> offerings;

    ImportedDeals(
            List<ImportRecord> records,
            Circumstances circumstances,
            Map<String, Phase> phases,
            Map<Reference, AccountId> accounts,
            Map<String, String> accountsByName,
            Map<String, String> owners,
            Map<String, String> offerings) {
        this.circumstances = circumstances;
        this.phases = phases;
        this.accounts = new HashMap<>(accounts);
        this.accountsByName = accountsByName;
        this.owners = owners;
        this.offerings = offerings;
        records.forEach(this::read);
    }

    /** The records that go on, in the order of {@link #going()}. */
    List<ImportRecord> from() {
        return from;
    }

    /** The opportunities; those whose account is to be opened have none yet. */
    List<KnownOpportunity> going() {
        return going;
    }

    List<ImportResult> results() {
        return results;
    }

    /** Accounts to open, with the first record that names each. */
    Map<Reference, ImportRecord> toOpen() {
        return toOpen;
    }

    void opened(Reference reference, AccountId id) {
        accounts.put(reference, id);
    }

    /** The opportunities, with the accounts that were opened meanwhile. */
    List<KnownOpportunity> complete() {
        List<KnownOpportunity> complete = new ArrayList<>(going);
        waiting.forEach(
                (place, reference) -> {
                    KnownOpportunity deal = going.get(place);
                    complete.set(
                            place,
                            new KnownOpportunity(
                                    deal.details().at(Optional.ofNullable(accounts.get(reference))),
                                    deal.reached(),
                                    deal.lostReason(),
                                    deal.lostStated(),
                                    deal.source(),
                                    deal.externalId()));
                });
        return complete;
    }

    /** The reference that a record gives its account, if it gives one. */
    static Optional<Reference> givenReference(ImportRecord record) {
        return record.text("accountRef")
                .filter(ref -> ref.length() <= 200)
                .map(ref -> new Reference(record.text("accountSource").orElse("import"), ref));
    }

    /** The reference under which a record's account would be opened. */
    Reference reference(ImportRecord record) {
        return givenReference(record)
                .orElseGet(
                        () ->
                                new Reference(
                                        record.text("accountSource").orElse("import"),
                                        record.text("accountName").orElseThrow()));
    }

    private void read(ImportRecord record) {
        try {
            Optional<RowProblem> problem = problem(record);
            if (problem.isPresent()) {
                results.add(
                        ImportResult.rejected(
                                record, OpportunityImporter.OPPORTUNITY, problem.get()));
                return;
            }
            Optional<AccountId> account = account(record);
            KnownOpportunity deal = deal(record, account);
            if (account.isEmpty() && namesAccount(record)) {
                Reference reference = reference(record);
                toOpen.putIfAbsent(reference, record);
                waiting.put(going.size(), reference);
            }
            going.add(deal);
            from.add(record);
        } catch (BusinessRuleViolation broken) {
            Object value = record.values().get(broken.field());
            results.add(
                    ImportResult.rejected(
                            record,
                            OpportunityImporter.OPPORTUNITY,
                            broken.violations().get(0),
                            value == null ? "" : value.toString()));
        }
    }

    private static boolean namesAccount(ImportRecord record) {
        return record.text("accountRef").isPresent() || record.text("accountName").isPresent();
    }

    private Optional<AccountId> account(ImportRecord record) {
        return givenReference(record)
                .map(accounts::get)
                .or(
                        () ->
                                record.text("accountName")
                                        .map(accountsByName::get)
                                        .map(id -> new AccountId(UUID.fromString(id))));
    }

    private Optional<RowProblem> problem(ImportRecord record) {
        if (namesAccount(record)
                && account(record).isEmpty()
                && !record.text("accountUnknown").orElse("REJECT").equals("CREATE")) {
            String name = record.text("accountName").or(() -> record.text("accountRef")).orElse("");
            return Optional.of(new RowProblem("unknown_account", "accountName", name));
        }
        return unknown(record, "owner", owners, "unknown_owner")
                .or(() -> unknown(record, "offering", offerings, "unknown_offering"));
    }

    private static Optional<RowProblem> unknown(
            ImportRecord record, String field, Map<String, String> known, String code) {
        boolean leftOut = record.text(field + "Unknown").orElse("REJECT").equals("LEAVE_OUT");
        return record.text(field)
                .filter(name -> !leftOut && !known.containsKey(name))
                .map(name -> new RowProblem(code, field, name));
    }

    private KnownOpportunity deal(ImportRecord record, Optional<AccountId> account) {
        return new KnownOpportunity(
                new OpportunityDetails(
                        record.text("name").orElse(""),
                        account,
                        record.text("owner")
                                .map(owners::get)
                                .map(id -> new UserId(UUID.fromString(id))),
                        record.number("value"),
                        record.text("currency").orElse("EUR"),
                        record.wholeNumber("probability").map(Long::intValue),
                        record.day("expectedClose"),
                        record.text("offering").map(offerings::get),
                        record.text("competitor"),
                        record.text("origin"),
                        record.text("orderRef")),
                reached(record),
                record.text("lostReason"),
                record.text("lostStated"),
                record.text("source").orElse(""),
                record.text("externalId").orElse(""));
    }

    /** What the dates tell: taken up then, ended then; without a date, now. */
    private List<Reached> reached(ImportRecord record) {
        Phase phase =
                Optional.ofNullable(phases.get(record.text("phase").orElse("")))
                        .orElseThrow(
                                () ->
                                        BusinessRuleViolation.of(
                                                "phase", OpportunityRule.UNKNOWN_PHASE));
        Optional<Instant> opened = record.moment("openedAt").map(this::instant);
        Optional<Instant> closed = record.moment("closedAt").map(this::instant);
        List<Reached> steps = new ArrayList<>();
        if (phase.open()) {
            steps.add(step(phase.code(), opened.orElse(circumstances.now())));
        } else {
            Instant end = closed.or(() -> opened).orElse(circumstances.now());
            record.text("openedIn")
                    .filter(code -> opened.isPresent())
                    .ifPresent(code -> steps.add(step(code, opened.orElseThrow())));
            steps.add(step(phase.code(), end));
            if (opened.filter(end::isBefore).isPresent()) {
                throw BusinessRuleViolation.of("closedAt", OpportunityRule.NOT_THEN);
            }
        }
        for (Reached step : steps) {
            if (step.at().isAfter(circumstances.now()) || step.at().isBefore(Instant.EPOCH)) {
                throw BusinessRuleViolation.of(
                        phase.open() ? "openedAt" : "closedAt", OpportunityRule.NOT_THEN);
            }
        }
        return steps;
    }

    private Reached step(String phase, Instant at) {
        return new Reached(phase, at, circumstances.author());
    }

    private Instant instant(LocalDateTime moment) {
        return moment.atZone(circumstances.zone()).toInstant();
    }
}
