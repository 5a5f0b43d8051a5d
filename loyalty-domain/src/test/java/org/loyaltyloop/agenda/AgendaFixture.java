package org.loyaltyloop.agenda;

import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Outbox;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;

/** The agenda's facades over a test database, for tests of contexts downstream. */
public final class AgendaFixture {

    private final Database sql;
    private final Clock clock;
    private final AccountDirectory directory;
    private final Audit audit;
    private final Outbox outbox;
    private final AgendaRights rights;

    public AgendaFixture(DomainDatabase database, Clock clock) {
        this.sql = database.sql();
        this.clock = clock;
        this.directory = new DirectoryFixture(sql, clock).directory();
        this.audit = PlatformFixture.audit(database, clock);
        this.outbox = PlatformFixture.outbox(database, clock);
        this.rights = new AgendaRights(sql);
    }

    public static Tasks tasks(Database sql, AccountDirectory directory, Clock clock) {
        return new Tasks(sql, new AgendaRights(sql), directory, PlatformFixture.audit(sql), clock);
    }

    public Tasks tasks() {
        return new Tasks(sql, rights, directory, audit, clock);
    }

    public Meetings meetings() {
        return new Meetings(sql, rights, directory, audit, DirectEvent.to(), invitations(), clock);
    }

    public MeetingInvitations invitations() {
        return new MeetingInvitations(sql, rights, outbox, audit, clock);
    }

    public Cadences cadences() {
        return new Cadences(
                sql,
                directory,
                PlatformFixture.settings(sql, clock),
                audit,
                DirectEvent.to(),
                clock);
    }
}
