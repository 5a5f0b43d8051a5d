package org.loyaltyloop.journey;

import java.time.Clock;
import org.loyaltyloop.customer.AccountChanged;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointsPlaced;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/** The projection of this context over a test database, for tests downstream. */
public final class JourneyFixture {

    private final Database database;
    private final JourneyProjector projector;

    public JourneyFixture(Database database) {
        this.database = database;
        this.projector =
                new JourneyProjector(
                        new JourneyStore(database),
                        TouchpointFixture.facts(database),
                        DirectEvent.to());
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

    public void on(AccountChanged event) {
        projector.on(event);
    }

    /** Rebuilds everything, in steps of so many accounts. */
    public void rebuild(int chunk) {
        JourneyRebuildSteps steps = new JourneyRebuildSteps(database, projector);
        JourneyRebuildSteps.Step step = steps.after(JourneyKey.HEADLINE, chunk);
        while (step.accounts() > 0) {
            step = steps.after(step.last(), chunk);
        }
    }

    public JourneyQueries queries(Clock clock) {
        return new JourneyQueries(database, clock);
    }

    public static Patience patience(Database database) {
        return new Patience(database);
    }
}
