package org.loyaltyloop.customer;

import java.time.Instant;
import java.util.Optional;

/** An account as the database knows it. */
record Known(
        AccountId id,
        long number,
        AccountKind kind,
        int version,
        AccountDetails details,
        Optional<AccountId> mergedInto,
        Instant createdAt,
        Instant updatedAt) {}
