package org.loyaltyloop.importing;

/**
 * What a name in a file may mean.
 *
 * @param target what is remembered: a code or an id
 * @param label as people know it
 */
public record NameChoice(String target, String label) {}
