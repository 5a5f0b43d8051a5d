package org.loyaltyloop.opportunity;

import java.util.List;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.Output;

/** Ready mappings for files with opportunities. */
final class OpportunityPresets {

    static final List<MappingPreset> ALL = List.of(pipeline());

    private OpportunityPresets() {}

    /**
     * A sales pipeline: taken up in talks at the engage date, and won or lost at the close date. It
     * has the source and the order references under which the same file becomes touchpoints, so
     * that one deal is one purchase whichever came first.
     */
    private static MappingPreset pipeline() {
        return new MappingPreset(
                "sales_opportunities",
                List.of(
                        "opportunity_id",
                        "sales_agent",
                        "product",
                        "account",
                        "deal_stage",
                        "engage_date",
                        "close_date",
                        "close_value"),
                Mapping.of(
                        Output.always(
                                "opportunity",
                                FieldSource.template("name", "{product} {opportunity_id}"),
                                FieldSource.column("phase", "deal_stage"),
                                FieldSource.constant("openedIn", "ENGAGING"),
                                FieldSource.column("openedAt", "engage_date"),
                                FieldSource.column("closedAt", "close_date"),
                                FieldSource.column("value", "close_value"),
                                FieldSource.constant("currency", "USD"),
                                FieldSource.column("owner", "sales_agent"),
                                FieldSource.column("accountName", "account"),
                                FieldSource.constant("accountSource", "crm-export"),
                                FieldSource.column("accountRef", "account"),
                                FieldSource.constant("accountUnknown", "CREATE"),
                                FieldSource.column("offering", "product"),
                                FieldSource.constant("source", "crm-export"),
                                FieldSource.column("externalId", "opportunity_id"),
                                FieldSource.column("orderRef", "opportunity_id"))));
    }
}
