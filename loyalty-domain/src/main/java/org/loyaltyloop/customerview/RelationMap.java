package org.loyaltyloop.customerview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactRole;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Who knows whom at an account.
 *
 * @param account the living account
 * @param name of it
 * @param owner who looks after it
 * @param team which team does
 * @param people those of the customer, who decides first
 * @param colleagues those of ours who know somebody there, and the owner
 * @param relations between both
 */
public record RelationMap(
        AccountId account,
        String name,
        Optional<UserId> owner,
        Optional<TeamId> team,
        List<Person> people,
        List<Peer> colleagues,
        List<Relation> relations) {

    /** Days after which a relation counts as asleep. */
    public static final int ASLEEP_DAYS = 180;

    /** Copies the lists. */
    public RelationMap {
        people = List.copyOf(people);
        colleagues = List.copyOf(colleagues);
        relations = List.copyOf(relations);
    }

    /** People who have a say and whom nobody of ours has spoken to for half a year. */
    public List<Person> whiteSpots(LocalDate today) {
        return people.stream()
                .filter(person -> person.hasSay())
                .filter(
                        person ->
                                relations.stream()
                                        .filter(one -> one.contact().equals(person.id()))
                                        .noneMatch(one -> one.awakeOn(today)))
                .toList();
    }

    /** Somebody at the customer. */
    public record Person(ContactId id, String name, ContactRole role, Optional<String> jobTitle) {

        /** Whether a decision depends on them. */
        public boolean hasSay() {
            return switch (role) {
                case DECISION_MAKER, INFLUENCER, SPONSOR, BLOCKER, PURCHASER -> true;
                case USER, FINANCE, TECHNICAL, OTHER -> false;
            };
        }
    }

    /** Somebody of ours. */
    public record Peer(UserId id, String name) {}

    /**
     * A contact and a colleague who know each other.
     *
     * @param strength 0 to 1, as somebody says or as the moments of contact tell
     * @param stated whether somebody says so
     * @param lastOn the latest day they were in touch; empty where somebody says only that they
     *     know each other
     * @param days on which they were in touch in the year before that
     */
    public record Relation(
            ContactId contact,
            UserId colleague,
            BigDecimal strength,
            boolean stated,
            Optional<String> note,
            Optional<LocalDate> lastOn,
            long days) {

        /** Whether they were in touch in the last half year. */
        public boolean awakeOn(LocalDate today) {
            return strength.signum() > 0
                    && lastOn.filter(today.minusDays(ASLEEP_DAYS)::isBefore).isPresent();
        }
    }
}
