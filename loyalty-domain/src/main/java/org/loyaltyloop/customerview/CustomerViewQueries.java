package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.loyaltyloop.binding.BindingQueries;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customerview.CustomerView.Answer;
import org.loyaltyloop.customerview.CustomerView.Asked;
import org.loyaltyloop.customerview.CustomerView.ContactRow;
import org.loyaltyloop.customerview.CustomerView.DepartmentCount;
import org.loyaltyloop.customerview.CustomerView.Figures;
import org.loyaltyloop.customerview.CustomerView.Header;
import org.loyaltyloop.customerview.CustomerView.LastTouch;
import org.loyaltyloop.customerview.CustomerView.Named;
import org.loyaltyloop.customerview.CustomerView.Owner;
import org.loyaltyloop.customerview.CustomerView.Team;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;

/**
 * The one customer view: an account with all that its departments know, in two trips to the
 * database however many contacts and touchpoints there are. A merged account answers with its
 * survivor.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class CustomerViewQueries {

    static final String HEADER =
            """
            select s.given_name, a.id, a.number, a.kind, a.name, a.parent_id, p.name as parent_name, a.owner_id,
                   u.display_name as owner_name, a.team_id, t.name as team_name, a.sector, a.employees,
                   a.annual_revenue, a.currency, a.email, a.phone, a.website, a.customer_since, a.created_at, a.version
            from customer.v_account_survivor s
                 join customer.v_account a on a.id = s.account_id
                 left join customer.v_account p on p.id = a.parent_id
                 left join staff.v_user u on u.id = a.owner_id
                 left join staff.v_team t on t.id = a.team_id
            where s.given_id = ?""";

    /**
     * The account's own id and those of accounts merged into it; facts stay with the id they were
     * recorded for.
     */
    static final String GIVEN =
            """
            with given as (select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)
            """;

    /** How far back the latest touch of a contact is looked for. */
    static final int RECENT = 500;

    static final String CONTACTS =
            GIVEN
                    + """
            , recent as (
                select contact_id, occurred_at, type, channel, direction
                from touchpoint.v_touchpoint
                where given_account_id in (select given_id from given)
                order by occurred_at desc
                limit ?),
            latest as (
                select distinct on (contact_id) contact_id, occurred_at, type, channel, direction
                from recent
                where contact_id is not null
                order by contact_id, occurred_at desc)
            select c.id, coalesce(nullif(c.display_name, ''), c.email) as display_name, c.email, c.phone, c.mobile, r.role, r.job_title, r.department, r.primary_contact,
                   l.occurred_at, l.type, l.channel, l.direction
            from customer.v_contact_at_account r
                 join customer.v_contact c on c.id = r.contact_id
                 left join latest l on l.contact_id = c.id
            where r.account_id = ?
            order by r.primary_contact desc, c.search_name, c.id""";

    private static final String FIGURES =
            GIVEN
                    + """
            , touch as (
                select occurred_at, occurred_at >= ? as of_year, purchase and stage = 4 as purchase,
                       coalesce(order_ref, id::text) as deal,
                       stage = 6 and direction = 'INBOUND' as help, department, survey_metric, survey_score
                from touchpoint.v_touchpoint
                where given_account_id in (select given_id from given))
            select 'TOTAL' as what, count(*) as n, count(*) filter (where of_year) as of_year,
                   count(distinct deal) filter (where of_year and purchase) as purchases,
                   count(*) filter (where of_year and help) as help,
                   max(occurred_at) filter (where purchase) as at
            from touch
            union all
            (select department, count(*), 0, 0, 0, null
             from touch
             where of_year
             group by department
             order by count(*) desc, department)
            union all
            (select distinct on (survey_metric) survey_metric, survey_score, 0, 0, 0, occurred_at
             from touch
             where survey_metric is not null
             order by survey_metric, occurred_at desc)
            union all
            select 'ASKED', count(*) filter (where state = 'OPEN' and expires_at > ?), 0, 0, 0, max(made_at)
            from feedback.v_invitation
            where given_account_id in (select given_id from given)""";

    private static final Set<String> DEPARTMENTS =
            Arrays.stream(Department.values())
                    .map(Enum::name)
                    .collect(Collectors.toUnmodifiableSet());

    /** In the order in which the screens show them. */
    private static final List<String> METRICS = List.of("NPS", "CSAT", "CES2", "CES1");

    private final Database database;
    private final BindingQueries bindings;
    private final ContractQueries contracts;
    private final Clock clock;

    @Inject
    CustomerViewQueries(
            Database database, BindingQueries bindings, ContractQueries contracts, Clock clock) {
        this.database = database;
        this.bindings = bindings;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CustomerViewQueries() {
        this.database = null;
        this.bindings = null;
        this.contracts = null;
        this.clock = null;
    }

    /**
     * All about the account, or about the one it was merged into; empty for an id that names none.
     */
    public Optional<CustomerView> of(AccountId askedFor) {
        return header(askedFor).map(this::around);
    }

    /** Who the account is, or the one it was merged into; one statement. */
    public Optional<Header> header(AccountId askedFor) {
        return database.first(HEADER, row -> header(row, askedFor), askedFor.value());
    }

    private CustomerView around(Header header) {
        UUID id = header.id().value();
        Instant yearAgo = clock.instant().atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
        var contacts = Question.of(CONTACTS, CustomerViewQueries::contact, id, id, RECENT, id);
        AccountDetails details = AccountDetails.about(id);
        var counts = Question.of(FIGURES, Count::of, id, id, yearAgo, clock.instant());
        var binding = bindings.ask(header.id());
        TalkQuestions talks = TalkQuestions.about(id);
        var sought = OpportunityLine.ask(header.id());
        var agreed = contracts.standing(header.id());
        AgendaQuestions agenda = AgendaQuestions.about(header.id(), clock.instant());
        database.together(
                contacts,
                details.question(),
                counts,
                binding.question(),
                talks.conversations(),
                talks.promises(),
                talks.goals(),
                sought,
                agreed,
                agenda.next(),
                agenda.cadence());
        return new CustomerView(
                header,
                contacts.rows(),
                details.addresses(),
                details.references(),
                details.profile(),
                details.subsidiaries(),
                figures(counts.rows()),
                binding.answered(),
                talks.answer(),
                sought.rows(),
                agreed.rows(),
                agenda.answer());
    }

    private static Figures figures(List<Count> counts) {
        Count total =
                counts.stream()
                        .filter(count -> count.what().equals("TOTAL"))
                        .findFirst()
                        .orElseThrow();
        return new Figures(
                total.number(),
                total.ofYear(),
                total.purchases(),
                total.help(),
                counts.stream().filter(Count::isDepartment).map(Count::department).toList(),
                total.at(),
                METRICS.stream()
                        .flatMap(
                                metric ->
                                        counts.stream()
                                                .filter(count -> count.what().equals(metric)))
                        .map(
                                count ->
                                        new Answer(
                                                count.what(),
                                                (int) count.number(),
                                                count.at().orElseThrow()))
                        .toList(),
                counts.stream()
                        .filter(count -> count.what().equals("ASKED") && count.at().isPresent())
                        .map(count -> new Asked(count.number(), count.at().orElseThrow()))
                        .findFirst());
    }

    /** One row of the figures: the totals, a department's count, or a metric's latest score. */
    private record Count(
            String what,
            long number,
            long ofYear,
            long purchases,
            long help,
            Optional<Instant> at) {

        static Count of(Row row) throws SQLException {
            return new Count(
                    row.text("what"),
                    row.number("n"),
                    row.number("of_year"),
                    row.number("purchases"),
                    row.number("help"),
                    row.optionalInstant("at"));
        }

        boolean isDepartment() {
            return DEPARTMENTS.contains(what);
        }

        DepartmentCount department() {
            return new DepartmentCount(Department.valueOf(what), number);
        }
    }

    static Header header(Row row, AccountId askedFor) throws SQLException {
        AccountId id = new AccountId(row.uuid("id"));
        Optional<Named> parent =
                row.optionalUuid("parent_id").isPresent()
                        ? Optional.of(
                                new Named(
                                        new AccountId(row.uuid("parent_id")),
                                        row.text("parent_name")))
                        : Optional.empty();
        Optional<Owner> owner =
                row.optionalUuid("owner_id").isPresent()
                        ? Optional.of(
                                new Owner(new UserId(row.uuid("owner_id")), row.text("owner_name")))
                        : Optional.empty();
        Optional<Team> team =
                row.optionalUuid("team_id").isPresent()
                        ? Optional.of(
                                new Team(new TeamId(row.uuid("team_id")), row.text("team_name")))
                        : Optional.empty();
        return new Header(
                id,
                askedFor,
                row.text("given_name"),
                row.number("number"),
                row.constant("kind", AccountKind.class),
                row.text("name"),
                parent,
                owner,
                team,
                row.optionalText("sector"),
                row.optionalInteger("employees"),
                row.optionalDecimal("annual_revenue"),
                row.text("currency"),
                row.optionalText("email"),
                row.optionalText("phone"),
                row.optionalText("website"),
                row.optionalDate("customer_since"),
                row.instant("created_at"),
                row.integer("version"));
    }

    static ContactRow contact(Row row) throws SQLException {
        Optional<LastTouch> last =
                row.optionalInstant("occurred_at").isPresent()
                        ? Optional.of(
                                new LastTouch(
                                        row.instant("occurred_at"),
                                        row.text("type"),
                                        row.constant("channel", Channel.class),
                                        row.constant("direction", Direction.class)))
                        : Optional.empty();
        return new ContactRow(
                new ContactId(row.uuid("id")),
                row.text("display_name"),
                row.text("role"),
                row.optionalText("job_title"),
                row.optionalText("department"),
                row.flag("primary_contact"),
                row.optionalText("email"),
                row.optionalText("phone"),
                row.optionalText("mobile"),
                last);
    }
}
