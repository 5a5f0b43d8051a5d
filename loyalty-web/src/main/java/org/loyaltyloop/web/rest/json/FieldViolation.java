package org.loyaltyloop.web.rest.json;

/**
 * What is wrong with one field of a request, as answered to the caller.
 *
 * @param field the path of the field, such as {@code contact.email}; empty for the whole body
 * @param code stable, in lower snake case, for programs
 * @param message in English, for the people who write those programs; never repeats what was sent
 */
public record FieldViolation(String field, String code, String message) {}
