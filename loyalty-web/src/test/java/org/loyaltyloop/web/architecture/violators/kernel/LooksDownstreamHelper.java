package org.loyaltyloop.web.architecture.violators.kernel;

import com.sun.net.httpserver.Headers;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.loyaltyloop.web.architecture.violators.customer.Customers;

/** Does everything that nobody may do. */
public class LooksDownstreamHelper {

    private final Customers customers = new Customers();

    public String downstream() {
        System.out.println(Instant.now());
        return customers.name() + new Headers().size();
    }

    public void byHand(Connection connection, Event<String> event) throws SQLException {
        connection.setAutoCommit(false);
        event.fireAsync("lost");
        connection.commit();
    }
}
