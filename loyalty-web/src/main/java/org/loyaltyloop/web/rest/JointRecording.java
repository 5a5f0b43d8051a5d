package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.RecordTouchpoint;
import org.loyaltyloop.touchpoint.TouchpointDetail;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * Records touchpoints that come one by one but at the same moment in one transaction, so that they
 * share its statements and its commit. Some requests lead: a leader records its own and what waits,
 * then hands the lead to the first that came meanwhile. Who finds nobody in the lead waits for
 * nobody. Where anything goes wrong, each is recorded in a transaction of its own, so that nobody's
 * failure is another's. Nobody is answered before the commit.
 */
@ApplicationScoped
public class JointRecording {

    private static final System.Logger LOG = System.getLogger("org.loyaltyloop.web.rest.recording");

    /** Transactions at once: more would only wait for each other's processor. */
    private static final int LEADERS = 2;

    /** The most in one transaction; more than are admitted at once by far. */
    private static final int TOGETHER = 64;

    private final Touchpoints touchpoints;
    private final TouchpointQueries queries;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int leaders;

    @Inject
    JointRecording(Touchpoints touchpoints, TouchpointQueries queries) {
        this.touchpoints = touchpoints;
        this.queries = queries;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JointRecording() {
        this(null, null);
    }

    /**
     * A touchpoint that was asked for.
     *
     * @param fresh whether it was recorded now; otherwise it was known and nothing changed
     */
    record Answer(TouchpointDetail touchpoint, boolean fresh) {}

    /** What somebody who waits is told. */
    private sealed interface Word {
        /** To lead. */
        record Lead() implements Word {}

        /** To do it alone. */
        record Alone() implements Word {}

        /**
         * What came of it.
         *
         * @param touchpoint present unless it was refused
         */
        record Done(RecordOutcome outcome, Optional<TouchpointDetail> touchpoint) implements Word {}
    }

    /** A request that waits for its word. */
    private record Waiting(Actor actor, RecordTouchpoint command, CompletableFuture<Word> word) {}

    /** Records it, as {@link Touchpoints#record} does. */
    Answer record(Actor actor, RecordTouchpoint command) {
        Waiting own = new Waiting(actor, command, new CompletableFuture<>());
        Word word = mayLead(own) ? new Word.Lead() : own.word.join();
        if (word instanceof Word.Lead) {
            word = lead(own);
        }
        return word instanceof Word.Done done ? answer(done) : alone(actor, command);
    }

    private synchronized boolean mayLead(Waiting own) {
        boolean free = leaders < LEADERS;
        if (free) {
            leaders++;
        } else {
            queue.add(own);
        }
        return free;
    }

    /** Records what waits, and passes the lead on; answers the leader's own word. */
    private Word lead(Waiting own) {
        List<Waiting> group = group(own);
        List<Word> words = List.of();
        try {
            words = together(own.actor, group.stream().map(Waiting::command).toList());
        } catch (RuntimeException failure) {
            // Each finds out by itself what is wrong, with a failure and a log entry of its own.
            LOG.log(Level.DEBUG, "recording one by one", failure);
        } finally {
            passOn();
            for (int i = 1; i < group.size(); i++) {
                group.get(i).word.complete(words.isEmpty() ? new Word.Alone() : words.get(i));
            }
        }
        return words.isEmpty() ? new Word.Alone() : words.get(0);
    }

    /** The leader and those next in the queue that have the same actor: they may do the same. */
    private synchronized List<Waiting> group(Waiting own) {
        List<Waiting> group = new ArrayList<>(List.of(own));
        while (group.size() < TOGETHER
                && !queue.isEmpty()
                && queue.element().actor.equals(own.actor)) {
            group.add(queue.remove());
        }
        return group;
    }

    private void passOn() {
        Optional<Waiting> next;
        synchronized (this) {
            next = Optional.ofNullable(queue.poll());
            if (next.isEmpty()) {
                leaders--;
            }
        }
        next.ifPresent(waiting -> waiting.word.complete(new Word.Lead()));
    }

    private List<Word> together(Actor actor, List<RecordTouchpoint> commands) {
        Touchpoints.Together together = touchpoints.recordTogether(actor, commands);
        List<Word> words = new ArrayList<>();
        for (RecordOutcome outcome : together.outcomes()) {
            words.add(
                    new Word.Done(
                            outcome,
                            outcome instanceof RecordOutcome.Rejected
                                    ? Optional.empty()
                                    : Optional.ofNullable(
                                            together.touchpoints()
                                                    .get(Touchpoints.Recorded.of(outcome).id()))));
        }
        return words;
    }

    private Answer alone(Actor actor, RecordTouchpoint command) {
        Touchpoints.Recorded recorded = Transient.retried(() -> touchpoints.record(actor, command));
        return answer(recorded, queries.find(recorded.id()));
    }

    private static Answer answer(Word.Done done) {
        return answer(Touchpoints.Recorded.of(done.outcome()), done.touchpoint());
    }

    private static Answer answer(
            Touchpoints.Recorded recorded, Optional<TouchpointDetail> touchpoint) {
        return new Answer(
                touchpoint.orElseThrow(() -> new NotFound("touchpoint", recorded.id())),
                recorded.fresh());
    }
}
