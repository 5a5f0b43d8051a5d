package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the demonstration users, whose password everybody knows, may sign in: where demonstration
 * is wanted, on the embedded database, and where only this machine can reach the product. Anything
 * not said counts as no.
 */
@ApplicationScoped
class DemoUsers {

    private final boolean mayEnter;

    @Inject
    DemoUsers(
            @ConfigProperty(name = "crm.demo") Optional<Boolean> wanted,
            @ConfigProperty(name = "crm.db.embedded") Optional<Boolean> embedded,
            @ConfigProperty(name = "crm.address") Optional<String> address) {
        this.mayEnter =
                wanted.orElse(false)
                        && embedded.orElse(false)
                        && address.filter(DemoUsers::isLoopback).isPresent();
    }

    /** For the container's proxy. */
    protected DemoUsers() {
        this.mayEnter = false;
    }

    boolean mayEnter() {
        return mayEnter;
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address.strip()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
