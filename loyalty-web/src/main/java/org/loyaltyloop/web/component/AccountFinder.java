package org.loyaltyloop.web.component;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.Search;
import org.loyaltyloop.customerview.SearchHit;

/**
 * Offers accounts to choose from while somebody types, best first; in pages {@code accountFinder}.
 */
@Named
@ApplicationScoped
public class AccountFinder {

    private static final int OFFERED = 20;

    private final Search search;

    @Inject
    AccountFinder(Search search) {
        this.search = search;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountFinder() {
        this(null);
    }

    /** Accounts of that name, number or address. */
    public List<CustomerView.Named> accounts(String typed) {
        return search.find(typed, OFFERED).stream()
                .filter(hit -> hit.kind() == SearchHit.Kind.ACCOUNT)
                .map(hit -> new CustomerView.Named(new AccountId(hit.id()), hit.name()))
                .toList();
    }

    /**
     * The same, and the accounts of people who fit: it is they who call, so their names must find
     * the account too.
     */
    public List<CustomerView.Named> accountsOfPeople(String typed) {
        return search.find(typed, OFFERED).stream()
                .filter(hit -> hit.account().isPresent())
                .map(
                        hit ->
                                new CustomerView.Named(
                                        hit.account().orElseThrow(),
                                        hit.accountName().orElse(hit.name())))
                .distinct()
                .toList();
    }
}
