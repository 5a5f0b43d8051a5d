package org.loyaltyloop.opportunity;

import java.util.Optional;
import org.loyaltyloop.offering.OfferingRef;

/**
 * An opportunity about to be stored.
 *
 * @param offering what the details' code stands for
 * @param history at least one change, all of which stand
 */
record NewOpportunity(
        OpportunityId id,
        OpportunityDetails details,
        Optional<OfferingRef> offering,
        PhaseHistory history,
        String source,
        String externalId) {}
