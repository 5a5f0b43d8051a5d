package org.loyaltyloop.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.staff.UserId;

/**
 * The command to write down a conversation that took place, with what came of it; all of it in one
 * transaction.
 *
 * @param planned the planned conversation that this was, and the version that was seen of it
 * @param promises who promised what
 * @param goal a new goal of the customer
 * @param readings how far goals are
 * @param next what to plan right away
 * @param lead who led it, also somebody who has left since; the actor where nobody is named
 * @param source the system that knows it, up to 60 characters; screens use their own
 * @param externalId its name there, up to 200 characters; the same again changes nothing
 */
public record LogConversation(
        AccountKey account,
        Optional<Planned> planned,
        ConversationDetails details,
        List<Promise> promises,
        Optional<GoalPlan> goal,
        List<GoalReading> readings,
        Optional<Next> next,
        Optional<UserId> lead,
        String source,
        String externalId) {

    static final int SOURCE = 60;
    static final int EXTERNAL_ID = 200;

    /** Refuses what is malformed. */
    public LogConversation {
        Checks checks = new Checks();
        source = checks.required("source", source, SOURCE);
        externalId = checks.required("externalId", externalId, EXTERNAL_ID);
        promises = List.copyOf(promises);
        readings = List.copyOf(readings);
        checks.refuseIfAny();
    }

    /** A conversation that the actor led. */
    public LogConversation(
            AccountKey account,
            Optional<Planned> planned,
            ConversationDetails details,
            List<Promise> promises,
            Optional<GoalPlan> goal,
            List<GoalReading> readings,
            Optional<Next> next,
            String source,
            String externalId) {
        this(
                account,
                planned,
                details,
                promises,
                goal,
                readings,
                next,
                Optional.empty(),
                source,
                externalId);
    }

    /** A held conversation without anything that came of it. */
    public static LogConversation of(
            AccountKey account, ConversationDetails details, String source, String externalId) {
        return new LogConversation(
                account,
                Optional.empty(),
                details,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                source,
                externalId);
    }

    /** A planned conversation as it was seen. */
    public record Planned(ConversationId id, int seen) {}

    /** The next conversation: when, and what about. */
    public record Next(Instant startsAt, String subject) {}
}
