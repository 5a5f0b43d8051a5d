package org.loyaltyloop.customerview;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView.AddressRow;
import org.loyaltyloop.customerview.CustomerView.Named;
import org.loyaltyloop.customerview.CustomerView.ProfileRow;
import org.loyaltyloop.customerview.CustomerView.ReferenceRow;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;

/**
 * The short lists about an account that hardly ever have more than a few rows: one question
 * together, since a statement costs more than its rows.
 */
final class AccountDetails {

    private static final int REFERENCES = 100;

    private static final String SQL =
            CustomerViewQueries.GIVEN
                    + """
            select 'ADDRESS' as what, array_position(array['VISIT', 'DELIVERY', 'INVOICE', 'POST'], a.kind)::bigint as place,
                   null::uuid as id, a.kind as first, a.street as second, a.postal_code as third, a.city as fourth,
                   a.country as fifth, null::date as on_day, null::numeric as figure
            from customer.v_address a
            where a.account_id = ?
            union all
            (select 'REFERENCE', row_number() over (order by source, ref), null, source, ref, null, null, null, null, null
             from customer.v_account_ref
             where given_account_id in (select given_id from given)
             order by source, ref
             limit ?)
            union all
            select 'PROFILE', row_number() over (order by attribute), null, attribute, value, source, null, null,
                   observed_on, confidence
            from (select distinct on (attribute) attribute, value, source, observed_on, confidence
                  from customer.v_profile_fact
                  where given_account_id in (select given_id from given)
                  order by attribute, observed_on desc, recorded_at desc) latest
            union all
            (select 'SUBSIDIARY', row_number() over (order by search_name, id), id, name, null, null, null, null, null, null
             from customer.v_account
             where parent_id = ?
             order by search_name, id
             limit ?)
            order by what, place""";

    private final Question<Boolean> question;
    private final List<AddressRow> addresses = new ArrayList<>();
    private final List<ReferenceRow> references = new ArrayList<>();
    private final List<ProfileRow> profile = new ArrayList<>();
    private final List<Named> subsidiaries = new ArrayList<>();

    private AccountDetails(UUID account) {
        question =
                Question.of(
                        SQL,
                        this::take,
                        account,
                        account,
                        account,
                        REFERENCES,
                        account,
                        CustomerView.FAMILY);
    }

    /** Prepares to ask for a living account. */
    static AccountDetails about(UUID account) {
        return new AccountDetails(account);
    }

    Question<?> question() {
        return question;
    }

    /** Where it is visited, delivered to, invoiced and written to. */
    List<AddressRow> addresses() {
        return addresses;
    }

    /** Its names in other systems. */
    List<ReferenceRow> references() {
        return references;
    }

    /** The latest value of each attribute. */
    List<ProfileRow> profile() {
        return profile;
    }

    /** Those that belong to it. */
    List<Named> subsidiaries() {
        return subsidiaries;
    }

    private boolean take(Row row) throws SQLException {
        String first = row.text("first");
        return switch (row.text("what")) {
            case "ADDRESS" ->
                    addresses.add(
                            new AddressRow(
                                    first,
                                    row.optionalText("second"),
                                    row.optionalText("third"),
                                    row.optionalText("fourth"),
                                    row.optionalText("fifth")));
            case "REFERENCE" -> references.add(new ReferenceRow(first, row.text("second")));
            case "PROFILE" ->
                    profile.add(
                            new ProfileRow(
                                    first,
                                    row.text("second"),
                                    row.text("third"),
                                    row.date("on_day"),
                                    row.optionalDecimal("figure").orElseThrow()));
            default -> subsidiaries.add(new Named(new AccountId(row.uuid("id")), first));
        };
    }
}
