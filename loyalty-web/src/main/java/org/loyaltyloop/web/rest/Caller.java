package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.staff.Actor;

/** Who makes this request; known once the key has been checked. */
@RequestScoped
public class Caller {

    private @Nullable Actor actor;

    void is(Actor known) {
        this.actor = known;
    }

    /** The actor to hand to the domain. */
    public Actor actor() {
        if (actor == null) {
            throw ApiProblem.of(Problem.Kind.UNAUTHORIZED);
        }
        return actor;
    }
}
