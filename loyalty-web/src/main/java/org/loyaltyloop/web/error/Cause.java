package org.loyaltyloop.web.error;

import jakarta.faces.application.ViewExpiredException;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.DatabaseFailure;

/** Finds the exception that says what happened under those that the container wrapped around it. */
final class Cause {

    private static final List<Class<? extends Exception>> TELLING =
            List.of(
                    BusinessRuleViolation.class,
                    StaleVersion.class,
                    OptimisticLockException.class,
                    AccessDenied.class,
                    NotFound.class,
                    InvalidCursor.class,
                    ViewExpiredException.class,
                    DatabaseFailure.class);

    private Cause() {}

    /** The exception of a kind that we answer in words; empty for any other, which is a fault. */
    static Optional<Throwable> telling(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown;
                cause != null && depth < 20;
                cause = cause.getCause(), depth++) {
            for (Class<? extends Exception> kind : TELLING) {
                if (kind.isInstance(cause)) {
                    return Optional.of(cause);
                }
            }
        }
        return Optional.empty();
    }
}
