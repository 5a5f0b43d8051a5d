package org.loyaltyloop.customerview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.binding.BindingView;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;

/**
 * Everything known of one account apart from its journeys and its timeline, as all departments see
 * it.
 *
 * @param header who they are and who looks after them
 * @param contacts the people there, the primary contact first, then by name
 * @param addresses where to visit, write, bill and deliver
 * @param references what other systems call the account, those of merged accounts included
 * @param profile what is known beyond the fields, each with its source and date, by attribute
 * @param subsidiaries accounts that name this one as their parent, at most {@value #FAMILY}
 * @param figures counts over its touchpoints
 * @param binding what ties it to the firm today
 * @param talks conversations, promises and goals
 * @param opportunities open ones, the next to be decided first, at most {@value
 *     OpportunityLine#MOST}
 * @param contracts those that are not over, by the day they end
 * @param agenda what is planned and to be done with it
 */
public record CustomerView(
        Header header,
        List<ContactRow> contacts,
        List<AddressRow> addresses,
        List<ReferenceRow> references,
        List<ProfileRow> profile,
        List<Named> subsidiaries,
        Figures figures,
        BindingView binding,
        CustomerTalks talks,
        List<OpportunityLine> opportunities,
        List<ContractView> contracts,
        CustomerAgenda agenda) {

    /** How many subsidiaries are listed. */
    static final int FAMILY = 50;

    /** Copies the lists. */
    public CustomerView {
        contacts = List.copyOf(contacts);
        addresses = List.copyOf(addresses);
        references = List.copyOf(references);
        profile = List.copyOf(profile);
        subsidiaries = List.copyOf(subsidiaries);
        opportunities = List.copyOf(opportunities);
        contracts = List.copyOf(contracts);
    }

    /**
     * The contact to assume when nobody says who it was: the primary one, else whoever was in touch
     * last.
     */
    public Optional<ContactRow> likelyContact() {
        return contacts.stream()
                .filter(ContactRow::primary)
                .findFirst()
                .or(
                        () ->
                                contacts.stream()
                                        .filter(contact -> contact.lastTouch().isPresent())
                                        .max(
                                                (a, b) ->
                                                        a.lastTouch()
                                                                .orElseThrow()
                                                                .at()
                                                                .compareTo(
                                                                        b.lastTouch()
                                                                                .orElseThrow()
                                                                                .at())));
    }

    /** An account in a list of names. */
    public record Named(AccountId id, String name) {}

    /** The colleague who looks after an account. */
    public record Owner(UserId id, String name) {}

    /** The team that an account belongs to. */
    public record Team(TeamId id, String name) {}

    /**
     * Who an account is.
     *
     * @param id the living account
     * @param askedFor the account that was asked for: another one where that was merged into this
     * @param askedForName the name of that account
     * @param number for people to read out
     * @param currency of the revenue
     * @param version for optimistic saving
     */
    public record Header(
            AccountId id,
            AccountId askedFor,
            String askedForName,
            long number,
            AccountKind kind,
            String name,
            Optional<Named> parent,
            Optional<Owner> owner,
            Optional<Team> team,
            Optional<String> sector,
            Optional<Integer> employees,
            Optional<BigDecimal> annualRevenue,
            String currency,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> website,
            Optional<LocalDate> customerSince,
            Instant createdAt,
            int version) {

        /** Whether the account asked for was merged into this one. */
        public boolean merged() {
            return !askedFor.equals(id);
        }
    }

    /**
     * A person at the account.
     *
     * @param role what they decide or do there, a constant's name
     * @param lastTouch their latest touchpoint among the account's recent ones
     */
    public record ContactRow(
            ContactId id,
            String name,
            String role,
            Optional<String> jobTitle,
            Optional<String> department,
            boolean primary,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> mobile,
            Optional<LastTouch> lastTouch) {}

    /** When and how somebody was last in touch. */
    public record LastTouch(Instant at, String type, Channel channel, Direction direction) {}

    /** An address; {@code kind} is a constant's name. */
    public record AddressRow(
            String kind,
            Optional<String> street,
            Optional<String> postalCode,
            Optional<String> city,
            Optional<String> country) {}

    /** A name that another system has for the account. */
    public record ReferenceRow(String source, String ref) {}

    /** One thing known about the account; confidence from 0 to 1. */
    public record ProfileRow(
            String attribute,
            String value,
            String source,
            LocalDate observedOn,
            BigDecimal confidence) {}

    /**
     * Counts over the account's touchpoints that were not withdrawn.
     *
     * @param touchpoints all of them
     * @param touchpointsOfYear those of the last twelve months, as the following figures
     * @param purchases that counted as one
     * @param helpAsked inbound touchpoints placed in SERVICE
     * @param departments how many touchpoints each department had, most first
     * @param lastPurchaseAt whenever that was
     * @param answers the latest survey answer of each metric
     * @param asked what its people were asked through links; empty where they never were
     */
    public record Figures(
            long touchpoints,
            long touchpointsOfYear,
            long purchases,
            long helpAsked,
            List<DepartmentCount> departments,
            Optional<Instant> lastPurchaseAt,
            List<Answer> answers,
            Optional<Asked> asked) {

        /** Copies the lists. */
        public Figures {
            departments = List.copyOf(departments);
            answers = List.copyOf(answers);
        }

        /** The busiest department's count, to draw the others against; 0 without touchpoints. */
        public long busiest() {
            return departments.stream().mapToLong(DepartmentCount::touchpoints).max().orElse(0);
        }
    }

    /** How many touchpoints a department had. */
    public record DepartmentCount(Department department, long touchpoints) {}

    /** How many questions wait for their answer, and when the latest was asked. */
    public record Asked(long open, Instant latest) {}

    /** A survey answer; {@code metric} is NPS, CES1, CES2 or CSAT. */
    public record Answer(String metric, int score, Instant at) {}
}
