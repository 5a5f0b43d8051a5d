package org.loyaltyloop.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Produces the one clock that everybody injects, so that tests can put another in its place. */
@Dependent
class SystemClock {

    @Produces
    @ApplicationScoped
    static Clock utc() {
        return Clock.systemUTC();
    }
}
