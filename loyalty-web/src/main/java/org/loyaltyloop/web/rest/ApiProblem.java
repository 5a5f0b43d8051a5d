package org.loyaltyloop.web.rest;

import java.util.List;
import org.loyaltyloop.web.rest.json.FieldViolation;

/** Ends a request with that problem as its answer. */
class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ApiProblem(Problem problem) {
        super(problem.kind().name());
        this.problem = problem;
    }

    static ApiProblem of(Problem.Kind kind) {
        return new ApiProblem(Problem.of(kind, kind.detail()));
    }

    static ApiProblem malformed(String detail) {
        return new ApiProblem(Problem.of(Problem.Kind.MALFORMED, "The body is " + detail + "."));
    }

    /** A parameter of the query or path, or a header, that does not have its form. */
    static ApiProblem malformedParameter(String name, String message) {
        return malformed(List.of(new FieldViolation(name, "malformed", message)));
    }

    static ApiProblem malformed(List<FieldViolation> violations) {
        return new ApiProblem(Problem.violating(Problem.Kind.MALFORMED, violations));
    }

    static ApiProblem ruleBroken(List<FieldViolation> violations) {
        return new ApiProblem(Problem.violating(Problem.Kind.RULE_BROKEN, violations));
    }

    Problem problem() {
        return problem;
    }
}
