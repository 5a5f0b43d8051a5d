package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.platform.Chore;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;

/**
 * Folds notes into the sheets every second, so that readers find little to fold, and has the sheets
 * counted anew when they are not of the firm's zone.
 */
@ApplicationScoped
class FoldingChore implements Chore {

    /** Some hundred thousand notes; the rest waits for the next time. */
    private static final int STEPS = 40;

    private final SheetStore store;
    private final Folding folding;
    private final Settings settings;
    private final Jobs jobs;

    @Inject
    FoldingChore(SheetStore store, Folding folding, Settings settings, Jobs jobs) {
        this.store = store;
        this.folding = folding;
        this.settings = settings;
        this.jobs = jobs;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FoldingChore() {
        this(null, null, null, null);
    }

    @Override
    public String name() {
        return "loop-folding";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        SheetStore.State state = store.state();
        if (!state.zone().equals(Optional.of(settings.zone().getId()))) {
            recount();
        } else if (state.notes()) {
            for (int i = 0; i < STEPS && folding.step(); i++) {
                // On to the next notes.
            }
        }
    }

    private void recount() {
        boolean underWay =
                jobs.latest(List.of(LoopRecount.KIND), 1).stream()
                        .anyMatch(job -> !job.state().isFinal());
        if (!underWay) {
            jobs.submit(LoopRecount.KIND, Map.of(), Actor.system("loop").author());
        }
    }
}
