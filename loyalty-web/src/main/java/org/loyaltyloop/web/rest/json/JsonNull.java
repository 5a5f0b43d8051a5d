package org.loyaltyloop.web.rest.json;

/** The JSON value {@code null}: there, but empty; not the same as a member that is absent. */
public enum JsonNull {
    /** The only one. */
    NULL
}
