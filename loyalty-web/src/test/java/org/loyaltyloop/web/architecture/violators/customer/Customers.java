package org.loyaltyloop.web.architecture.violators.customer;

import jakarta.enterprise.context.ApplicationScoped;

/** A facade that no proxy can stand for. */
@ApplicationScoped
public class Customers {

    public final String name() {
        return "";
    }
}
