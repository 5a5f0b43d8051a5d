package org.loyaltyloop.database;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who may enter it.
 *
 * @param url JDBC URL, without credentials
 * @param user role that owns the database
 * @param password that role's password; empty where the server asks for none
 */
public record DatabaseAddress(String url, String user, String password) {

    /** A data source without a pool: each connection is opened when asked for. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setURL(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** Leaves the password out, so that an address may be logged. */
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
