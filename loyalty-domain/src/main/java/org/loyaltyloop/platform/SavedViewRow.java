package org.loyaltyloop.platform;

import java.util.UUID;

/**
 * A saved view to choose from.
 *
 * @param id of the view
 * @param owner the user who saved it
 * @param name to show
 * @param query the page's own query string
 * @param shared whether colleagues see it
 * @param pinned whether it stands on top
 */
public record SavedViewRow(
        SavedViewId id, UUID owner, String name, String query, boolean shared, boolean pinned) {}
