package org.loyaltyloop.customerview;

import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * An account in a list, with where it is on its way round the loop.
 *
 * @param id the account
 * @param number short number for people
 * @param kind organisation or person
 * @param name name
 * @param sector sector
 * @param city of its visiting address
 * @param owner the owner
 * @param ownerName name of the owner
 * @param team the team
 * @param teamName name of the team
 * @param email e-mail address
 * @param phone phone number as typed
 * @param headline where it is; empty before the first moving touchpoint
 * @param binding the scores of the three levels, 0 to 100
 * @param updatedAt last change of the account itself
 */
public record AccountRow(
        AccountId id,
        long number,
        AccountKind kind,
        String name,
        Optional<String> sector,
        Optional<String> city,
        Optional<UserId> owner,
        Optional<String> ownerName,
        Optional<TeamId> team,
        Optional<String> teamName,
        Optional<String> email,
        Optional<String> phone,
        Optional<HeadlineView> headline,
        Binding binding,
        Instant updatedAt) {

    /** How strongly each level binds the account. */
    public record Binding(double financial, double social, double structural) {}
}
