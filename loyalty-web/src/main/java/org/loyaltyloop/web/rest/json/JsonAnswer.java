package org.loyaltyloop.web.rest.json;

import java.io.IOException;

/**
 * An answer that writes itself; everything it needs has been read before, so that writing cannot
 * fail halfway.
 */
@FunctionalInterface
public interface JsonAnswer {

    /** Writes exactly one JSON value. */
    void write(JsonOut out) throws IOException;
}
