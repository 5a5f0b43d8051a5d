package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView.Header;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;

/** The plan for an account, in two trips to the database. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class AccountPlanQueries {

    private static final String SHELF =
            CustomerViewQueries.GIVEN
                    + """
            , agreed as (
                select line_id, count(*) as contracts
                from contract.v_contract
                where given_account_id in (select given_id from given)
                  and signed_on is not null and coalesce(in_force_until, 'infinity'::date) >= ?
                group by line_id),
            bought as (
                select line_id, max(occurred_at) as last_at, count(distinct coalesce(order_ref, id::text)) as orders
                from touchpoint.v_touchpoint
                where given_account_id in (select given_id from given) and purchase and stage = 4
                group by line_id),
            sought as (
                select line_id, count(*) as opportunities
                from opportunity.v_opportunity
                where given_account_id in (select given_id from given) and kind = 'OPEN'
                group by line_id)
            select l.code, l.name, l.name_nl, coalesce(agreed.contracts, 0) as contracts,
                   coalesce(bought.orders, 0) as orders, bought.last_at, coalesce(sought.opportunities, 0) as opportunities
            from offering.v_product_line l
                 left join agreed on agreed.line_id = l.id
                 left join bought on bought.line_id = l.id
                 left join sought on sought.line_id = l.id
            where l.active or agreed.line_id is not null or bought.line_id is not null or sought.line_id is not null
            order by l.name, l.code""";

    private final Database database;
    private final ContractQueries contracts;
    private final Clock clock;

    @Inject
    AccountPlanQueries(Database database, ContractQueries contracts, Clock clock) {
        this.database = database;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountPlanQueries() {
        this(null, null, null);
    }

    /** The plan for an account; that of the survivor where it was merged. */
    public Optional<AccountPlan> of(AccountId account) {
        return database.first(
                        CustomerViewQueries.HEADER,
                        row -> CustomerViewQueries.header(row, account),
                        account.value())
                .map(this::plan);
    }

    private AccountPlan plan(Header header) {
        UUID id = header.id().value();
        TalkQuestions talks = TalkQuestions.about(id);
        var shelf = Question.of(SHELF, AccountPlanQueries::line, id, id, contracts.today());
        var agreed = contracts.standing(header.id());
        var people =
                Question.of(
                        CustomerViewQueries.CONTACTS,
                        CustomerViewQueries::contact,
                        id,
                        id,
                        CustomerViewQueries.RECENT,
                        id);
        AgendaQuestions agenda = AgendaQuestions.about(header.id(), clock.instant());
        database.together(
                talks.conversations(),
                talks.promises(),
                talks.goals(),
                shelf,
                agreed,
                people,
                agenda.next(),
                agenda.cadence());
        return new AccountPlan(
                header,
                talks.answer(),
                shelf.rows(),
                agreed.rows(),
                people.rows(),
                agenda.answer());
    }

    private static AccountPlan.Line line(Row row) throws SQLException {
        return new AccountPlan.Line(
                row.text("code"),
                row.text("name"),
                row.text("name_nl"),
                row.number("contracts"),
                row.number("orders"),
                row.optionalInstant("last_at"),
                row.number("opportunities"));
    }
}
