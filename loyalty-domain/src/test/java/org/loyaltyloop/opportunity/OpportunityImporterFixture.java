package org.loyaltyloop.opportunity;

import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountRemoval;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.KnownNames;
import org.loyaltyloop.offering.ImportedNames;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.touchpoint.Touchpoints;

/** The importer of opportunities over a test database. */
public final class OpportunityImporterFixture {

    private OpportunityImporterFixture() {}

    public static Importer opportunities(
            Database database,
            Clock clock,
            AccountDirectory directory,
            Touchpoints touchpoints,
            AccountRemoval removal,
            KnownNames known) {
        return new OpportunityImporter(
                OpportunityFixture.intake(database, clock, touchpoints),
                OpportunityFixture.opportunities(database, clock, directory, touchpoints),
                new OpportunityStore(database, clock),
                OpportunityFixture.phases(database),
                new ImportedNames(database, known),
                directory,
                removal,
                clock);
    }

    /** What a removal of accounts asks this context. */
    public static void keep(Database database, org.loyaltyloop.customer.AccountsRemoving event) {
        new AccountsKept(database).on(event);
    }
}
