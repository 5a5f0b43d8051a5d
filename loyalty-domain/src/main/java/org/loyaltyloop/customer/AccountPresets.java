package org.loyaltyloop.customer;

import java.util.List;
import java.util.Map;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.Output;

/** Ready mappings for files with accounts. */
final class AccountPresets {

    /**
     * The usual export of a CRM's accounts, where names are the identity and revenue is in millions
     * of dollars.
     */
    static final MappingPreset CRM_ACCOUNTS =
            new MappingPreset(
                    "crm_accounts",
                    List.of(
                            "account",
                            "sector",
                            "year_established",
                            "revenue",
                            "employees",
                            "office_location",
                            "subsidiary_of"),
                    Mapping.of(
                            Output.always(
                                    "account",
                                    FieldSource.column("name", "account"),
                                    FieldSource.constant("source", "crm-export"),
                                    FieldSource.column("ref", "account"),
                                    FieldSource.constant("match", "REFERENCE"),
                                    FieldSource.column("sector", "sector")
                                            .translating(Map.of("technolgy", "technology")),
                                    FieldSource.column("annualRevenue", "revenue"),
                                    FieldSource.constant("revenueUnit", "MILLION"),
                                    FieldSource.constant("currency", "USD"),
                                    FieldSource.column("employees", "employees"),
                                    FieldSource.column("country", "office_location")
                                            .translating(Map.of("Philipines", "Philippines")),
                                    FieldSource.column("parent", "subsidiary_of"),
                                    FieldSource.column(
                                            "fact.yearEstablished", "year_established"))));

    private AccountPresets() {}
}
