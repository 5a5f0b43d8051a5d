package org.loyaltyloop.web.page.contracts;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.contract.ContractFilter;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.ContractStatus;
import org.loyaltyloop.contract.RetentionPart;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.RenewalFilter;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.web.component.UrlQuery;

/**
 * How the addresses of contracts say what to show. What cannot be read is left out rather than
 * refused.
 */
final class ContractAddress {

    static final String LIST = "/contracts/list";
    static final String RENEWALS = "/contracts/renewals";
    static final String RETENTION = "/contracts/retention";
    static final String LIST_FILE = "/contracts/export.csv";
    static final String RENEWALS_FILE = "/contracts/renewals.csv";

    static final String SHOW = "show";
    static final String ALL = "ALL";
    static final String KIND = "kind";
    static final String TEXT = "q";
    static final String WHOSE = "whose";
    static final String MINE = "mine";
    static final String TEAM = "team";
    static final String ACCOUNT = "account";
    static final String WITHIN = "within";
    static final String PART = "part";
    static final String AFTER = "after";

    /** Days from today within which what is due is listed. */
    static final List<Integer> HORIZONS = List.of(30, 60, 90);

    private ContractAddress() {}

    /** What the list of contracts is narrowed to. */
    static ContractFilter contracts(UrlQuery query, Actor actor, LocalDate today) {
        Optional<String> show = query.first(SHOW);
        Optional<Integer> horizon =
                show.flatMap(
                        s -> HORIZONS.stream().filter(d -> d.toString().equals(s)).findFirst());
        Optional<ContractStatus> status =
                horizon.isPresent()
                        ? Optional.of(ContractStatus.RUNNING)
                        : constant(query, SHOW, ContractStatus.class);
        return new ContractFilter(
                query.first(TEXT).map(String::strip).filter(t -> !t.isEmpty()),
                constant(query, KIND, ContractKind.class),
                status,
                query.first(MINE).flatMap(yes -> actor.user()),
                account(query),
                isCurrent(query) ? Optional.of(today) : Optional.empty(),
                horizon.map(today::plusDays));
    }

    /** Whether what is over is left out: unless all, or a customer's, or a name is asked for. */
    static boolean isCurrent(UrlQuery query) {
        return query.first(SHOW).isEmpty()
                && query.first(TEXT).isEmpty()
                && account(query).isEmpty();
    }

    /** Whose renewals are asked for, and how soon. */
    static RenewalFilter renewals(UrlQuery query, Actor actor) {
        RenewalFilter all = RenewalFilter.YEAR;
        String whose = query.first(WHOSE).orElse("");
        RenewalFilter asked =
                whose.equals(MINE)
                        ? all.of(actor.user())
                        : whose.equals(TEAM) ? all.ofTeam(actor.team()) : all;
        return query.first(WITHIN).flatMap(span -> within(asked, span)).orElse(asked);
    }

    /** Two numbers of days with a dash between them. */
    private static Optional<RenewalFilter> within(RenewalFilter asked, String span) {
        if (!span.matches("\\d{1,3}-\\d{1,3}")) {
            return Optional.empty();
        }
        int dash = span.indexOf('-');
        int from = Integer.parseInt(span.substring(0, dash));
        int to = Integer.parseInt(span.substring(dash + 1));
        return from <= to ? Optional.of(asked.within(from, to)) : Optional.empty();
    }

    /** Which part of the retention is asked for; all of it where none is. */
    static RetentionPart part(UrlQuery query) {
        return constant(query, PART, RetentionPart.class).orElse(RetentionPart.COHORT);
    }

    private static Optional<AccountId> account(UrlQuery query) {
        try {
            return query.first(ACCOUNT).map(UUID::fromString).map(AccountId::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(
            UrlQuery query, String name, Class<E> type) {
        return query.first(name)
                .flatMap(
                        value ->
                                Arrays.stream(type.getEnumConstants())
                                        .filter(constant -> constant.name().equals(value))
                                        .findFirst());
    }
}
