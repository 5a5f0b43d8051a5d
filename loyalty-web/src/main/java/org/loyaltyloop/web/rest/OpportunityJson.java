package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.opportunity.OpportunityRow;
import org.loyaltyloop.opportunity.OpportunityView;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Opportunities as the interface tells of them. */
final class OpportunityJson {

    private OpportunityJson() {}

    /** All of one. */
    static JsonAnswer whole(OpportunityView opportunity) {
        return out ->
                out.object(
                        o -> {
                            members(o, opportunity.row());
                            o.put("offering", opportunity.details().offering())
                                    .put("competitor", opportunity.details().competitor())
                                    .put("origin", opportunity.details().origin());
                            o.put("lostStated", opportunity.lostStated())
                                    .put("source", opportunity.source())
                                    .put("externalId", opportunity.externalId());
                            o.array(
                                    "history",
                                    opportunity.steps(),
                                    (list, step) ->
                                            list.object(
                                                    s ->
                                                            s.put("phase", step.phase())
                                                                    .put("at", step.at())
                                                                    .put("author", step.author())));
                        });
    }

    /** One in a list. */
    static void row(JsonOut out, OpportunityRow opportunity) throws IOException {
        out.object(o -> members(o, opportunity));
    }

    private static void members(JsonOut o, OpportunityRow row) throws IOException {
        o.put("id", row.id().value()).put("number", row.number()).put("name", row.name());
        named(o, "account", row.account().map(AccountId::value), row.accountName());
        named(o, "owner", row.owner().map(UserId::value), row.ownerName());
        o.put("phase", row.phase()).put("kind", row.kind()).put("phaseSince", row.phaseSince());
        o.put("value", row.value())
                .put("currency", row.currency())
                .put("probability", row.probability());
        o.put("expectedClose", row.expectedClose()).put("orderRef", row.orderRef());
        o.put("openedAt", row.openedAt())
                .put("closedAt", row.closedAt())
                .put("lostReason", row.lostReason());
        o.put("updatedAt", row.updatedAt()).put("version", row.version());
    }

    private static void named(JsonOut out, String member, Optional<UUID> id, Optional<String> name)
            throws IOException {
        if (id.isEmpty()) {
            out.put(member, null);
        } else {
            out.object(member, o -> o.put("id", id).put("name", name));
        }
    }
}
