package org.loyaltyloop.opportunity;

import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/** The doors of this context over a test database. */
public final class OpportunityFixture {

    private OpportunityFixture() {}

    public static Phases phases(Database database) {
        return new Phases(database, PlatformFixture.audit(database));
    }

    public static Opportunities opportunities(
            Database database, Clock clock, AccountDirectory directory, Touchpoints touchpoints) {
        Phases phases = phases(database);
        return new Opportunities(
                new OpportunityStore(database, clock),
                new PhaseTouchpoints(touchpoints, phases, database, clock),
                phases,
                directory,
                OfferingFixture.offerings(database),
                database,
                PlatformFixture.audit(database),
                clock);
    }

    public static OpportunityIntake intake(
            Database database, Clock clock, Touchpoints touchpoints) {
        Phases phases = phases(database);
        return new OpportunityIntake(
                new OpportunityStore(database, clock),
                new PhaseTouchpoints(touchpoints, phases, database, clock),
                phases,
                OfferingFixture.offerings(database),
                PlatformFixture.audit(database));
    }

    public static SalesTargets targets(Database database) {
        return new SalesTargets(database, PlatformFixture.audit(database));
    }
}
