package org.loyaltyloop.journey;

import java.util.function.Consumer;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/** What journeys do about events, for tests of other contexts. */
public final class ProjectorFixture {

    private final JourneyProjector projector;
    private final RemovedJourneys removed;

    public ProjectorFixture(Database database) {
        projector =
                new JourneyProjector(
                        new JourneyStore(database),
                        TouchpointFixture.facts(database),
                        DirectEvent.to());
        removed = new RemovedJourneys(database);
    }

    public Consumer<TouchpointsRecorded> recorded() {
        return projector::on;
    }

    public Consumer<TouchpointsWithdrawn> withdrawn() {
        return projector::on;
    }

    public Consumer<AccountsRemoving> removing() {
        return removed::on;
    }
}
