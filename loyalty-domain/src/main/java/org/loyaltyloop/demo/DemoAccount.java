package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A customer of the demonstration firm.
 *
 * @param number its place in the list, from 0
 * @param parent the number of the account it belongs to
 * @param owner login of the account manager; empty for nobody yet
 * @param since when it became a customer; empty for those who did not
 * @param lines codes of the product lines it uses or looks at
 * @param volume everyday traffic, 1 is usual
 * @param mood how happy it is, -1 to 1
 * @param quietDays nothing but our own messages for so many days; 0 for lively ones
 */
record DemoAccount(
        int number,
        boolean person,
        String name,
        Optional<Integer> parent,
        Optional<String> owner,
        String team,
        String sector,
        int employees,
        BigDecimal revenue,
        String site,
        String phone,
        String street,
        String postalCode,
        String city,
        Optional<LocalDate> since,
        List<DemoContact> contacts,
        List<DemoFact> facts,
        Manner manner,
        List<String> lines,
        double volume,
        double mood,
        int quietDays) {

    /** Its number in the firm's books, under source {@code erp}. */
    String reference() {
        return "D-" + (10_001 + number);
    }

    /** The place in {@link #contacts()} of whoever has that role there, or of the first. */
    int contactFor(String role) {
        for (int i = 0; i < contacts.size(); i++) {
            if (contacts.get(i).role().equals(role)) {
                return i;
            }
        }
        return 0;
    }
}
