package org.loyaltyloop.web.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.conversation.ConversationDetails;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.ConversationState;
import org.loyaltyloop.conversation.ConversationView;
import org.loyaltyloop.conversation.LogConversation;
import org.loyaltyloop.conversation.PlanConversation;
import org.loyaltyloop.conversation.Promise;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.rest.json.JsonFields;

/**
 * Reads what a program says of a conversation: members that are there count, null empties them,
 * absent ones stay as they are.
 */
final class ConversationBody {

    private static final int PEOPLE = 30;
    private static final int PROMISES = 50;
    private static final String API = "api";

    private final JsonFields fields;

    ConversationBody(JsonFields fields) {
        this.fields = fields;
    }

    /** Where it stands from now on, if the body says so. */
    Optional<ConversationState> state() {
        return fields.oneOf("state", ConversationState.class);
    }

    /** The reason that the body gives; empty text where it gives none. */
    String reason() {
        String reason = fields.text("reason").orElse("");
        JsonBody.refuseMalformed(fields);
        return reason;
    }

    /** Ends the request where the body asks for a state that cannot be. */
    void refuseState(String message) {
        fields.complain("state", "unexpected", message);
        JsonBody.refuseMalformed(fields);
    }

    /** The command that writes down one that was held. */
    LogConversation toLog() {
        AccountKey account = account(fields);
        String source = fields.requiredText("source").orElse("");
        String externalId = fields.requiredText("externalId").orElse("");
        Optional<UserId> lead = link(fields, "lead", UserId::new);
        ConversationDetails details = fresh();
        return new LogConversation(
                account,
                Optional.empty(),
                details,
                promises(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                lead,
                source,
                externalId);
    }

    /** The command that plans one. */
    PlanConversation toPlan() {
        AccountKey account = account(fields);
        String source = fields.requiredText("source").orElse("");
        String externalId = fields.requiredText("externalId").orElse("");
        Optional<UserId> lead = link(fields, "lead", UserId::new);
        Optional<ConversationId> follows = link(fields, "follows", ConversationId::new);
        if (fields.has("promises")) {
            fields.complain("promises", "unexpected", "are made in a conversation that was held");
        }
        ConversationDetails details = fresh();
        return new PlanConversation(account, details, lead, follows, source, externalId);
    }

    /** The command that says of a planned one that it was held. */
    LogConversation toHold(ConversationView planned) {
        ConversationDetails details = over(planned.details());
        return new LogConversation(
                AccountKey.of(planned.account()),
                Optional.of(new LogConversation.Planned(planned.id(), planned.version())),
                details,
                promises(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                API,
                planned.id().toString());
    }

    private ConversationDetails fresh() {
        if (!fields.has("startsAt")) {
            fields.complain("startsAt", "required", "must be given");
        }
        if (!fields.has("subject")) {
            fields.complain("subject", "required", "must be given");
        }
        return over(
                ConversationDetails.plan(
                        Instant.EPOCH.plusSeconds(1), Channel.MEETING, List.of(), "?"));
    }

    /** The details from now on. Ends the request where the body has not the form described. */
    ConversationDetails over(ConversationDetails before) {
        Instant startsAt =
                fields.has("startsAt")
                        ? fields.instant("startsAt").orElse(before.startsAt())
                        : before.startsAt();
        Optional<Integer> minutes =
                fields.has("minutes") ? fields.integer("minutes") : before.minutes();
        Channel channel =
                fields.has("channel")
                        ? fields.oneOf("channel", Channel.class).orElse(before.channel())
                        : before.channel();
        List<ContactId> contacts =
                fields.has("contacts") ? people("contacts", ContactId::new) : before.contacts();
        List<UserId> colleagues =
                fields.has("colleagues") ? people("colleagues", UserId::new) : before.colleagues();
        String subject =
                fields.has("subject")
                        ? fields.requiredText("subject").orElse("")
                        : before.subject();
        Optional<String> matters = text("matters", before.matters());
        Optional<String> needs = text("needs", before.needs());
        Optional<String> objections = text("objections", before.objections());
        Optional<Integer> sentiment =
                fields.has("sentiment") ? fields.integer("sentiment") : before.sentiment();
        Optional<String> summary = text("summary", before.summary());
        Optional<String> nextStep = text("nextStep", before.nextStep());
        Optional<LoopStage> stage =
                fields.has("stage") ? fields.oneOf("stage", LoopStage.class) : before.stage();
        JsonBody.refuseMalformed(fields);
        return new ConversationDetails(
                startsAt,
                minutes,
                channel,
                contacts,
                colleagues,
                subject,
                matters,
                needs,
                objections,
                sentiment,
                summary,
                nextStep,
                stage);
    }

    private List<Promise> promises() {
        List<Promise> promises =
                fields.objects("promises", PROMISES).stream()
                        .map(promise -> new CommitmentBody(promise).promise())
                        .toList();
        JsonBody.refuseMalformed(fields);
        return promises;
    }

    /** The account that a body names. Ends the request where it names none. */
    static AccountKey account(JsonFields fields) {
        if (!fields.has("account") || fields.isNull("account")) {
            fields.complain("account", "required", "must be given");
        }
        Optional<AccountKey> key =
                fields.object("account")
                        .flatMap(
                                account ->
                                        account.has("id")
                                                ? account.uuid("id")
                                                        .map(AccountId::new)
                                                        .map(AccountKey::of)
                                                : reference(account));
        JsonBody.refuseMalformed(fields);
        return key.orElseThrow();
    }

    private static Optional<AccountKey> reference(JsonFields account) {
        Optional<String> source = account.requiredText("source");
        Optional<String> ref = account.requiredText("ref");
        return source.flatMap(s -> ref.map(r -> AccountKey.of(s, r)));
    }

    static <T> Optional<T> link(JsonFields fields, String name, Function<UUID, T> id) {
        return fields.object(name).flatMap(o -> o.uuid("id")).map(id);
    }

    private <T> List<T> people(String name, Function<UUID, T> id) {
        List<T> people = new ArrayList<>();
        for (JsonFields person : fields.objects(name, PEOPLE)) {
            if (!person.has("id")) {
                person.complain("id", "required", "must be given");
            }
            person.uuid("id").map(id).ifPresent(people::add);
        }
        return people;
    }

    private Optional<String> text(String name, Optional<String> before) {
        return fields.has(name) ? fields.text(name) : before;
    }
}
