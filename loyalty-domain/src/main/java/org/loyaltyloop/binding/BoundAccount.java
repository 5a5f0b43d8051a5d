package org.loyaltyloop.binding;

import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * An account in a list by binding.
 *
 * @param reached the stage that its headline journey has reached
 * @param lockIn score over lock-in ties
 * @param change what the three levels together gained in ninety days; negative for a loss
 */
public record BoundAccount(
        AccountId account,
        String name,
        Optional<String> ownerName,
        Optional<LoopStage> reached,
        double financial,
        double social,
        double structural,
        double lockIn,
        HostageRisk.State hostage,
        double change) {

    /** The score of a level. */
    public double score(BindingLevel level) {
        return switch (level) {
            case FINANCIAL -> financial;
            case SOCIAL -> social;
            case STRUCTURAL -> structural;
        };
    }
}
