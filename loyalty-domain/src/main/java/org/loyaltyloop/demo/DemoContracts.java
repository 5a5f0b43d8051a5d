package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.contract.ContractDetails;
import org.loyaltyloop.contract.ContractId;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.Contracts;
import org.loyaltyloop.contract.MakeContract;
import org.loyaltyloop.contract.RenewContract;
import org.loyaltyloop.contract.RenewalKind;
import org.loyaltyloop.contract.TerminateContract;
import org.loyaltyloop.contract.ValuePer;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.platform.Database;

/**
 * Contracts of every shape. Most belong to a purchase that the history tells of and share its
 * order, so they are no second purchase; some were signed long before it.
 */
@Dependent
class DemoContracts {

    private static final int OF_PURCHASES = 60;
    private static final int OLD = 24;
    private static final List<String> REASONS =
            List.of("Too expensive", "Moves to another city", "Wants one supplier for everything");

    private final Contracts contracts;
    private final Database database;

    @Inject
    DemoContracts(Contracts contracts, Database database) {
        this.contracts = contracts;
        this.database = database;
    }

    /** A purchase, or a customer of old, to make a contract for. */
    private record Occasion(
            AccountId account, LocalDate day, Optional<String> order, String line, String name) {}

    void agree(LocalDate today, ZoneId zone) {
        List<Occasion> purchases =
                database.list(
                        """
                        select a.id, p.day, p.order_ref, l.code, l.name
                        from customer.v_account a
                        cross join lateral (
                            select (t.occurred_at at time zone ?)::date as day, t.order_ref, t.line_id
                            from touchpoint.touchpoint t
                            where t.account_id = a.id and t.purchase and t.order_ref is not null and t.line_id is not null
                            order by t.occurred_at desc limit 1) p
                        join offering.v_product_line l on l.id = p.line_id
                        where a.kind = 'ORGANISATION'
                        order by a.number limit ?
                        """,
                        row ->
                                new Occasion(
                                        new AccountId(row.uuid("id")),
                                        row.date("day"),
                                        row.optionalText("order_ref"),
                                        row.text("code"),
                                        row.text("name")),
                        zone.getId(),
                        OF_PURCHASES);
        for (int i = 0; i < purchases.size(); i++) {
            ofPurchase(i, purchases.get(i), today);
        }
        List<Occasion> old =
                database.list(
                        """
                        select a.id, greatest(a.customer_since, ?::date - 1000) as day, l.code, l.name
                        from customer.v_account a
                        cross join lateral (
                            select t.line_id from touchpoint.touchpoint t
                            where t.account_id = a.id and t.line_id is not null order by t.occurred_at limit 1) p
                        join offering.v_product_line l on l.id = p.line_id
                        where a.kind = 'ORGANISATION' and a.customer_since < ?::date - 400
                        order by a.number desc limit ?
                        """,
                        row ->
                                new Occasion(
                                        new AccountId(row.uuid("id")),
                                        row.date("day"),
                                        Optional.empty(),
                                        row.text("code"),
                                        row.text("name")),
                        today,
                        today,
                        OLD);
        for (int i = 0; i < old.size(); i++) {
            ofOld(i, old.get(i), today);
        }
        contracts.closeTerms(Demonstration.ACTOR);
    }

    private void ofPurchase(int i, Occasion of, LocalDate today) {
        Dice dice = Dice.of(DemoWorld.SEED, "contract", i);
        ContractKind kind =
                i % 7 == 3
                        ? ContractKind.DISCOUNT_AGREEMENT
                        : i % 11 == 5
                                ? ContractKind.PRICE_LIST
                                : i % 2 == 0 ? ContractKind.SUBSCRIPTION : ContractKind.CONTRACT;
        // What renews by itself is long enough not to have done so yet: that would be a purchase
        // more.
        int months = kind == ContractKind.SUBSCRIPTION ? 12 : List.of(3, 6, 12, 12, 24).get(i % 5);
        boolean openEnded = i % 13 == 8;
        LocalDate start = of.day().plusMonths(1).withDayOfMonth(1);
        ContractDetails details =
                details(
                        of,
                        kind,
                        start,
                        openEnded ? Optional.empty() : Optional.of(start.plusMonths(months)),
                        dice.between(3, 60) * 50);
        ContractId id = make(details, i % 17 == 16 ? Optional.empty() : Optional.of(of.day()), i);
        if (i % 9 == 7 && start.plusMonths(2).isBefore(today) && openEnded) {
            terminate(id, i, today.minusDays(5), today.plusDays(25));
        }
    }

