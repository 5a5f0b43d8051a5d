package org.loyaltyloop.web.page.survey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast one network address may knock at the addresses that open without signing in: {@value
 * #BURST} times at once, then once a second. A link that is none counts {@value #FOR_A_GUESS}
 * times, so that guessing is slow; an office behind one address is not held up.
 */
@ApplicationScoped
public class Pace {

    static final int BURST = 300;
    static final int FOR_A_GUESS = 20;

    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    private record Bucket(double tokens, Instant at) {}

    @Inject
    Pace(Clock clock) {
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Pace() {
        this.clock = null;
    }

    /** Whether that address may come in now; counts one knock if so. */
    public boolean admits(String address) {
        synchronized (buckets) {
            double left = left(address);
            if (left < 1) {
                return false;
            }
            buckets.put(address, new Bucket(left - 1, clock.instant()));
            return true;
        }
    }

    /** Counts a link that was none. */
    public void guessed(String address) {
        synchronized (buckets) {
            buckets.put(
                    address,
                    new Bucket(Math.max(0, left(address) - FOR_A_GUESS + 1), clock.instant()));
        }
    }

    private double left(String address) {
        Bucket known = buckets.get(address);
        if (known == null) {
            return BURST;
        }
        double since = Duration.between(known.at(), clock.instant()).toMillis() / 1000.0;
        return Math.min(BURST, known.tokens() + Math.max(0, since));
    }
}
