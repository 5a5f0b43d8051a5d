package org.loyaltyloop.importing;

import java.util.List;

/**
 * A name in a file that nothing bears.
 *
 * @param kind what it names, as {@link KnownNames} keeps it
 * @param rows how many rows wait for it
 * @param choices what it may mean, the likeliest first
 */
public record NameQuestion(String kind, String name, long rows, List<NameChoice> choices) {

    /** Copies the choices. */
    public NameQuestion {
        choices = List.copyOf(choices);
    }
}