    private void ofOld(int i, Occasion of, LocalDate today) {
        LocalDate start = of.day().withDayOfMonth(1).plusMonths(1);
        boolean renewed = i % 6 == 0;
        LocalDate end = renewed ? today.minusDays(50 + i) : today.plusDays(20L + 11L * i);
        ContractId id =
                make(
                        details(
                                of,
                                i % 2 == 0 ? ContractKind.SUBSCRIPTION : ContractKind.CONTRACT,
                                start,
                                Optional.of(end.plusDays(1)),
                                400 + 75 * i),
                        Optional.of(of.day()),
                        1000 + i);
        if (renewed) {
            contracts.renew(
                    Demonstration.ACTOR,
                    new RenewContract(
                            id,
                            1,
                            end.minusDays(12),
                            Optional.of(end.plusYears(1)),
                            new Worth(
                                    Optional.of(BigDecimal.valueOf(480 + 90L * i)),
                                    ValuePer.MONTH,
                                    "EUR")));
        } else if (i % 6 == 5) {
            terminate(id, i, today.minusDays(100), today.minusDays(20L + i));
        } else if (i % 12 == 7) {
            terminate(id, i, today.minusDays(9), today.plusDays(21));
        }
    }

    private ContractId make(ContractDetails details, Optional<LocalDate> signedOn, int number) {
        return contracts
                .make(
                        Demonstration.ACTOR,
                        new MakeContract(details, signedOn, "erp", "K-" + (20_001 + number)))
                .id();
    }

    private void terminate(ContractId id, int i, LocalDate given, LocalDate last) {
        contracts.terminate(
                Demonstration.ACTOR,
                new TerminateContract(id, 1, given, last, REASONS.get(i % REASONS.size())));
    }

    /** The term ends the day before {@code next}. */
    private static ContractDetails details(
            Occasion of,
            ContractKind kind,
            LocalDate start,
            Optional<LocalDate> next,
            int monthly) {
        boolean money = kind == ContractKind.CONTRACT || kind == ContractKind.SUBSCRIPTION;
        RenewalKind renewal =
                next.isEmpty()
                        ? RenewalKind.NONE
                        : kind == ContractKind.SUBSCRIPTION
                                ? RenewalKind.AUTOMATIC
                                : RenewalKind.BY_AGREEMENT;
        String words =
                switch (kind) {
                    case CONTRACT -> "Framework contract ";
                    case SUBSCRIPTION -> "Subscription ";
                    case DISCOUNT_AGREEMENT -> "Discount on ";
                    case PRICE_LIST -> "Agreed prices for ";
                };
        return new ContractDetails(
                AccountKey.of(of.account()),
                kind,
                words + of.name(),
                Optional.empty(),
                Optional.of(of.line()),
                start,
                next.map(day -> day.minusDays(1)),
                new Worth(
                        money ? Optional.of(BigDecimal.valueOf(monthly)) : Optional.empty(),
                        ValuePer.MONTH,
                        "EUR"),
                kind == ContractKind.DISCOUNT_AGREEMENT
                        ? Optional.of(BigDecimal.valueOf(5 + monthly % 4))
                        : Optional.empty(),
                renewal,
                renewal == RenewalKind.AUTOMATIC ? Optional.of(12) : Optional.empty(),
                next.isEmpty() ? Optional.of(30) : Optional.of(60),
                of.order(),
                Optional.empty());
    }
}
