package org.loyaltyloop.web.incontainer;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes a migrated database before the container starts, and tells its address in system properties
 * that {@code arquillian.xml} hands on. Runs inside the container too, where the address is known
 * already.
 */
public class DatabaseForContainer implements BeforeAllCallback {

    private static final String URL = "crm.db.url";

    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty(URL) == null) {
            TestDatabaseProperties.set(URL);
        }
    }
}
