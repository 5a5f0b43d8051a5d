package org.loyaltyloop.web.rest;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Repeats what the database rolled back only because somebody else was at the same rows at the same
 * moment.
 */
final class Transient {

    private static final int TRIES = 3;
    private static final int MAX_CAUSES = 20;

    /** Serialization failure and deadlock: the transaction left nothing behind. */
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

    private Transient() {}

    /** The answer of the work, which runs in a transaction of its own each time. */
    static <T> T retried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (attempt == TRIES || !isRolledBack(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isRolledBack(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && ROLLED_BACK.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
