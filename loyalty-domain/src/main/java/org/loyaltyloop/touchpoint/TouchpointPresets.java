package org.loyaltyloop.touchpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.mapping.Condition;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.Output;
import org.loyaltyloop.mapping.RowRule;

/**
 * Ready mappings for files with touchpoints: a sales pipeline, marketing qualified leads, closed
 * deals.
 */
final class TouchpointPresets {

    static final List<MappingPreset> ALL = List.of(pipeline(), leads(), deals());

    private TouchpointPresets() {}

    /**
     * Opportunities: taking one up is a selection; a won one ends in an order, a lost one in a
     * second selection with its outcome. All of one opportunity share its order reference.
     */
    private static MappingPreset pipeline() {
        return new MappingPreset(
                "sales_pipeline",
                List.of(
                        "opportunity_id",
                        "sales_agent",
                        "product",
                        "account",
                        "deal_stage",
                        "engage_date",
                        "close_date",
                        "close_value"),
                new Mapping(
                        List.of(
                                RowRule.skip(Condition.empty("engage_date")),
                                RowRule.reject(Condition.empty("account"))),
                        List.of(
                                Output.always(
                                        "engaged",
                                        opportunity(
                                                "OPPORTUNITY_ENGAGED", "engage_date", "engaged")),
                                Output.when(
                                        Condition.is("deal_stage", "Won"),
                                        "won",
                                        with(
                                                opportunity("CONTRACT_SIGNED", "close_date", "won"),
                                                FieldSource.constant("outcome", "Won"),
                                                FieldSource.column(
                                                        "attribute.closeValue", "close_value"))),
                                Output.when(
                                        Condition.is("deal_stage", "Lost"),
                                        "lost",
                                        with(
                                                opportunity(
                                                        "OPPORTUNITY_LOST", "close_date", "lost"),
                                                FieldSource.constant("outcome", "Lost"))))));
    }

    private static FieldSource[] opportunity(String type, String date, String name) {
        return new FieldSource[] {
            FieldSource.constant("type", type),
            FieldSource.column("occurredAt", date),
            FieldSource.constant("source", "crm-export"),
            FieldSource.template("externalId", "opportunity {opportunity_id} " + name),
            FieldSource.column("orderRef", "opportunity_id"),
            FieldSource.constant("accountSource", "crm-export"),
            FieldSource.column("accountRef", "account"),
            FieldSource.column("accountName", "account"),
            FieldSource.constant("accountUnknown", "CREATE"),
            FieldSource.column("offering", "product").translating(Map.of("GTXPro", "GTX Pro")),
            FieldSource.constant("offeringUnknown", "CREATE"),
            FieldSource.column("attribute.salesAgent", "sales_agent")
        };
    }

    /** First contacts of a marketplace's leads; the channel follows from where they came from. */
    private static MappingPreset leads() {
        Map<String, String> channels = new LinkedHashMap<>();
        channels.put("organic_search", "WEB");
        channels.put("paid_search", "WEB");
        channels.put("direct_traffic", "WEB");
        channels.put("display", "WEB");
        channels.put("social", "SOCIAL");
        channels.put("email", "EMAIL");
        channels.put("referral", "PARTNER");
        channels.put("other_publicities", "POST");
        return new MappingPreset(
                "marketing_leads",
                List.of("mql_id", "first_contact_date", "origin"),
                Mapping.of(
                        Output.always(
                                "first contact",
                                with(
                                        lead(),
                                        FieldSource.constant("type", "LEAD_FORM"),
                                        FieldSource.column("occurredAt", "first_contact_date"),
                                        FieldSource.template("externalId", "lead {mql_id}"),
                                        FieldSource.column("channel", "origin")
                                                .translating(channels)
                                                .otherwise("WEB"),
                                        FieldSource.column("attribute.origin", "origin")))));
    }

    /** The leads that became sellers: a purchase of the same account. */
    private static MappingPreset deals() {
        return new MappingPreset(
                "closed_deals",
                List.of(
                        "mql_id",
                        "seller_id",
                        "sdr_id",
                        "sr_id",
                        "won_date",
                        "business_segment",
                        "lead_type",
                        "lead_behaviour_profile"),
                Mapping.of(
                        Output.always(
                                "deal",
                                with(
                                        lead(),
                                        FieldSource.constant("type", "CONTRACT_SIGNED"),
                                        FieldSource.column("occurredAt", "won_date"),
                                        FieldSource.template("externalId", "deal {mql_id}"),
                                        FieldSource.column("orderRef", "mql_id"),
                                        FieldSource.column("attribute.segment", "business_segment"),
                                        FieldSource.column("attribute.leadType", "lead_type"),
                                        FieldSource.column(
                                                "attribute.behaviour", "lead_behaviour_profile"),
                                        FieldSource.column("attribute.sellerId", "seller_id")))));
    }

    private static FieldSource[] lead() {
        return new FieldSource[] {
            FieldSource.constant("source", "olist"),
            FieldSource.constant("accountSource", "olist"),
            FieldSource.column("accountRef", "mql_id"),
            FieldSource.template("accountName", "Lead {mql_id:8}"),
            FieldSource.constant("accountUnknown", "CREATE")
        };
    }

    private static FieldSource[] with(FieldSource[] first, FieldSource... more) {
        FieldSource[] all = new FieldSource[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
