package org.loyaltyloop.customer;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of an account: what the survivor of a merge can take from the loser, and what an
 * upsert gives.
 */
public enum AccountField {
    /** The name. */
    NAME("name", AccountDetails::name),
    /** The parent account. */
    PARENT("parent", AccountDetails::parent),
    /** The owner. */
    OWNER("owner", AccountDetails::owner),
    /** The team. */
    TEAM("team", AccountDetails::team),
    /** The sector. */
    SECTOR("sector", AccountDetails::sector),
    /** The number of employees. */
    EMPLOYEES("employees", AccountDetails::employees),
    /** The annual revenue with its currency. */
    ANNUAL_REVENUE(
            "annualRevenue",
            details ->
                    details.annualRevenue().map(n -> n.stripTrailingZeros() + details.currency())),
    /** The e-mail address. */
    EMAIL("email", AccountDetails::email),
    /** The telephone number. */
    PHONE("phone", AccountDetails::phone),
    /** The website. */
    WEBSITE("website", AccountDetails::website),
    /** The day since which it is a customer. */
    CUSTOMER_SINCE("customerSince", AccountDetails::customerSince),
    /** All addresses. */
    ADDRESSES("addresses", details -> Set.copyOf(details.addresses()));

    private final String fieldName;
    private final Function<AccountDetails, Object> value;

    AccountField(String fieldName, Function<AccountDetails, Object> value) {
        this.fieldName = fieldName;
        this.value = value;
    }

    /** The field's name in the REST contract and in violations. */
    public String fieldName() {
        return fieldName;
    }

    /** The fields in which two say something different. */
    public static Set<AccountField> differences(AccountDetails one, AccountDetails other) {
        Set<AccountField> different = EnumSet.noneOf(AccountField.class);
        for (AccountField field : values()) {
            if (!Objects.equals(field.value.apply(one), field.value.apply(other))) {
                different.add(field);
            }
        }
        return different;
    }

    /** What one says, but for some fields, in which it says what the other does. */
    public static AccountDetails combine(
            AccountDetails one, AccountDetails other, Set<AccountField> fromOther) {
        AccountDetails revenue = from(one, other, fromOther, ANNUAL_REVENUE);
        return new AccountDetails(
                from(one, other, fromOther, NAME).name(),
                from(one, other, fromOther, PARENT).parent(),
                from(one, other, fromOther, OWNER).owner(),
                from(one, other, fromOther, TEAM).team(),
                from(one, other, fromOther, SECTOR).sector(),
                from(one, other, fromOther, EMPLOYEES).employees(),
                revenue.annualRevenue(),
                revenue.currency(),
                from(one, other, fromOther, EMAIL).email(),
                from(one, other, fromOther, PHONE).phone(),
                from(one, other, fromOther, WEBSITE).website(),
                from(one, other, fromOther, CUSTOMER_SINCE).customerSince(),
                from(one, other, fromOther, ADDRESSES).addresses());
    }

    private static AccountDetails from(
            AccountDetails one,
            AccountDetails other,
            Set<AccountField> fromOther,
            AccountField field) {
        return fromOther.contains(field) ? other : one;
    }
}
