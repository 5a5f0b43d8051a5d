package org.loyaltyloop.web.incontainer;

import org.loyaltyloop.database.testing.TestDatabase;

/** Outside the container only: the class that knows the embedded database. */
final class TestDatabaseProperties {

    private TestDatabaseProperties() {}

    static void set(String urlProperty) {
        TestDatabase database = TestDatabase.fresh();
        System.setProperty(urlProperty, database.url());
        System.setProperty("crm.db.user", database.user());
        System.setProperty("crm.db.password", database.password());
    }
}
