package org.loyaltyloop.binding;

import java.time.Clock;
import org.loyaltyloop.agenda.AgendaFixture;
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
                endings(database, directory, clock),
                PlatformFixture.audit(database),
                clock);
    }

    static TieEndings endings(Database database, AccountDirectory directory, Clock clock) {
        return new TieEndings(
                database,
                AgendaFixture.tasks(database, directory, clock),
                library(database, clock),
                PlatformFixture.settings(database, clock),
                clock);
    }

    static Undertakings undertakings(Database database, AccountDirectory directory, Clock clock) {
        return new Undertakings(
                database,
                AgendaFixture.tasks(database, directory, clock),
                library(database, clock),
                directory,
                PlatformFixture.settings(database, clock),
                PlatformFixture.audit(database),
                clock);
    }

    static MeasureLibrary library(Database database, Clock clock) {
        return new MeasureLibrary(database, PlatformFixture.audit(database), clock);
    }

    public static BindingQueries queries(Database database, Clock clock) {
        Settings settings = PlatformFixture.settings(database, clock);
        return new BindingQueries(
                new TieFacts(database, settings),
                new RuleBooks(database),
                library(database, clock),
                database,
                settings,
                clock);
    }
}
