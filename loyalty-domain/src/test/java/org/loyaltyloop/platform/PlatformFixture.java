package org.loyaltyloop.platform;

import java.time.Clock;
import org.loyaltyloop.testing.DomainDatabase;

/** Makes the platform's facades for tests of other contexts. */
public final class PlatformFixture {

    private PlatformFixture() {}

    /** The audit trail of a test database. */
    public static Audit audit(DomainDatabase database, Clock clock) {
        return new Audit(database.sql(), clock);
    }

    /** The audit trail over plain SQL, by the clock of this machine. */
    public static Audit audit(Database database) {
        return new Audit(database, Clock.systemUTC());
    }

    /** The firm's settings in a test database. */
    public static Settings settings(DomainDatabase database, Clock clock) {
        return new Settings(database.sql(), clock);
    }

    /** Settings over plain SQL, all at their defaults. */
    public static Settings settings(Database database, Clock clock) {
        return new Settings(database, clock);
    }

    /** Asking for background jobs; nobody does them. */
    public static Jobs jobs(DomainDatabase database, Clock clock) {
        return new Jobs(database.sql(), clock);
    }
}
