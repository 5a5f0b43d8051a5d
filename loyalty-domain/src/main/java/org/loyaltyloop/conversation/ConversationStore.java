package org.loyaltyloop.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/** Keeps conversations with those who took part. */
@Dependent
class ConversationStore {

    private final Database database;

    @Inject
    ConversationStore(Database database) {
        this.database = database;
    }

    /**
     * A conversation as it stands.
     *
     * @param account the living account
     */
    record Known(
            ConversationId id,
            AccountId account,
            ConversationState state,
            ConversationDetails details,
            Optional<TouchpointId> touchpoint,
            int version) {}

    /** The conversation that a system knows by that name. */
    Optional<ConversationId> find(String source, String externalId) {
        return database.first(
                "select id from conversation.conversation where source = ? and external_id = ?",
                row -> new ConversationId(row.uuid("id")),
                source,
                externalId);
    }

    /** The conversation that was written down under that name, planned before or not. */
    Optional<ConversationId> logged(String source, String externalId) {
        return find(source, externalId)
                .or(
                        () ->
                                database.first(
                                        "select id from conversation.conversation where held_form = ?",
                                        row -> new ConversationId(row.uuid("id")),
                                        source + ' ' + externalId));
    }

    /** The conversation planned in that one. */
    Optional<ConversationId> following(ConversationId id) {
        return database.first(
                "select id from conversation.conversation where follows_id = ? order by id",
                row -> new ConversationId(row.uuid("id")),
                id.value());
    }

    /** The account that it was made for. */
    AccountId accountOf(ConversationId id) {
        return database.first(
                        "select account_id from conversation.conversation where id = ?",
                        row -> new AccountId(row.uuid("account_id")),
                        id.value())
                .orElseThrow(() -> new NotFound("conversation", id));
    }

    /** The conversation, locked until the transaction ends. */
    Known lock(ConversationId id) {
        return database.first(
                        """
                        select c.*, (select s.account_id from customer.v_account_survivor s where s.given_id = c.account_id) as living_id,
                               array(select w.contact_id from conversation.with_contact w
                                     where w.conversation_id = c.id order by w.place) as contacts,
                               array(select w.user_id from conversation.with_colleague w
                                     where w.conversation_id = c.id and w.user_id is distinct from c.lead_id
                                     order by w.user_id) as colleagues
                        from conversation.conversation c
                        where c.id = ?
                        for no key update of c
                        """,
                        ConversationStore::known,
                        id.value())
                .orElseThrow(() -> new NotFound("conversation", id));
    }

    void insert(
            ConversationId id,
            AccountId account,
            ConversationState state,
            ConversationDetails details,
            Optional<UserId> lead,
            Optional<ConversationId> follows,
            Optional<TouchpointId> touchpoint,
            String source,
            String externalId,
            String author,
            Instant now) {
        database.update(
                """
                insert into conversation.conversation
                    (id, account_id, state, starts_at, minutes, channel, subject, matters, needs, objections, sentiment,
                     summary, next_step, stage, lead_id, follows_id, touchpoint_id, source, external_id, author,
                     created_at, updated_at, updated_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                account.value(),
                state,
                details.startsAt(),
                details.minutes(),
                details.channel(),
                details.subject(),
                details.matters(),
                details.needs(),
                details.objections(),
                details.sentiment(),
                details.summary(),
                details.nextStep(),
                details.stage().map(LoopStage::number),
                lead.map(UserId::value),
                follows.map(ConversationId::value),
                touchpoint.map(TouchpointId::value),
                source,
                externalId,
                author,
                now,
                now,
                author);
        gather(id, details, lead);
    }

    void update(
            ConversationId id,
            ConversationState state,
            ConversationDetails details,
            Optional<TouchpointId> touchpoint,
            String author,
            Instant now) {
        Optional<UserId> lead =
                database.first(
                                """
                                update conversation.conversation
                                set state = ?, starts_at = ?, minutes = ?, channel = ?, subject = ?, matters = ?, needs = ?,
                                    objections = ?, sentiment = ?, summary = ?, next_step = ?, stage = ?,
                                    touchpoint_id = ?, updated_at = ?, updated_by = ?, version = version + 1
                                where id = ?
                                returning lead_id
                                """,
                                row -> row.optionalUuid("lead_id").map(UserId::new),
                                state,
                                details.startsAt(),
                                details.minutes(),
                                details.channel(),
                                details.subject(),
                                details.matters(),
                                details.needs(),
                                details.objections(),
                                details.sentiment(),
                                details.summary(),
                                details.nextStep(),
                                details.stage().map(LoopStage::number),
                                touchpoint.map(TouchpointId::value),
                                now,
                                author,
                                id.value())
                        .orElseThrow();
        database.update(
                "delete from conversation.with_contact where conversation_id = ?", id.value());
        database.update(
                "delete from conversation.with_colleague where conversation_id = ?", id.value());
        gather(id, details, lead);
    }

    /** Remembers the form that made it held. */
    void heldBy(ConversationId id, String form) {
        database.update(
                "update conversation.conversation set held_form = ? where id = ?",
                form,
                id.value());
    }

    void cancel(ConversationId id, String reason, String author, Instant now) {
        database.update(
                """
                update conversation.conversation
                set state = 'CANCELLED', cancelled_reason = ?, touchpoint_id = null, updated_at = ?, updated_by = ?,
                    version = version + 1
                where id = ?
                """,
                reason,
                now,
                author,
                id.value());
    }

    private void gather(ConversationId id, ConversationDetails details, Optional<UserId> lead) {
        if (!details.contacts().isEmpty()) {
            database.update(
                    """
                    insert into conversation.with_contact (conversation_id, contact_id, place)
                    select ?, c.id, c.place from unnest(?) with ordinality as c(id, place)
                    """,
                    id.value(),
                    details.contacts().stream().map(ContactId::value).toArray(UUID[]::new));
        }
        List<UUID> colleagues =
                Stream.concat(lead.stream(), details.colleagues().stream())
                        .map(UserId::value)
                        .distinct()
                        .toList();
        if (!colleagues.isEmpty()) {
            database.update(
                    "insert into conversation.with_colleague (conversation_id, user_id) select ?, unnest(?)",
                    id.value(),
                    colleagues.toArray(UUID[]::new));
        }
    }

    private static Known known(Row row) throws SQLException {
        return new Known(
                new ConversationId(row.uuid("id")),
                new AccountId(row.uuid("living_id")),
                row.constant("state", ConversationState.class),
                details(row),
                row.optionalUuid("touchpoint_id").map(TouchpointId::new),
                row.integer("version"));
    }

    /** Reads the columns of a conversation with the arrays of those who took part. */
    static ConversationDetails details(Row row) throws SQLException {
        return new ConversationDetails(
                row.instant("starts_at"),
                row.optionalInteger("minutes"),
                row.constant("channel", Channel.class),
                row.uuids("contacts").stream().map(ContactId::new).toList(),
                row.uuids("colleagues").stream().map(UserId::new).toList(),
                row.text("subject"),
                row.optionalText("matters"),
                row.optionalText("needs"),
                row.optionalText("objections"),
                row.optionalInteger("sentiment"),
                row.optionalText("summary"),
                row.optionalText("next_step"),
                row.optionalInteger("stage").map(LoopStage::of));
    }
}
