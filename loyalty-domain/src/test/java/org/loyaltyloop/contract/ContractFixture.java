package org.loyaltyloop.contract;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.KnownNames;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.offering.ImportedNames;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.touchpoint.Touchpoints;

/** The doors of this context over a test database. */
public final class ContractFixture {

    private ContractFixture() {}

    public static Contracts contracts(
            Database database,
            Clock clock,
            AccountDirectory directory,
            Touchpoints touchpoints,
            Event<TieFactsChanged> ties) {
        Settings settings = PlatformFixture.settings(database, clock);
        return new Contracts(
                new ContractStore(database, clock),
                new ContractTouchpoints(touchpoints, database, settings, clock),
                queries(database, clock),
                directory,
                OfferingFixture.offerings(database),
                ties,
                settings,
                PlatformFixture.audit(database),
                clock);
    }

    /** The importer of contracts. */
    public static Importer importer(
            Database database,
            Clock clock,
            AccountDirectory directory,
            Touchpoints touchpoints,
            KnownNames known) {
        return new ContractImporter(
                contracts(database, clock, directory, touchpoints, DirectEvent.to()),
                queries(database, clock),
                new ContractStore(database, clock),
                directory,
                new ImportedNames(database, known));
    }

    public static ContractQueries queries(Database database, Clock clock) {
        Settings settings = PlatformFixture.settings(database, clock);
        return new ContractQueries(database, settings, new Rates(settings), clock);
    }
}
