package org.loyaltyloop.web.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The most bytes that a call takes as its body. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface UpTo {

    /** For one record. */
    int ONE_RECORD = 64 * 1024;

    /** For a batch of records. */
    int BATCH = 20 * 1024 * 1024;

    /** Bytes. */
    int value();
}
