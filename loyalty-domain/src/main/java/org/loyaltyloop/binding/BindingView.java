package org.loyaltyloop.binding;

import java.util.List;
import org.loyaltyloop.customer.AccountId;

/**
 * What binds an account today, and what would bind it better.
 *
 * @param account the account that was asked for
 * @param profile its profile of today
 * @param rules the version of the rules that it follows from
 * @param suggestions up to three measures of the library, what presses most first
 */
public record BindingView(
        AccountId account, BindingProfile profile, int rules, List<Measure> suggestions) {

    /** Copies the list. */
    public BindingView {
        suggestions = List.copyOf(suggestions);
    }
}
