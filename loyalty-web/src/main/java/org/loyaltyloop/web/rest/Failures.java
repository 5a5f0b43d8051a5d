package org.loyaltyloop.web.rest;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.web.rest.Problem.Kind;

/**
 * Which problem a failure means to the caller. Containers wrap what was thrown, so the whole chain
 * of causes is looked at.
 */
final class Failures {

    private static final int MAX_CAUSES = 20;

    /**
     * SQLSTATE classes after which the same request may succeed: connection, resources, operator,
     * transaction rollback.
     */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40");

    private Failures() {}

    /** The problem to answer with; {@link Kind#INTERNAL} where nothing better is known. */
    static Problem problemOf(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            Optional<Problem> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        return Problem.of(Kind.INTERNAL, Kind.INTERNAL.detail());
    }

    private static Optional<Problem> known(Throwable cause) {
        if (cause instanceof ApiProblem api) {
            return Optional.of(api.problem());
        } else if (cause instanceof BusinessRuleViolation broken) {
            return Optional.of(Problem.violating(Kind.RULE_BROKEN, RuleTexts.of(broken)));
        } else if (cause instanceof AccessDenied) {
            return plain(Kind.FORBIDDEN);
        } else if (cause instanceof NotFound) {
            return plain(Kind.NOT_FOUND);
        } else if (cause instanceof StaleVersion || cause instanceof OptimisticLockException) {
            return plain(Kind.STALE_VERSION);
        } else if (cause instanceof InvalidCursor) {
            return Optional.of(
                    ApiProblem.malformedParameter("cursor", "must be a cursor that this list gave")
                            .problem());
        } else if (cause instanceof WebApplicationException web) {
            return ofStatus(web.getResponse().getStatus());
        } else if (cause instanceof SQLException sql && isPassing(sql)) {
            return plain(Kind.UNAVAILABLE);
        } else if (cause instanceof StackOverflowError) {
            return plain(Kind.MALFORMED);
        }
        return Optional.empty();
    }

    private static Optional<Problem> plain(Kind kind) {
        return Optional.of(Problem.of(kind, kind.detail()));
    }

    private static Optional<Problem> ofStatus(int status) {
        for (Kind kind : Kind.values()) {
            if (kind.status() == status) {
                return plain(kind);
            }
        }
        return status >= 400 && status < 500 ? plain(Kind.MALFORMED) : plain(Kind.INTERNAL);
    }

    private static boolean isPassing(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || (state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2)))
                || isPoolExhausted(sql, state);
    }

    /**
     * The connection pool reports that it has no connection to give as an exception without a
     * state.
     */
    private static boolean isPoolExhausted(SQLException sql, @Nullable String state) {
        String message = sql.getMessage();
        return state == null && message != null && message.contains("allocating a connection");
    }
}
