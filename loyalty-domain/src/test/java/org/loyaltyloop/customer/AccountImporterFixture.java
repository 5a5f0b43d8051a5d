package org.loyaltyloop.customer;

import java.time.Clock;
import java.util.function.Consumer;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;

/** The account importer and its neighbours over a test database. */
public final class AccountImporterFixture {

    private AccountImporterFixture() {}

    @SafeVarargs
    public static AccountRemoval removal(
            Database database, Consumer<AccountsRemoving>... observers) {
        return new AccountRemoval(database, DirectEvent.to(observers));
    }

    public static Importer accounts(Database database, Clock clock, AccountRemoval removal) {
        AccountIntake intake =
                new AccountIntake(
                        database,
                        new AccountWriting(database),
                        DirectEvent.to(),
                        DirectEvent.to(),
                        clock);
        return new AccountImporter(intake, new ParentLinks(database), removal);
    }

    @SafeVarargs
    public static Importer contacts(
            DomainDatabase database, Clock clock, Consumer<ContactsRemoving>... observers) {
        CustomerFixture customers = new CustomerFixture(database, clock);
        ContactHistory history =
                new ContactHistory(database.sql(), DirectEvent.to(observers), clock);
        return new ContactImporter(
                customers.contacts(),
                customers.directory(),
                new AccountNames(database.sql()),
                history);
    }

    public static AccountNames names(Database database) {
        return new AccountNames(database);
    }
}
