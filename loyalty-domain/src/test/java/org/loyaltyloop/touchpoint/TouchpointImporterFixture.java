package org.loyaltyloop.touchpoint;

import java.time.Clock;
import java.util.function.Consumer;
import org.loyaltyloop.customer.AccountImporterFixture;
import org.loyaltyloop.customer.AccountRemoval;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.customer.ContactsRemoving;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.platform.Database;

/** The touchpoint importer over a test database. */
public final class TouchpointImporterFixture {

    private TouchpointImporterFixture() {}

    public static Importer touchpoints(
            Database database, Clock clock, Touchpoints touchpoints, AccountRemoval removal) {
        ImportedParties parties =
                new ImportedParties(
                        new DirectoryFixture(database, clock).directory(),
                        AccountImporterFixture.names(database),
                        OfferingFixture.offerings(database),
                        OfferingFixture.names(database));
        return new TouchpointImporter(
                touchpoints,
                TouchpointFixture.catalogue(database, clock),
                new TouchpointStore(database),
                parties,
                removal,
                clock);
    }

    public static Consumer<AccountsRemoving> removing(Database database) {
        return new RemovedAccounts(database)::on;
    }

    public static Consumer<ContactsRemoving> removingContacts(Database database) {
        return new RemovedAccounts(database)::on;
    }
}
