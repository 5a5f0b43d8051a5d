package org.loyaltyloop.web.rest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountField;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.Address;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonFields;

/**
 * Reads what a program says of an account: members that are there count, null empties them, absent
 * ones stay as they are.
 */
final class AccountBody {

    private static final int MAX_ADDRESSES = 10;

    private final JsonFields fields;
    private final Set<AccountField> given = EnumSet.noneOf(AccountField.class);

    AccountBody(JsonFields fields) {
        this.fields = fields;
    }

    /** The fields that the body names. Known after {@link #over}. */
    Set<AccountField> given() {
        return given;
    }

    /**
     * The details that the account has from now on. Ends the request where the body has not the
     * form that is described, or breaks a rule.
     */
    AccountDetails over(AccountDetails before) {
        String name =
                given("name", AccountField.NAME)
                        ? fields.requiredText("name").orElse("")
                        : before.name();
        Optional<AccountId> parent =
                link("parent", AccountField.PARENT, before.parent(), AccountId::new);
        Optional<UserId> owner = link("owner", AccountField.OWNER, before.owner(), UserId::new);
        Optional<TeamId> team = link("team", AccountField.TEAM, before.team(), TeamId::new);
        Optional<String> sector = text("sector", AccountField.SECTOR, before.sector());
        var employees =
                given("employees", AccountField.EMPLOYEES)
                        ? fields.integer("employees")
                        : before.employees();
        var revenue =
                given("annualRevenue", AccountField.ANNUAL_REVENUE)
                        ? fields.amount("annualRevenue")
                        : before.annualRevenue();
        String currency =
                given("currency", AccountField.ANNUAL_REVENUE)
                        ? fields.requiredText("currency").orElse(before.currency())
                        : before.currency();
        Optional<String> email = text("email", AccountField.EMAIL, before.email());
        Optional<String> phone = text("phone", AccountField.PHONE, before.phone());
        Optional<String> website = text("website", AccountField.WEBSITE, before.website());
        var since =
                given("customerSince", AccountField.CUSTOMER_SINCE)
                        ? fields.date("customerSince")
                        : before.customerSince();
        List<Violation> broken = new ArrayList<>();
        List<Address> addresses =
                given("addresses", AccountField.ADDRESSES) ? addresses(broken) : before.addresses();
        JsonBody.refuseMalformed(fields);
        try {
            AccountDetails after =
                    new AccountDetails(
                            name, parent, owner, team, sector, employees, revenue, currency, email,
                            phone, website, since, addresses);
            if (broken.isEmpty()) {
                return after;
            }
        } catch (BusinessRuleViolation violation) {
            broken.addAll(0, violation.violations());
        }
        throw BusinessRuleViolation.ofAll(broken);
    }

    private boolean given(String name, AccountField field) {
        boolean there = fields.has(name);
        if (there) {
            given.add(field);
        }
        return there;
    }

    private Optional<String> text(String name, AccountField field, Optional<String> before) {
        return given(name, field) ? fields.text(name) : before;
    }

    private <T> Optional<T> link(
            String name, AccountField field, Optional<T> before, Function<UUID, T> type) {
        if (!given(name, field)) {
            return before;
        }
        return fields.object(name)
                .flatMap(
                        linked -> {
                            if (!linked.has("id") || linked.isNull("id")) {
                                linked.complain("id", "required", "must be given");
                            }
                            return linked.uuid("id").map(type);
                        });
    }

    private List<Address> addresses(List<Violation> broken) {
        List<Address> addresses = new ArrayList<>();
        List<JsonFields> items = fields.objects("addresses", MAX_ADDRESSES);
        for (int i = 0; i < items.size(); i++) {
            JsonFields item = items.get(i);
            if (!item.has("kind") || item.isNull("kind")) {
                item.complain("kind", "required", "must be given");
            }
            Optional<Address.Kind> kind = item.oneOf("kind", Address.Kind.class);
            var street = item.text("street");
            var postalCode = item.text("postalCode");
            var city = item.text("city");
            var country = item.text("country");
            if (kind.isEmpty()) {
                continue;
            }
            try {
                addresses.add(new Address(kind.get(), street, postalCode, city, country));
            } catch (BusinessRuleViolation violation) {
                String path = "addresses[" + i + "].";
                violation
                        .violations()
                        .forEach(
                                v ->
                                        broken.add(
                                                new Violation(
                                                        path + v.field(),
                                                        v.rule(),
                                                        v.arguments())));
            }
        }
        return addresses;
    }
}
