package org.loyaltyloop.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.ProductId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.UserId;

/** Writes contracts and their steps; knows no rules. */
@ApplicationScoped
class ContractStore {

    private final Database database;
    private final Clock clock;

    @Inject
    ContractStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractStore() {
        this(null, null);
    }

    /** Answers whether it is new. */
    boolean insert(
            ContractId id,
            AccountId account,
            MakeContract command,
            Optional<OfferingRef> offering,
            String author) {
        ContractDetails said = command.details();
        return database.update(
                        """
                        with next as (select nextval('contract.contract_number') as number)
                        insert into contract.contract (id, number, account_id, kind, name, owner_id, line_id, product_id,
                            signed_on, starts_on, ends_on, value, per, currency, discount_percent, renewal, renewal_months,
                            notice_days, order_ref, note, source, external_id, created_at, updated_at, author)
                        select ?, number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, 'CON-' || number), ?, ?,
                            ?, ?, ?, ?
                        from next
                        on conflict (source, external_id) do nothing
                        """,
                        id.value(),
                        account.value(),
                        said.kind(),
                        said.name(),
                        said.owner().map(UserId::value),
                        offering.map(o -> o.line().value()),
                        offering.flatMap(OfferingRef::product).map(ProductId::value),
                        command.signedOn(),
                        said.startsOn(),
                        said.endsOn(),
                        said.worth().amount(),
                        said.worth().per(),
                        said.worth().currency(),
                        said.discountPercent(),
                        said.renewal(),
                        said.renewalMonths(),
                        said.noticeDays(),
                        said.orderRef(),
                        said.note(),
                        command.source(),
                        command.externalId(),
                        clock.instant(),
                        clock.instant(),
                        author)
                > 0;
    }

    /** Those of the external ids that the source is known to have used. */
    List<String> known(String source, Collection<String> externalIds) {
        return database.list(
                "select external_id from contract.contract where source = ? and external_id = any (?)",
                row -> row.text("external_id"),
                source,
                externalIds.toArray(String[]::new));
    }

    void change(
            ContractId id,
            AccountId account,
            ContractDetails said,
            Optional<OfferingRef> offering) {
        database.update(
                """
                update contract.contract
                set account_id = ?, kind = ?, name = ?, owner_id = ?, line_id = ?, product_id = ?, starts_on = ?, ends_on = ?,
                    value = ?, per = ?, currency = ?, discount_percent = ?, renewal = ?, renewal_months = ?, notice_days = ?,
                    order_ref = coalesce(?, 'CON-' || number), note = ?
                where id = ?
                """,
                account.value(),
                said.kind(),
                said.name(),
                said.owner().map(UserId::value),
                offering.map(o -> o.line().value()),
                offering.flatMap(OfferingRef::product).map(ProductId::value),
                said.startsOn(),
                said.endsOn(),
                said.worth().amount(),
                said.worth().per(),
                said.worth().currency(),
                said.discountPercent(),
                said.renewal(),
                said.renewalMonths(),
                said.noticeDays(),
                said.orderRef(),
                said.note(),
                id.value());
    }

    /** The last term as the contract has it now. */
    void correctTerm(ContractId id) {
        database.update(
                """
                update contract.step s
                set starts_on = c.starts_on, ends_on = c.ends_on, value = c.value, per = c.per, currency = c.currency
                from contract.contract c
                where c.id = s.contract_id and c.id = ? and s.place = (
                    select max(place) from contract.step where contract_id = c.id and kind <> 'ENDED')
                """,
                id.value());
    }

    void sign(ContractId id, Optional<LocalDate> day) {
        database.update("update contract.contract set signed_on = ? where id = ?", day, id.value());
    }

    void nextTerm(ContractId id, LocalDate from, Optional<LocalDate> until, Worth worth) {
        database.update(
                "update contract.contract set starts_on = ?, ends_on = ?, value = ?, per = ?, currency = ? where id = ?",
                from,
                until,
                worth.amount(),
                worth.per(),
                worth.currency(),
                id.value());
    }

    void terminate(TerminateContract command) {
        database.update(
                """
                update contract.contract set notice_given_on = ?, last_day = ?, termination_reason = ? where id = ?
                """,
                command.givenOn(),
                command.lastDay(),
                command.reason(),
                command.id().value());
    }

    void reinstate(ContractId id) {
        database.update(
                """
                update contract.contract set notice_given_on = null, last_day = null, termination_reason = null
                where id = ?
                """,
                id.value());
    }

    void add(ContractId id, ContractStep step) {
        database.update(
                """
                insert into contract.step (id, contract_id, place, kind, on_day, starts_on, ends_on, value, per, currency, at,
                    author)
                values (?, ?, (select coalesce(max(place), 0) + 1 from contract.step where contract_id = ?), ?, ?, ?, ?, ?, ?,
                    ?, ?, ?)
                """,
                step.id(),
                id.value(),
                id.value(),
                step.kind(),
                step.onDay(),
                step.startsOn(),
                step.endsOn(),
                step.worth().amount(),
                step.worth().per(),
                step.worth().currency(),
                step.at(),
                step.author());
    }

    void forget(UUID step) {
        database.update("delete from contract.step where id = ?", step);
    }

    void delete(ContractId id) {
        database.update("delete from contract.contract where id = ?", id.value());
    }

    /** Locks the contract for a change; answers whether it is as it was seen. */
    boolean bump(ContractId id, int seen) {
        return database.update(
                        "update contract.contract set version = version + 1, updated_at = ? where id = ? and version = ?",
                        clock.instant(),
                        id.value(),
                        seen)
                > 0;
    }

    /** Contracts whose term is over and that nobody has seen to, with their accounts. */
    Map<ContractId, AccountKey> over(LocalDate today, int limit) {
        Map<ContractId, AccountKey> over = new LinkedHashMap<>();
        database.each(
                """
                select c.id, c.account_id from contract.contract c
                where c.signed_on is not null and c.last_day is null and c.ends_on < ?
                  and not exists (select from contract.step s where s.contract_id = c.id and s.kind = 'ENDED')
                order by c.ends_on, c.id limit ?
                """,
                row ->
                        over.put(
                                new ContractId(row.uuid("id")),
                                AccountKey.of(new AccountId(row.uuid("account_id")))),
                today,
                limit);
        return over;
    }

    /** The account it was made with, merged away or not. */
    UUID givenAccount(ContractId id) {
        return database.first(
                        "select account_id from contract.contract where id = ?",
                        row -> row.uuid("account_id"),
                        id.value())
                .orElseThrow(() -> new NotFound("contract", id));
    }
}
