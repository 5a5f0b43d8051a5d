package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.JobView;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * What a change of rules or catalogue would do, and how far the touchpoints are after one was made.
 * For administrators.
 */
@ApplicationScoped
@Transactional
public class Replays {

    private final ReplayStore store;
    private final Jobs jobs;

    @Inject
    Replays(ReplayStore store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Replays() {
        this(null, null);
    }

    /** A preview as it stands, by the id of its job. */
    public ReplayPreview preview(Actor actor, JobId id) {
        actor.require(Role.ADMIN);
        return jobs.find(id)
                .filter(job -> job.kind().equals(ReplayPreviewWorker.KIND))
                .map(ReplayPreview::of)
                .orElseThrow(() -> new NotFound("preview", id));
    }

    /**
     * How far the touchpoints are.
     *
     * @param done whether all are placed by what holds now
     * @param job the latest replay, if there ever was one
     */
    public record Standing(boolean done, Optional<JobView> job) {

        /** Whether it is due and nobody is at it: somebody stopped it, or it failed. */
        public boolean stopped() {
            return !done && job.filter(latest -> !latest.state().isFinal()).isEmpty();
        }
    }

    /** How far the touchpoints are after the latest change. */
    public Standing standing(Actor actor) {
        actor.require(Role.ADMIN);
        ReplayStore.Standing standing = store.standing();
        return new Standing(
                standing.replayed() == standing.due(),
                jobs.latest(List.of(ReplayWorker.KIND), 1).stream().findFirst());
    }

    /** Goes on with a replay that was stopped. */
    public void resume(Actor actor) {
        actor.require(Role.ADMIN);
        ReplayStore.Standing standing = store.standing();
        if (standing(actor).stopped()) {
            submit(standing.due(), actor);
        }
    }

    /** Stops a replay or a preview; what is placed stays placed. */
    public void stop(Actor actor, JobId id) {
        actor.require(Role.ADMIN);
        boolean ours =
                jobs.find(id)
                        .filter(
                                job ->
                                        job.kind().equals(ReplayWorker.KIND)
                                                || job.kind().equals(ReplayPreviewWorker.KIND))
                        .isPresent();
        if (!ours) {
            throw new NotFound("replay", id);
        }
        jobs.cancel(id);
    }

    JobId look(Actor actor, Map<String, String> params) {
        return jobs.submit(ReplayPreviewWorker.KIND, params, actor.author());
    }

    /** Makes a new revision, and has all touchpoints placed by it. */
    void replay(Actor actor, Optional<Integer> rules) {
        submit(store.revise(rules), actor);
    }

    /** Makes a revision that concerns new touchpoints only; a replay at hand goes on. */
    void reviseForNew() {
        store.reviseForNew();
    }

    private void submit(long due, Actor actor) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("due", Long.toString(due));
        jobs.submit(ReplayWorker.KIND, params, actor.author());
    }
}
