package org.loyaltyloop.web.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.loyaltyloop.staff.Scope;

/** The scope an API key must have for a call. A call that names none is refused to everybody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** The scope. */
    Scope value();
}
