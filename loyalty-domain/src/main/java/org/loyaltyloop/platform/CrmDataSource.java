package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Makes the data source of the application injectable. Looked up at the first use rather than
 * injected as a resource: beans made early in a deployment would get none.
 */
@Dependent
class CrmDataSource {

    @Produces
    @SuppressWarnings("BanJNDI") // a constant name in the application's own namespace
    @ApplicationScoped
    static DataSource crm() throws NamingException {
        return InitialContext.doLookup("java:app/jdbc/crm");
    }
}
