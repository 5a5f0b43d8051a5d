package org.loyaltyloop.customerview;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.PhoneNumber;
import org.loyaltyloop.database.testing.TestDatabase;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.touchpoint.LoopStage;

/** A database with customers in it, told in the words of the tests. */
final class Customers implements AutoCloseable {

    private static final Instant SOME_DAY = Instant.parse("2026-01-05T09:00:00Z");

    private final TestDatabase server = TestDatabase.fresh();
    private final Database database = new Database(server.dataSource());

    Database database() {
        return database;
    }

    UUID user(String name) {
        UUID id = TimeOrderedId.next();
        database.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, must_change_password, version, created_at)
                values (?, lower(?), ?, 'none', '{AGENT}', false, 1, ?)
                """,
                id,
                name,
                name,
                SOME_DAY);
        return id;
    }

    UUID account(String name) {
        UUID id = TimeOrderedId.next();
        database.update(
                "insert into customer.account (id, kind, name, created_at, updated_at) values (?, 'ORGANISATION', ?, ?, ?)",
                id,
                name,
                SOME_DAY,
                SOME_DAY);
        return id;
    }

    void phone(UUID account, String typed) {
        database.update(
                "update customer.account set phone = ?, phone_digits = ? where id = ?",
                typed,
                PhoneNumber.parse(typed).orElseThrow().digits(),
                account);
    }

    void email(UUID account, String address) {
        database.update("update customer.account set email = ? where id = ?", address, account);
    }

    void owner(UUID account, UUID user) {
        database.update("update customer.account set owner_id = ? where id = ?", user, account);
    }

    void sector(UUID account, String sector) {
        database.update("update customer.account set sector = ? where id = ?", sector, account);
    }

    void reference(UUID account, String source, String ref) {
        database.update(
                "insert into customer.account_ref (source, ref, account_id) values (?, ?, ?)",
                source,
                ref,
                account);
    }

    void merged(UUID loser, UUID survivor) {
        database.update(
                "update customer.account set merged_into = ? where id = ?", survivor, loser);
    }

    UUID contact(String given, String prefix, String family, Optional<UUID> at) {
        UUID id = TimeOrderedId.next();
        database.update(
                """
                insert into customer.contact (id, given_name, name_prefix, family_name, created_at, updated_at)
                values (?, ?, nullif(?, ''), ?, ?, ?)
                """,
                id,
                given,
                prefix,
                family,
                SOME_DAY,
                SOME_DAY);
        at.ifPresent(
                account ->
                        database.update(
                                """
                insert into customer.contact_at_account (contact_id, account_id, role, since) values (?, ?, 'OTHER', ?)
                """,
                                id,
                                account,
                                SOME_DAY));
        return id;
    }

    void mobile(UUID contact, String typed) {
        database.update(
                "update customer.contact set mobile = ?, mobile_digits = ? where id = ?",
                typed,
                PhoneNumber.parse(typed).orElseThrow().digits(),
                contact);
    }

    /**
     * A touchpoint of that type with that contact; department, channel and stage are the type's.
     */
    UUID touchpoint(UUID account, Optional<UUID> contact, String type, Instant when) {
        UUID id = TimeOrderedId.next();
        database.update(
                """
                insert into touchpoint.touchpoint
                    (id, account_id, contact_id, type, stage, department, channel, direction, moving, purchase, occurred_at,
                     recorded_at, source, external_id, author, first_stage, first_basis)
                select ?, ?, ?, code, coalesce(stage, 7), department, channel, direction, moves_loop, purchase, ?, ?, 'test',
                       ?, 'Test', coalesce(stage, 7), 'TYPE'
                from touchpoint.touchpoint_type
                where code = ?
                """,
                id,
                account,
                contact,
                when,
                when,
                id.toString(),
                type);
        return id;
    }

    void ordered(UUID touchpoint, String orderRef) {
        database.update(
                "update touchpoint.touchpoint set order_ref = ? where id = ?",
                orderRef,
                touchpoint);
    }

    void answered(UUID touchpoint, String metric, int score) {
        database.update(
                "update touchpoint.touchpoint set survey_metric = ?, survey_score = ? where id = ?",
                metric,
                score,
                touchpoint);
    }

    void withdrawn(UUID touchpoint) {
        database.update(
                "update touchpoint.touchpoint set withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = 'x' where id = ?",
                touchpoint);
    }

    void fact(UUID account, String attribute, String value, String observedOn) {
        database.update(
                """
                insert into customer.profile_fact
                    (id, account_id, attribute, value, source, observed_on, confidence, recorded_at)
                values (?, ?, ?, ?, 'said', cast(? as date), 0.8, ?)
                """,
                TimeOrderedId.next(),
                account,
                attribute,
                value,
                observedOn,
                SOME_DAY);
    }

    void primary(UUID account, UUID contact) {
        database.update(
                "update customer.contact_at_account set primary_contact = true where account_id = ? and contact_id = ?",
                account,
                contact);
    }

    /** Puts the account's headline journey at that stage since that moment. */
    void reached(UUID account, LoopStage stage, Instant since) {
        database.update(
                """
                insert into journey.journey (account_id, lap, lap_started_at, lap_first, reached, reached_at, latest, visited, last_at, touchpoints)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?, 1)
                """,
                account,
                since,
                stage.number(),
                stage.number(),
                since,
                stage.number(),
                1 << stage.ordinal(),
                since);
    }

    @Override
    public void close() {
        server.close();
    }
}
