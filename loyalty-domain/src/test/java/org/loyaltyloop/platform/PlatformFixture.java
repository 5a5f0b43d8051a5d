package org.loyaltyloop.platform;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

    /** The outbox of a test database; nobody empties it. */
    public static Outbox outbox(DomainDatabase database, Clock clock) {
        return new Outbox(database.sql(), audit(database, clock), clock);
    }

    /** Mail that is not set up. */
    public static Mail noMail(Settings settings, Clock clock) {
        return new Mail(
                new MailSettings(
                        Optional.empty(),
                        587,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty()),
                settings,
                clock);
    }

    /** Mail through a server on that port of this machine, without encryption. */
    public static Mail mail(int port, Settings settings, Clock clock) {
        return new Mail(
                new MailSettings(
                        Optional.of("127.0.0.1"),
                        port,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("feedback@firm.example"),
                        false,
                        Optional.of("https://crm.firm.example/")),
                settings,
                clock);
    }

    /** One round of delivering what is in the outbox. */
    public static void deliver(DomainDatabase database, Clock clock, OutboxHandler... handlers) {
        new OutboxDelivery(new OutboxStore(database.sql(), clock), List.of(handlers)).run();
    }

    /** Does the background jobs that wait, one after the other, until none is left. */
    public static void work(DomainDatabase database, Clock clock, List<JobWorker> workers) {
        JobRunner runner = new JobRunner(new JobStore(database.sql(), clock), workers);
        while (database.sql().number("select count(*) from platform.job where state = 'QUEUED'")
                > 0) {
            runner.tick(Runnable::run);
        }
    }
}
