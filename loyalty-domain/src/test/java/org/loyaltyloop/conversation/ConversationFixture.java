package org.loyaltyloop.conversation;

import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.KnownNames;
import org.loyaltyloop.offering.ImportedNames;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/** The doors of this context over a test database. */
public final class ConversationFixture {

    private ConversationFixture() {}

    /** What takes the doors that the demonstration goes in by. */
    @FunctionalInterface
    public interface Demo<T> {
        /** Makes it. */
        T of(
                ConversationRecall recall,
                Conversations conversations,
                Commitments commitments,
                Database database);
    }

    /** The importer of conversations. */
    public static Importer importer(
            DomainDatabase database,
            AccountDirectory directory,
            Touchpoints touchpoints,
            KnownNames known,
            Clock clock) {
        Database sql = database.sql();
        return new ConversationImporter(
                new ConversationIntake(
                        sql,
                        new ConversationTouchpoint(touchpoints, TouchpointFixture.queries(sql)),
                        PlatformFixture.audit(database, clock),
                        clock),
                new ImportedNames(sql, known),
                new ImportedContacts(sql),
                directory,
                clock);
    }

    public static <T> T demo(
            DomainDatabase database,
            AccountDirectory directory,
            Touchpoints touchpoints,
            Clock clock,
            Demo<T> demo) {
        Database sql = database.sql();
        Participants participants =
                new Participants(directory, sql, PlatformFixture.settings(database, clock));
        Audit audit = PlatformFixture.audit(database, clock);
        Commitments commitments = new Commitments(sql, participants, audit, clock);
        return demo.of(
                new ConversationRecall(sql),
                new Conversations(
                        new ConversationStore(sql),
                        participants,
                        new ConversationTouchpoint(touchpoints, TouchpointFixture.queries(sql)),
                        commitments,
                        new Goals(sql, participants, DirectEvent.to(), audit, clock),
                        audit,
                        clock),
                commitments,
                sql);
    }
}
