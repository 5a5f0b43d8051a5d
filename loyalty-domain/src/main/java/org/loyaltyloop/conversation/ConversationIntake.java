package org.loyaltyloop.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.CopyRows;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointId;

/** Takes conversations that were held elsewhere in, a handful of statements for all of them. */
@Dependent
class ConversationIntake {

    private final Database database;
    private final ConversationTouchpoint touchpoint;
    private final Audit audit;
    private final Clock clock;

    @Inject
    ConversationIntake(
            Database database, ConversationTouchpoint touchpoint, Audit audit, Clock clock) {
        this.database = database;
        this.touchpoint = touchpoint;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which of them are known already, by {@link ImportedTalk#key}. */
    Map<String, ConversationId> known(Collection<ImportedTalk> talks) {
        Map<String, ConversationId> known = new HashMap<>();
        database.list(
                """
                select c.id, c.source, c.external_id
                from unnest(?, ?) as w(source, external_id)
                join conversation.conversation c on c.source = w.source and c.external_id = w.external_id
                """,
                row ->
                        known.put(
                                row.text("source") + ' ' + row.text("external_id"),
                                new ConversationId(row.uuid("id"))),
                talks.stream().map(ImportedTalk::source).toArray(String[]::new),
                talks.stream().map(ImportedTalk::externalId).toArray(String[]::new));
        return known;
    }

    /** What became of one. */
    record Taken(ConversationId id, RecordOutcome outcome) {}

    /** Writes down conversations that are not known, each one touchpoint; in their order. */
    List<Taken> take(Actor actor, List<ImportedTalk> talks) {
        List<ConversationId> ids = talks.stream().map(talk -> ConversationId.next()).toList();
        List<RecordOutcome> outcomes = touchpoint.tellAll(actor, ids, talks);
        Instant now = clock.instant();
        List<Taken> taken = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < talks.size(); i++) {
            taken.add(new Taken(ids.get(i), outcomes.get(i)));
            if (outcomes.get(i) instanceof RecordOutcome.Recorded told) {
                rows.add(new Row(ids.get(i), talks.get(i), told.id()));
            }
        }
        write(rows, actor, now);
        rows.forEach(
                row ->
                        audit.record(
                                actor.author(),
                                "CONVERSATION_HELD",
                                "conversation",
                                row.id(),
                                List.of("details")));
        return taken;
    }

    private record Row(ConversationId id, ImportedTalk talk, TouchpointId told) {}

    private void write(List<Row> rows, Actor actor, Instant now) {
        CopyRows talks = new CopyRows();
        CopyRows contacts = new CopyRows();
        CopyRows colleagues = new CopyRows();
        for (Row row : rows) {
            ConversationDetails details = row.talk().details();
            talks.add(row.id().value())
                    .add(row.talk().account().value())
                    .add(ConversationState.HELD)
                    .add(details.startsAt())
                    .add(details.minutes())
                    .add(details.channel())
                    .add(details.subject())
                    .add(details.matters())
                    .add(details.needs())
                    .add(details.objections())
                    .add(details.sentiment())
                    .add(details.summary())
                    .add(details.nextStep())
                    .add(details.stage().map(LoopStage::number))
                    .add(row.talk().lead().map(UserId::value))
                    .add(row.told().value())
                    .add(row.talk().source())
                    .add(row.talk().externalId())
                    .add(actor.name())
                    .add(now)
                    .add(now)
                    .add(actor.name())
                    .endRow();
            int place = 0;
            for (ContactId contact : details.contacts()) {
                place++;
                contacts.add(row.id().value()).add(contact.value()).add(place).endRow();
            }
            row.talk()
                    .lead()
                    .ifPresent(lead -> colleagues.add(row.id().value()).add(lead.value()).endRow());
        }
        database.copy(
                """
                copy conversation.conversation
                    (id, account_id, state, starts_at, minutes, channel, subject, matters, needs, objections, sentiment,
                     summary, next_step, stage, lead_id, touchpoint_id, source, external_id, author,
                     created_at, updated_at, updated_by) from stdin
                """,
                talks);
        database.copy(
                "copy conversation.with_contact (conversation_id, contact_id, place) from stdin",
                contacts);
        database.copy(
                "copy conversation.with_colleague (conversation_id, user_id) from stdin",
                colleagues);
    }

    /**
     * Takes back what an import brought in and nobody has worked with since, with the touchpoints.
     *
     * @return those that are gone
     */
    List<UUID> remove(Actor actor, List<UUID> imported) {
        UUID[] ids = imported.toArray(UUID[]::new);
        List<TouchpointId> told = new ArrayList<>();
        List<UUID> gone =
                database.list(
                        """
                        delete from conversation.conversation c
                        where c.id = any (?) and c.version = 1
                          and not exists (select from conversation.commitment m where m.conversation_id = c.id)
                          and not exists (select from conversation.goal_reading r where r.conversation_id = c.id)
                          and not exists (select from conversation.conversation n where n.follows_id = c.id)
                        returning c.id, c.touchpoint_id
                        """,
                        row -> {
                            row.optionalUuid("touchpoint_id")
                                    .map(TouchpointId::new)
                                    .ifPresent(told::add);
                            return row.uuid("id");
                        },
                        (Object) ids);
        touchpoint.takeAllBack(actor, told, "import undone");
        return gone;
    }
}
