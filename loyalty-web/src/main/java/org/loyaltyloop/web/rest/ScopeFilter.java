package org.loyaltyloop.web.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses calls whose scope the key lacks; a call that names no scope is refused to everybody. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ScopeFilter implements ContainerRequestFilter {

    @Context ResourceInfo call;

    @Inject Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        Needs needs = call.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null || !caller.actor().scopes().contains(needs.value())) {
            throw ApiProblem.of(Problem.Kind.FORBIDDEN);
        }
    }
}
