package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.ConversationDetails;
import org.loyaltyloop.conversation.ConversationRow;
import org.loyaltyloop.conversation.ConversationView;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Conversations and commitments as the interface tells of them. */
final class ConversationJson {

    private ConversationJson() {}

    /** All of a conversation. */
    static JsonAnswer whole(ConversationView view) {
        return out ->
                out.object(
                        o -> {
                            ConversationDetails details = view.details();
                            o.put("id", view.id().value()).put("state", view.state());
                            named(o, "account", view.account().value(), view.accountName());
                            o.put("startsAt", details.startsAt())
                                    .put("minutes", details.minutes())
                                    .put("channel", details.channel())
                                    .put("subject", details.subject());
                            people(o, "contacts", view.contacts(), ContactId::value);
                            people(o, "colleagues", view.colleagues(), UserId::value);
                            if (view.lead().isPresent()) {
                                named(
                                        o,
                                        "lead",
                                        view.lead().get().id().value(),
                                        view.lead().get().name());
                            } else {
                                o.put("lead", null);
                            }
                            o.put("matters", details.matters())
                                    .put("needs", details.needs())
                                    .put("objections", details.objections())
                                    .put("sentiment", details.sentiment())
                                    .put("summary", details.summary())
                                    .put("nextStep", details.nextStep())
                                    .put("stage", view.stage())
                                    .put("reason", view.cancelledReason());
                            o.put("touchpoint", view.touchpoint().map(t -> t.value()))
                                    .put("follows", neighbour(view.follows()))
                                    .put("next", neighbour(view.next()));
                            o.put("source", view.source())
                                    .put("externalId", view.externalId())
                                    .put("author", view.author())
                                    .put("createdAt", view.createdAt())
                                    .put("updatedAt", view.updatedAt())
                                    .put("version", view.version());
                        });
    }

    /** A conversation in a list. */
    static void row(JsonOut out, ConversationRow row) throws IOException {
        out.object(
                o -> {
                    o.put("id", row.id().value()).put("state", row.state());
                    named(o, "account", row.account().value(), row.accountName());
                    o.put("startsAt", row.startsAt())
                            .put("channel", row.channel())
                            .put("subject", row.subject())
                            .names("contacts", row.contacts());
                    o.put("lead", row.lead())
                            .put("sentiment", row.sentiment())
                            .put("stage", row.stage())
                            .put("openPromises", row.openPromises())
                            .put("version", row.version());
                });
    }

    /** A commitment. */
    static void commitment(JsonOut out, CommitmentRow row) throws IOException {
        out.object(
                o -> {
                    o.put("id", row.id().value())
                            .put("side", row.side())
                            .put("state", row.state())
                            .put("what", row.what());
                    named(o, "account", row.account().value(), row.accountName());
                    named(o, "owner", row.ownerId(), row.owner());
                    o.put("due", row.due())
                            .put("closedOn", row.closedOn())
                            .put("reason", row.reason())
                            .put("conversation", row.conversation().map(c -> c.value()))
                            .put("version", row.version());
                });
    }

    private static Optional<UUID> neighbour(Optional<ConversationView.Neighbour> beside) {
        return beside.map(one -> one.id().value());
    }

    private static <I> void people(
            JsonOut out,
            String member,
            List<ConversationView.Person<I>> people,
            Function<I, UUID> id)
            throws IOException {
        out.array(
                member,
                people,
                (list, person) ->
                        list.object(
                                o ->
                                        o.put("id", id.apply(person.id()))
                                                .put("name", person.name())));
    }

    private static void named(JsonOut out, String member, UUID id, String name) throws IOException {
        out.object(member, o -> o.put("id", id).put("name", name));
    }
}
