package org.loyaltyloop.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key in the administrator's list; the key itself is not kept.
 *
 * @param id of the key
 * @param name what it is for
 * @param prefix its first characters, to recognise it by
 * @param scopes what it may do
 * @param createdAt when it was made
 * @param createdBy who made it; empty where the environment did
 * @param revokedAt since when it is worth nothing
 * @param lastUsedAt when it was last used, to the minute
 */
public record ApiKeyRow(
        ApiKeyId id,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<String> createdBy,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {}
