package org.loyaltyloop.journey;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.UUID;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.platform.Database;

/** Forgets the journeys of accounts that are removed, once nobody upstream has objected. */
@ApplicationScoped
class RemovedJourneys {

    private final Database database;

    @Inject
    RemovedJourneys(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RemovedJourneys() {
        this(null);
    }

    void on(@Observes @Priority(Interceptor.Priority.APPLICATION + 900) AccountsRemoving event) {
        database.update(
                "delete from journey.journey where account_id = any (?)",
                (Object) event.accounts().stream().map(a -> a.value()).toArray(UUID[]::new));
    }
}
