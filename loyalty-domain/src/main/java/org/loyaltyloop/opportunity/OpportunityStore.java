package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.ProductId;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** The rows of opportunities and of their phase changes, written in sets. */
@ApplicationScoped
class OpportunityStore {

    private static final String FACTS =
            """
            select o.id, o.name, coalesce(a.merged_into, a.id) as account_id, living.owner_id as account_owner,
                   living.team_id as account_team, o.owner_id, u.team_id as owner_team,
                   coalesce(p.code, l.code) as offering, o.order_ref, o.phase, o.last_move, o.version
            from opportunity.opportunity o
            left join customer.account a on a.id = o.account_id
            left join customer.account living on living.id = coalesce(a.merged_into, a.id)
            left join staff.app_user u on u.id = o.owner_id
            left join offering.product p on p.id = o.product_id
            left join offering.product_line l on l.id = o.line_id
            where o.id = any (?)
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    OpportunityStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OpportunityStore() {
        this(null, null);
    }

    /** Locks opportunities in the order of their ids; unknown ones are absent. */
    Map<OpportunityId, OpportunityFacts> lock(Collection<OpportunityId> ids) {
        Map<OpportunityId, OpportunityFacts> found = new HashMap<>();
        if (!ids.isEmpty()) {
            database.list(
                    FACTS + " order by o.id for no key update of o",
                    row -> found.put(new OpportunityId(row.uuid("id")), facts(row)),
                    (Object) uuids(ids));
        }
        return found;
    }

    /** The ids by what their systems call them; unknown ones are absent. */
    Map<String, OpportunityId> known(String source, Collection<String> externalIds) {
        Map<String, OpportunityId> found = new HashMap<>();
        database.list(
                "select id, external_id from opportunity.opportunity where source = ? and external_id = any (?)",
                row -> found.put(row.text("external_id"), new OpportunityId(row.uuid("id"))),
                source,
                externalIds.toArray(String[]::new));
        return found;
    }

    /** Stores those that are not known yet; answers their ids. */
    List<OpportunityId> insert(List<NewOpportunity> news, Author author) {
        return database.list(
                """
                        insert into opportunity.opportunity
                            (id, name, account_id, owner_id, value, currency, probability, expected_close, line_id, product_id,
                             competitor, origin, given_order_ref, phase, phase_since, closed_at, lost_reason, lost_stated, opened_at,
                             source, external_id, created_at, created_by, author, updated_at)
                        select w.id, w.name, account_id, owner_id, value::numeric, currency, w.probability,
                               expected_close::date, line_id, product_id, competitor, origin, order_ref, phase, since,
                               case when p.kind <> 'OPEN' then since end, lost_reason, lost_stated, opened_at, source,
                               external_id, now.at, ?, ?, now.at
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                             as w(id, name, account_id, owner_id, value, currency, probability, expected_close, line_id,
                                  product_id, competitor, origin, order_ref, phase, since, lost_reason, lost_stated,
                                  opened_at, source, external_id, place)
                             join opportunity.phase p on p.code = w.phase
                             cross join (select ?::timestamptz as at) now
                        order by place
                        on conflict (source, external_id) do nothing
                        returning id
                        """,
                row -> new OpportunityId(row.uuid("id")),
                author.user(),
                author.name(),
                each(news, n -> n.id().value(), UUID[]::new),
                each(news, n -> n.details().name(), String[]::new),
                each(news, n -> account(n.details()), UUID[]::new),
                each(news, n -> owner(n.details()), UUID[]::new),
                each(news, n -> text(n.details().value()), String[]::new),
                each(news, n -> n.details().currency(), String[]::new),
                each(news, n -> n.details().probability().orElse(null), Integer[]::new),
                each(news, n -> text(n.details().expectedClose()), String[]::new),
                each(news, n -> line(n.offering()), UUID[]::new),
                each(news, n -> product(n.offering()), UUID[]::new),
                each(news, n -> n.details().competitor().orElse(null), String[]::new),
                each(news, n -> n.details().origin().orElse(null), String[]::new),
                each(news, n -> n.details().orderRef().orElse(null), String[]::new),
                each(news, n -> n.history().current().phase(), String[]::new),
                each(news, n -> n.history().current().at(), Instant[]::new),
                each(news, n -> n.history().current().lostReason().orElse(null), String[]::new),
                each(news, n -> n.history().current().lostStated().orElse(null), String[]::new),
                each(news, n -> first(n).at(), Instant[]::new),
                each(news, NewOpportunity::source, String[]::new),
                each(news, NewOpportunity::externalId, String[]::new),
                clock.instant());
    }

    private static PhaseChange first(NewOpportunity news) {
        return news.history().changes().get(0);
    }

    /** Replaces what is said of an opportunity where it is still as it was seen. */
    boolean change(
            OpportunityId id,
            int seen,
            OpportunityDetails details,
            Optional<OfferingRef> offering) {
        return database.update(
                        """
                        update opportunity.opportunity
                        set name = ?, account_id = ?, owner_id = ?, value = ?, currency = ?, probability = ?,
                            expected_close = ?, line_id = ?, product_id = ?, competitor = ?, origin = ?,
                            given_order_ref = ?, version = version + 1, updated_at = ?
                        where id = ? and version = ?
                        """,
                        details.name(),
                        details.account().map(AccountId::value),
                        details.owner().map(UserId::value),
                        details.value(),
                        details.currency(),
                        details.probability(),
                        details.expectedClose(),
                        offering.map(o -> o.line().value()),
                        offering.flatMap(OfferingRef::product).map(ProductId::value),
                        details.competitor(),
                        details.origin(),
                        details.orderRef(),
                        clock.instant(),
                        id.value(),
                        seen)
                == 1;
    }

    /** All changes of each, with those that were taken back. */
    Map<OpportunityId, PhaseHistory> histories(Collection<OpportunityId> ids) {
        Map<OpportunityId, List<PhaseChange>> changes = new HashMap<>();
        database.list(
                """
                select id, opportunity_id, phase, changed_at, changed_by, author, lost_reason, lost_stated, made_in, undone_in
                from opportunity.phase_change where opportunity_id = any (?)
                """,
                row ->
                        changes.computeIfAbsent(
                                        new OpportunityId(row.uuid("opportunity_id")),
                                        id -> new ArrayList<>())
                                .add(phaseChange(row)),
                (Object) uuids(ids));
        Map<OpportunityId, PhaseHistory> histories = new HashMap<>();
        changes.forEach((id, list) -> histories.put(id, new PhaseHistory(list)));
        return histories;
    }

    void addChanges(Map<OpportunityId, List<PhaseChange>> added) {
        List<Map.Entry<OpportunityId, PhaseChange>> rows =
                added.entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(c -> Map.entry(e.getKey(), c)))
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into opportunity.phase_change
                    (id, opportunity_id, phase, changed_at, changed_by, author, lost_reason, lost_stated, made_in)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                each(rows, e -> e.getValue().id(), UUID[]::new),
                each(rows, e -> e.getKey().value(), UUID[]::new),
                each(rows, e -> e.getValue().phase(), String[]::new),
                each(rows, e -> e.getValue().at(), Instant[]::new),
                each(rows, e -> e.getValue().by().user().orElse(null), UUID[]::new),
                each(rows, e -> e.getValue().by().name(), String[]::new),
                each(rows, e -> e.getValue().lostReason().orElse(null), String[]::new),
                each(rows, e -> e.getValue().lostStated().orElse(null), String[]::new),
                each(rows, e -> e.getValue().madeIn().value(), UUID[]::new));
    }

    /** Takes changes back. */
    void takeBack(Collection<PhaseChange> changes, MoveId move) {
        database.update(
                "update opportunity.phase_change set undone_in = ? where id = any (?)",
                move.value(),
                changes.stream().map(PhaseChange::id).toArray(UUID[]::new));
    }

    /** Lets changes stand again. */
    void revive(Collection<PhaseChange> changes) {
        database.update(
                "update opportunity.phase_change set undone_in = null where id = any (?)",
                (Object) changes.stream().map(PhaseChange::id).toArray(UUID[]::new));
    }

    /** Brings what is kept at the opportunities in line with their latest standing changes. */
    void settle(Collection<OpportunityId> ids, Optional<MoveId> lastMove) {
        database.update(
                """
                update opportunity.opportunity o
                set phase = c.phase, phase_since = c.changed_at, lost_reason = c.lost_reason, lost_stated = c.lost_stated,
                    closed_at = case when p.kind <> 'OPEN' then c.changed_at end, last_move = ?,
                    version = o.version + 1, updated_at = ?
                from (select distinct on (opportunity_id) opportunity_id, phase, changed_at, lost_reason, lost_stated
                      from opportunity.phase_change
                      where opportunity_id = any (?) and undone_in is null
                      order by opportunity_id, changed_at desc, id desc) c
                join opportunity.phase p on p.code = c.phase
                where o.id = c.opportunity_id
                """,
                lastMove.map(MoveId::value),
                clock.instant(),
                uuids(ids));
    }

    /** Deletes opportunities with their changes. */
    void delete(Collection<OpportunityId> ids) {
        database.update(
                "delete from opportunity.opportunity where id = any (?)", (Object) uuids(ids));
    }

    static UUID[] uuids(Collection<OpportunityId> ids) {
        return ids.stream().map(OpportunityId::value).toArray(UUID[]::new);
    }

    private static <T, V> Object each(
            List<T> all, Function<T, @Nullable V> column, IntFunction<V[]> array) {
        V[] values = array.apply(all.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(all.get(i));
        }
        return values;
    }

    private static @Nullable UUID account(OpportunityDetails details) {
        return details.account().map(AccountId::value).orElse(null);
    }

    private static @Nullable UUID owner(OpportunityDetails details) {
        return details.owner().map(UserId::value).orElse(null);
    }

    private static @Nullable UUID line(Optional<OfferingRef> offering) {
        return offering.map(o -> o.line().value()).orElse(null);
    }

    private static @Nullable UUID product(Optional<OfferingRef> offering) {
        return offering.flatMap(OfferingRef::product).map(ProductId::value).orElse(null);
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static OpportunityFacts facts(Row row) throws SQLException {
        return new OpportunityFacts(
                new OpportunityId(row.uuid("id")),
                row.text("name"),
                row.optionalUuid("account_id").map(AccountId::new),
                row.optionalUuid("account_owner").map(UserId::new),
                row.optionalUuid("account_team").map(TeamId::new),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalUuid("owner_team").map(TeamId::new),
                row.optionalText("offering"),
                row.text("order_ref"),
                row.text("phase"),
                row.optionalUuid("last_move").map(MoveId::new),
                row.integer("version"));
    }

    private static PhaseChange phaseChange(Row row) throws SQLException {
        Optional<UUID> user = row.optionalUuid("changed_by");
        return new PhaseChange(
                row.uuid("id"),
                row.text("phase"),
                row.instant("changed_at"),
                new Author(
                        user.isPresent() ? Author.Kind.USER : Author.Kind.SYSTEM,
                        user,
                        row.text("author")),
                row.optionalText("lost_reason"),
                row.optionalText("lost_stated"),
                new MoveId(row.uuid("made_in")),
                row.optionalUuid("undone_in").map(MoveId::new));
    }
}
