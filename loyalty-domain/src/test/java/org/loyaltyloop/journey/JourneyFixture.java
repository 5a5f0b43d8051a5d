package org.loyaltyloop.journey;

import java.time.Clock;
import java.util.function.Consumer;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointsPlaced;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/** The projection of this context over a test database, for tests downstream. */
public final class JourneyFixture {

    private final Database database;
    private final JourneyStore store;
    private final Retelling retelling;
    private final JourneyProjector projector;

    @SafeVarargs
    public JourneyFixture(Database database, Consumer<JourneysMoved>... observers) {
        this.database = database;
        this.store = new JourneyStore(database);
        this.retelling = new Retelling(store, TouchpointFixture.facts(database));
        this.projector =
                new JourneyProjector(
                        store,
                        TouchpointFixture.facts(database),
                        retelling,
                        DirectEvent.to(observers));
    }

    public void on(TouchpointsRecorded event) {
        projector.on(event);
    }

    public void on(TouchpointsPlaced event) {
        projector.on(event);
    }

    public void on(TouchpointsWithdrawn event) {
        projector.on(event);
    }

    public void on(AccountsMerged event) {
        projector.on(event);
    }

    public void on(AccountsRemoving event) {
        new RemovedJourneys(database).on(event);
    }

    /**
     * Rebuilds everything, in steps of so many accounts.
     *
     * @return how many journeys were not as they should be
     */
    public int rebuild(int chunk) {
        JourneyRebuildSteps steps =
                new JourneyRebuildSteps(
                        database,
                        new DirectoryFixture(database, Clock.systemUTC()).directory(),
                        TouchpointFixture.facts(database),
                        store);
        JourneyRebuildSteps.Done step =
                steps.after(JourneyKey.HEADLINE, JourneyRebuildSteps.LAST, chunk);
        int mended = 0;
        while (step.accounts() > 0) {
            mended += step.mended();
            step = steps.after(step.last(), JourneyRebuildSteps.LAST, chunk);
        }
        return mended;
    }

    public JourneyQueries queries(Clock clock) {
        return new JourneyQueries(database, clock);
    }

    public static Patience patience(Database database) {
        return new Patience(database);
    }
}
