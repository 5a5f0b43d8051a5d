package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactRole;
import org.loyaltyloop.customerview.RelationMap.Peer;
import org.loyaltyloop.customerview.RelationMap.Person;
import org.loyaltyloop.customerview.RelationMap.Relation;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Who knows whom at an account, in two trips to the database. */
@ApplicationScoped
public class RelationQueries {

    private static final int MOST_PEOPLE = 40;

    private final Database database;

    @Inject
    RelationQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RelationQueries() {
        this(null);
    }

    private record Header(
            AccountId id,
            String name,
            Optional<UserId> owner,
            Optional<String> ownerName,
            Optional<TeamId> team) {}

    private record Named(Relation relation, String colleague) {}

    /** The map of an account, or of the one it was merged into; empty for an unknown id. */
    public Optional<RelationMap> of(AccountId asked) {
        return database.first(
                        """
                        select a.id, a.name, a.owner_id, u.display_name, a.team_id
                        from customer.v_account_survivor s
                        join customer.v_account a on a.id = s.account_id
                        left join staff.v_user u on u.id = a.owner_id
                        where s.given_id = ?
                        """,
                        row ->
                                new Header(
                                        new AccountId(row.uuid("id")),
                                        row.text("name"),
                                        row.optionalUuid("owner_id").map(UserId::new),
                                        row.optionalText("display_name"),
                                        row.optionalUuid("team_id").map(TeamId::new)),
                        asked.value())
                .map(this::around);
    }

    private RelationMap around(Header header) {
        Question<Person> people =
                Question.of(
                        """
                        select c.id, coalesce(nullif(c.display_name, ''), c.email) as name, r.role, r.job_title
                        from customer.v_contact_at_account r
                        join customer.v_contact c on c.id = r.contact_id
                        where r.account_id = ?
                        order by array_position(array['DECISION_MAKER', 'SPONSOR', 'BLOCKER', 'INFLUENCER', 'PURCHASER',
                                                      'FINANCE', 'TECHNICAL', 'USER', 'OTHER'], r.role),
                                 r.primary_contact desc, c.search_name, c.id
                        limit ?
                        """,
                        row ->
                                new Person(
                                        new ContactId(row.uuid("id")),
                                        row.text("name"),
                                        row.constant("role", ContactRole.class),
                                        row.optionalText("job_title")),
                        header.id().value(),
                        MOST_PEOPLE);
        Question<Named> relations =
                Question.of(
                        """
                        with told as (
                            select r.contact_id, r.user_id, max(r.last_on) as last_on, max(r.days) as days,
                                   max(r.strength) as strength
                            from touchpoint.v_relation r
                            where r.account_id in (select given_id from customer.v_account_survivor
                                                   where given_id = ? or merged_into = ?)
                            group by r.contact_id, r.user_id),
                        stated as (
                            select s.* from customer.v_relation s
                            join customer.v_contact_at_account c on c.contact_id = s.contact_id and c.account_id = ?)
                        select contact_id, user_id, u.display_name, coalesce(s.strength, t.strength) as strength,
                               s.strength is not null as stated, s.note, t.last_on, coalesce(t.days, 0) as days
                        from told t
                        full join stated s using (contact_id, user_id)
                        join staff.v_user u on u.id = user_id
                        order by strength desc, u.display_name
                        """,
                        row ->
                                new Named(
                                        new Relation(
                                                new ContactId(row.uuid("contact_id")),
                                                new UserId(row.uuid("user_id")),
                                                row.optionalDecimal("strength").orElseThrow(),
                                                row.flag("stated"),
                                                row.optionalText("note"),
                                                row.optionalDate("last_on"),
                                                row.number("days")),
                                        row.text("display_name")),
                        header.id().value(),
                        header.id().value(),
                        header.id().value());
        database.together(people, relations);
        List<Person> shown = people.rows();
        List<Named> known =
                relations.rows().stream()
                        .filter(
                                one ->
                                        shown.stream()
                                                .anyMatch(
                                                        person ->
                                                                person.id()
                                                                        .equals(
                                                                                one.relation()
                                                                                        .contact())))
                        .toList();
        Map<UserId, String> peers = new LinkedHashMap<>();
        header.owner().ifPresent(owner -> peers.put(owner, header.ownerName().orElse("")));
        known.forEach(one -> peers.put(one.relation().colleague(), one.colleague()));
        return new RelationMap(
                header.id(),
                header.name(),
                header.owner(),
                header.team(),
                shown,
                peers.entrySet().stream()
                        .map(peer -> new Peer(peer.getKey(), peer.getValue()))
                        .toList(),
                known.stream().map(Named::relation).toList());
    }
}
