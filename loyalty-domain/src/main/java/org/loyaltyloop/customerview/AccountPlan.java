package org.loyaltyloop.customerview;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.customerview.CustomerView.ContactRow;
import org.loyaltyloop.customerview.CustomerView.Header;

/**
 * What we want with an account, on one page: its goals, what it has of ours and could have, what
 * runs out, who has a say, and what is to be done next.
 *
 * @param talks goals, open promises and conversations
 * @param shelf each product line in use, and each other one that the account has
 * @param contracts those that are not over, by the day they end
 * @param people at the account, the primary contact first
 * @param agenda meetings to come, open tasks, and the agreed rhythm
 */
public record AccountPlan(
        Header header,
        CustomerTalks talks,
        List<Line> shelf,
        List<ContractView> contracts,
        List<ContactRow> people,
        CustomerAgenda agenda) {

    /** Copies the lists. */
    public AccountPlan {
        shelf = List.copyOf(shelf);
        contracts = List.copyOf(contracts);
        people = List.copyOf(people);
    }

    /** The product lines that the account has. */
    public List<Line> has() {
        return shelf.stream().filter(line -> line.standing().has()).toList();
    }

    /** The product lines that it could have: the white space. */
    public List<Line> could() {
        return shelf.stream().filter(line -> !line.standing().has()).toList();
    }

    /** How an account stands to a product line. */
    public enum Standing {
        /** A contract in force is about it. */
        AGREED,
        /** It was bought, without a contract in force. */
        BOUGHT,
        /** It was never bought, but there is an open opportunity. */
        IN_SIGHT,
        /** Nobody has tried yet. */
        OPEN;

        /** Whether the account has it. */
        public boolean has() {
            return this == AGREED || this == BOUGHT;
        }
    }

    /**
     * A product line and what the account has of it.
     *
     * @param contracts in force or signed ahead
     * @param orders how many orders there ever were
     * @param lastBoughtAt the latest purchase
     * @param opportunities how many are open
     */
    public record Line(
            String code,
            String nameEn,
            String nameNl,
            long contracts,
            long orders,
            Optional<Instant> lastBoughtAt,
            long opportunities) {

        /** In the reader's language. */
        public String name(Locale locale) {
            return locale.getLanguage().equals("nl") ? nameNl : nameEn;
        }

        /** How the account stands to it; the strongest tie counts. */
        public Standing standing() {
            if (contracts > 0) {
                return Standing.AGREED;
            }
            if (orders > 0) {
                return Standing.BOUGHT;
            }
            return opportunities > 0 ? Standing.IN_SIGHT : Standing.OPEN;
        }
    }
}
