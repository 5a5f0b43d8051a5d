package org.loyaltyloop.touchpoint;

import java.util.Map;
import java.util.Optional;

/**
 * What touchpoints are placed by at a moment: the types of the catalogue and the published rules.
 * Does not change.
 *
 * @param revision differs between any two that differ
 */
record Classification(long revision, Map<String, TouchpointType> types, RuleSet rules) {

    static final Classification UNREAD = new Classification(0, Map.of(), RuleSet.NONE);

    Optional<TouchpointType> type(String code) {
        return Optional.ofNullable(types.get(code));
    }
}
