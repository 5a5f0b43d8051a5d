package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountField;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.Accounts;
import org.loyaltyloop.customer.Address;
import org.loyaltyloop.customer.Reference;
import org.loyaltyloop.customer.UpsertAccount;
import org.loyaltyloop.customer.Upserted;

/**
 * Brings the customers of the demonstration in, under the numbers they have in the firm's books.
 */
@Dependent
class DemoCustomers {

    private static final String BOOKS = "erp";

    private final Accounts accounts;

    @Inject
    DemoCustomers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The customers that are in, by the number of the account. */
    record Known(Map<Integer, AccountId> accounts) {

        AccountId account(int number) {
            return Optional.ofNullable(accounts.get(number)).orElseThrow();
        }
    }

    Known open(List<DemoAccount> all, DemoStaff.Hired hired) {
        Map<Integer, AccountId> ids = new HashMap<>();
        // Parents first: subsidiaries name them by their id.
        open(all.stream().filter(account -> account.parent().isEmpty()).toList(), ids, hired);
        open(all.stream().filter(account -> account.parent().isPresent()).toList(), ids, hired);
        return new Known(Map.copyOf(ids));
    }

    private void open(List<DemoAccount> some, Map<Integer, AccountId> ids, DemoStaff.Hired hired) {
        List<UpsertAccount> commands = new ArrayList<>();
        for (DemoAccount account : some) {
            commands.add(
                    new UpsertAccount(
                            new Reference(BOOKS, account.reference()),
                            account.person() ? AccountKind.PERSON : AccountKind.ORGANISATION,
                            details(account, ids, hired),
                            EnumSet.allOf(AccountField.class)));
        }
        List<Upserted> outcomes = accounts.upsertAll(Demonstration.ACTOR, commands);
        for (int i = 0; i < some.size(); i++) {
            ids.put(some.get(i).number(), outcomes.get(i).id());
        }
    }

    private static AccountDetails details(
            DemoAccount account, Map<Integer, AccountId> ids, DemoStaff.Hired hired) {
        Address address =
                new Address(
                        Address.Kind.VISIT,
                        Optional.of(account.street()),
                        Optional.of(account.postalCode()),
                        Optional.of(account.city()),
                        Optional.of("NL"));
        return new AccountDetails(
                account.name(),
                account.parent().map(ids::get),
                account.owner().map(hired::user),
                Optional.of(hired.team(account.team())),
                Optional.of(account.sector()),
                Optional.of(account.employees()),
                Optional.of(account.revenue()),
                "EUR",
                Optional.of("info@" + account.site()),
                Optional.of(account.phone()),
                Optional.of("https://www." + account.site()),
                account.since(),
                List.of(address));
    }
}
