package org.loyaltyloop.feedback;

import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.touchpoint.TouchpointFixture;

/** Doors of feedback for tests of other contexts. */
public final class FeedbackFixture {

    private FeedbackFixture() {}

    /** What is asked about the stages. */
    public static SurveyPolicies policies(DomainDatabase database, Clock clock) {
        return new SurveyPolicies(
                database.sql(),
                TouchpointFixture.catalogue(database.sql(), clock),
                PlatformFixture.audit(database, clock),
                clock);
    }

    /** Whom to ask; nothing is mailed. */
    public static Invitations invitations(
            DomainDatabase database, Clock clock, AccountDirectory directory) {
        Settings settings = PlatformFixture.settings(database, clock);
        return new Invitations(
                new InvitationStore(database.sql()),
                policies(database, clock),
                directory,
                database.sql(),
                PlatformFixture.outbox(database, clock),
                PlatformFixture.noMail(settings, clock),
                settings,
                PlatformFixture.audit(database, clock),
                clock);
    }
}
