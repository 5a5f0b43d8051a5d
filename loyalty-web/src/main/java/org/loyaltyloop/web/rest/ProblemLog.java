package org.loyaltyloop.web.rest;

import java.lang.System.Logger.Level;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Gives problems their reference, and notes in the log what the caller is not told. */
final class ProblemLog {

    private static final System.Logger LOG = System.getLogger(ProblemLog.class.getName());

    private ProblemLog() {}

    /**
     * The problem with a reference; what is our own fault is logged with its stack trace, what is
     * the caller's is not.
     */
    static Problem noted(Problem problem, Throwable failure) {
        String reference = TimeOrderedId.next().toString();
        switch (problem.kind()) {
            case INTERNAL -> LOG.log(Level.ERROR, "REST failure " + reference, failure);
            case UNAVAILABLE ->
                    LOG.log(Level.WARNING, "REST unavailable {0}: {1}", reference, root(failure));
            default -> LOG.log(Level.DEBUG, "REST problem {0}: {1}", reference, problem.kind());
        }
        return problem.withReference(reference);
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
