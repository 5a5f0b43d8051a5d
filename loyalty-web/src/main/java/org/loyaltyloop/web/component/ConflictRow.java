package org.loyaltyloop.web.component;

/**
 * A field in the conflict dialog, all three texts as people read them.
 *
 * @param key the field's name in the form
 * @param mine what was typed here
 * @param theirs what somebody else saved
 * @param original what stood there before
 */
public record ConflictRow(String key, String label, String mine, String theirs, String original) {}
