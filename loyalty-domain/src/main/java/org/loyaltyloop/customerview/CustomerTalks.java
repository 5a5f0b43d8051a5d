package org.loyaltyloop.customerview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.conversation.CommitmentId;
import org.loyaltyloop.conversation.CommitmentSide;
import org.loyaltyloop.conversation.ConversationId;
import org.loyaltyloop.conversation.GoalView;
import org.loyaltyloop.touchpoint.Channel;

/**
 * What is talked about with an account.
 *
 * @param next the planned conversation that comes first, also where it should have been already
 * @param last the held one that was last
 * @param promises open ones, ours first, by the day they are due; at most {@value #MOST} a side
 * @param goals open ones by their day, at most {@value #MOST}
 */
public record CustomerTalks(
        Optional<Talk> next,
        Optional<Talk> last,
        List<PromiseLine> promises,
        List<GoalView> goals) {

    /** How many promises a side, and how many goals, are listed. */
    static final int MOST = 20;

    /** Copies the lists. */
    public CustomerTalks {
        promises = List.copyOf(promises);
        goals = List.copyOf(goals);
    }

    /** What we promised. */
    public List<PromiseLine> ours() {
        return promises.stream().filter(p -> p.side() == CommitmentSide.OURS).toList();
    }

    /** What they promised. */
    public List<PromiseLine> theirs() {
        return promises.stream().filter(p -> p.side() == CommitmentSide.THEIRS).toList();
    }

    /** Whether nothing was ever talked about. */
    public boolean nothing() {
        return next.isEmpty() && last.isEmpty() && promises.isEmpty() && goals.isEmpty();
    }

    /**
     * A conversation.
     *
     * @param contact who speaks for them
     * @param lead who leads it
     */
    public record Talk(
            ConversationId id,
            Instant startsAt,
            Channel channel,
            String subject,
            Optional<String> matters,
            Optional<String> nextStep,
            Optional<String> contact,
            Optional<String> lead,
            int version) {}

    /** An open promise, and who answers for it. */
    public record PromiseLine(
            CommitmentId id,
            CommitmentSide side,
            String what,
            String owner,
            LocalDate due,
            int version) {

        /** Whether it should have been kept before today. */
        public boolean late(LocalDate today) {
            return due.isBefore(today);
        }
    }
}
