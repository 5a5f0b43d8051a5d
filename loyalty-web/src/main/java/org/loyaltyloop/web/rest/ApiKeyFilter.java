package org.loyaltyloop.web.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.staff.ApiKeys;

/** Lets nobody in without a valid API key, before anything else about the request is looked at. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    static final String CHALLENGE = "Bearer realm=\"api\"";
    private static final String SCHEME = "Bearer ";
    private static final int MAX_KEY_LENGTH = 512;

    @Inject ApiKeys keys;

    @Inject Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        caller.is(
                bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                        .flatMap(keys::authenticate)
                        .orElseThrow(() -> ApiProblem.of(Problem.Kind.UNAUTHORIZED)));
    }

    private static Optional<String> bearer(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(h -> h.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(h -> h.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty() && key.length() <= MAX_KEY_LENGTH);
    }
}
