package org.loyaltyloop.web.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every failure inside the REST interface ends here and becomes problem+json. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = ProblemLog.noted(Failures.problemOf(failure), failure);
        Response.ResponseBuilder answer = Response.status(problem.kind().status());
        if (failure instanceof WebApplicationException web) {
            Object allow = web.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
            if (allow != null) {
                answer.header(HttpHeaders.ALLOW, allow);
            }
        }
        if (problem.kind() == Problem.Kind.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, ApiKeyFilter.CHALLENGE);
        }
        problem.retryAfterSeconds()
                .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
