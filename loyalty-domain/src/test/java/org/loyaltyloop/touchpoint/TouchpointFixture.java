package org.loyaltyloop.touchpoint;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.platform.Database;

/** The doors of this context over a test database. */
public final class TouchpointFixture {

    private TouchpointFixture() {}

    public static Touchpoints touchpoints(
            Database database,
            Clock clock,
            AccountDirectory directory,
            Event<TouchpointsRecorded> recorded,
            Event<TouchpointsPlaced> placed,
            Event<TouchpointsWithdrawn> withdrawn) {
        return new Touchpoints(
                new Classifications(database),
                new TouchpointStore(database),
                new TouchpointQueries(database),
                directory,
                OfferingFixture.offerings(database),
                recorded,
                placed,
                withdrawn,
                clock);
    }

    public static TouchpointCatalogue catalogue(Database database, Clock clock) {
        return new TouchpointCatalogue(database, clock);
    }

    public static TouchpointFacts facts(Database database) {
        return new TouchpointFacts(database);
    }

    public static TouchpointQueries queries(Database database) {
        return new TouchpointQueries(database);
    }
}
