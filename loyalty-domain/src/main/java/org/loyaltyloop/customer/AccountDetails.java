package org.loyaltyloop.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * What can be said of an account, all at once. Start with {@link #named} and say more with the
 * {@code with…} methods.
 *
 * @param name 1 to 200 characters
 * @param parent the account it is a part of
 * @param owner the account manager
 * @param team the team that serves it
 * @param sector in the firm's own words
 * @param employees not negative
 * @param annualRevenue not negative, in {@code currency}
 * @param currency ISO 4217 code
 * @param email general address
 * @param phone as typed; must be readable as a telephone number
 * @param website as typed
 * @param customerSince the day it became a customer
 * @param addresses at most one of a kind
 */
public record AccountDetails(
        String name,
        Optional<AccountId> parent,
        Optional<UserId> owner,
        Optional<TeamId> team,
        Optional<String> sector,
        Optional<Integer> employees,
        Optional<BigDecimal> annualRevenue,
        String currency,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> website,
        Optional<LocalDate> customerSince,
        List<Address> addresses) {

    /** The longest name, in characters. */
    public static final int NAME_LENGTH = 200;

    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());
    private static final LocalDate EARLIEST = LocalDate.of(1600, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final int MOST_EMPLOYEES = 100_000_000;
    private static final BigDecimal MOST_REVENUE = new BigDecimal("1000000000000000");

    /**
     * Names everything that is wrong in one {@link org.loyaltyloop.kernel.BusinessRuleViolation}.
     */
    public AccountDetails {
        Checks checks = new Checks();
        name = checks.required("name", name, NAME_LENGTH);
        sector = checks.optional("sector", sector, 100);
        employees.ifPresent(
                n ->
                        checks.that(
                                n >= 0 && n <= MOST_EMPLOYEES,
                                "employees",
                                InputRule.OUT_OF_RANGE,
                                0,
                                MOST_EMPLOYEES));
        annualRevenue.ifPresent(
                n ->
                        checks.that(
                                n.signum() >= 0 && n.compareTo(MOST_REVENUE) < 0,
                                "annualRevenue",
                                InputRule.OUT_OF_RANGE,
                                0,
                                MOST_REVENUE));
        checks.that(CURRENCIES.contains(currency), "currency", InputRule.UNKNOWN_VALUE);
        email = checks.email("email", email);
        phone = checks.optional("phone", phone, 60);
        phone.ifPresent(
                typed ->
                        checks.that(
                                PhoneNumber.parse(typed).isPresent(),
                                "phone",
                                InputRule.MALFORMED));
        website = checks.optional("website", website, 200);
        website.ifPresent(
                typed -> checks.that(isWebAddress(typed), "website", InputRule.MALFORMED));
        customerSince.ifPresent(
                day ->
                        checks.that(
                                !day.isBefore(EARLIEST) && day.isBefore(LATEST),
                                "customerSince",
                                InputRule.OUT_OF_RANGE,
                                EARLIEST,
                                LATEST));
        addresses = List.copyOf(addresses);
        checks.that(
                addresses.stream().map(Address::kind).distinct().count() == addresses.size(),
                "addresses",
                CustomerRule.ADDRESS_KIND_TWICE);
        checks.refuseIfAny();
    }

    /** An account of which only the name is known. */
    public static AccountDetails named(String name) {
        return new AccountDetails(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "EUR",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The telephone number to compare with. */
    public Optional<PhoneNumber> phoneNumber() {
        return phone.flatMap(PhoneNumber::parse);
    }

    /** The same with another name. */
    public AccountDetails withName(String name) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another parent account. */
    public AccountDetails withParent(Optional<AccountId> parent) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another owner. */
    public AccountDetails withOwner(Optional<UserId> owner) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another team. */
    public AccountDetails withTeam(Optional<TeamId> team) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another sector. */
    public AccountDetails withSector(Optional<String> sector) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another number of employees. */
    public AccountDetails withEmployees(Optional<Integer> employees) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another annual revenue. */
    public AccountDetails withAnnualRevenue(Optional<BigDecimal> annualRevenue, String currency) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another e-mail address. */
    public AccountDetails withEmail(Optional<String> email) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another telephone number. */
    public AccountDetails withPhone(Optional<String> phone) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another website. */
    public AccountDetails withWebsite(Optional<String> website) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with another day since which it is a customer. */
    public AccountDetails withCustomerSince(Optional<LocalDate> customerSince) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** The same with other addresses. */
    public AccountDetails withAddresses(List<Address> addresses) {
        return new AccountDetails(
                name,
                parent,
                owner,
                team,
                sector,
                employees,
                annualRevenue,
                currency,
                email,
                phone,
                website,
                customerSince,
                addresses);
    }

    /** Links are shown to be clicked: nothing but web addresses, with or without their scheme. */
    private static boolean isWebAddress(String typed) {
        String rest = typed.replaceFirst("(?i)^https?://", "");
        return rest.matches("[^\\s:/@<>\"']+\\.[^\\s:/@<>\"']+(:\\d{1,5})?([/?#][^\\s<>\"']*)?");
    }
}
