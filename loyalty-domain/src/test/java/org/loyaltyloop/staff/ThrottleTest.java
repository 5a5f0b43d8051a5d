package org.loyaltyloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Throttle.Failures;

class ThrottleTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Throttle LOGIN = Throttle.LOGIN;

    @Test
    void theFirstFailuresCostNoWaitAndThenItDoubles() {
        assertThat(waitAfter(4)).isZero();
        assertThat(waitAfter(5)).hasSeconds(15);
        assertThat(waitAfter(6)).hasSeconds(30);
        assertThat(waitAfter(7)).hasSeconds(60);
    }

    @Test
    void failuresAreForgottenAfterAQuietHour() {
        Failures many = failures(9);
        Instant later = many.last().plus(LOGIN.memory()).plusSeconds(1);

        assertThat(LOGIN.afterFailure(many, later).failures()).isEqualTo(1);
        assertThat(LOGIN.toWait(many, later)).isZero();
    }

    @Property
    void theWaitNeverShrinksAndNeverExceedsTheLongest(
            @ForAll @IntRange(min = 1, max = 200) int failures) {
        assertThat(waitAfter(failures + 1)).isGreaterThanOrEqualTo(waitAfter(failures));
        assertThat(waitAfter(failures)).isLessThanOrEqualTo(LOGIN.longest());
    }

    private static Duration waitAfter(int failures) {
        return LOGIN.toWait(failures(failures), NOON);
    }

    private static Failures failures(int count) {
        Failures known = Failures.none(NOON);
        for (int i = 0; i < count; i++) {
            known = LOGIN.afterFailure(known, NOON);
        }
        return known;
    }
}
