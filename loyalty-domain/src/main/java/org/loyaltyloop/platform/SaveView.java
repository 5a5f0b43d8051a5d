package org.loyaltyloop.platform;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * Keeps what a list shows under a name.
 *
 * @param screen the list, by its page path, such as {@code accounts/list}
 * @param name 1 to 60 characters; saving under the same name replaces
 * @param query filters, columns and order as the page's own query string; up to 2,000 characters
 * @param shared whether colleagues see it
 * @param pinned whether it stands on top
 */
public record SaveView(String screen, String name, String query, boolean shared, boolean pinned) {

    /** Names everything that is wrong. */
    public SaveView {
        Checks checks = new Checks();
        screen = checks.required("screen", screen, 60);
        name = checks.required("name", name, 60);
        query = checks.optional("query", Optional.of(query), 2_000).orElse("");
        checks.refuseIfAny();
    }
}
