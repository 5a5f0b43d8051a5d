package org.loyaltyloop.binding;

import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;

/** The doors of this context over a test database, for tests downstream. */
public final class BindingFixture {

    private BindingFixture() {}

    public static Ties ties(Database database, AccountDirectory directory, Clock clock) {
        return new Ties(
                database,
                directory,
                new ProfileStore(database),
                PlatformFixture.audit(database),
                clock);
    }

    public static BindingQueries queries(Database database, Clock clock) {
        Settings settings = PlatformFixture.settings(database, clock);
        return new BindingQueries(
                new TieFacts(database, settings),
                new RuleBooks(database),
                new MeasureLibrary(database, PlatformFixture.audit(database), clock),
                database,
                settings,
                clock);
    }
}
