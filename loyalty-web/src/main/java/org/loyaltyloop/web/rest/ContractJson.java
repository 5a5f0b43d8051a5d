package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.util.List;
import org.loyaltyloop.contract.ContractStep;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Contracts as the interface tells of them. */
final class ContractJson {

    private ContractJson() {}

    /** All of one. */
    static JsonAnswer whole(ContractView contract, List<ContractStep> steps) {
        return out ->
                out.object(
                        o -> {
                            members(o, contract);
                            o.put("note", contract.note());
                            o.array(
                                    "history",
                                    steps,
                                    (list, step) -> list.object(s -> step(s, step)));
                        });
    }

    /** One in a list. */
    static void row(JsonOut out, ContractView contract) throws IOException {
        out.object(o -> members(o, contract));
    }

    private static void members(JsonOut o, ContractView contract) throws IOException {
        o.put("id", contract.id().value())
                .put("number", contract.number())
                .put("name", contract.name())
                .put("kind", contract.kind())
                .put("status", contract.status());
        o.object(
                "account",
                a -> a.put("id", contract.account().value()).put("name", contract.accountName()));
        if (contract.owner().isEmpty()) {
            o.put("owner", null);
        } else {
            o.object(
                    "owner",
                    u ->
                            u.put("id", contract.owner().get().value())
                                    .put("name", contract.ownerName()));
        }
        o.put("offering", contract.offering())
                .put("signedOn", contract.signedOn())
                .put("startsOn", contract.startsOn())
                .put("endsOn", contract.endsOn());
        worth(o, contract.worth());
        o.put("discountPercent", contract.discountPercent())
                .put("renewal", contract.renewal())
                .put("renewalMonths", contract.renewalMonths())
                .put("noticeDays", contract.noticeDays())
                .put("noticeOn", contract.noticeOn());
        o.put("noticeGivenOn", contract.givenOn())
                .put("lastDay", contract.lastDay())
                .put("reason", contract.reason())
                .put("orderRef", contract.orderRef())
                .put("renewals", contract.renewals())
                .put("version", contract.version());
    }

    private static void step(JsonOut s, ContractStep step) throws IOException {
        s.put("kind", step.kind())
                .put("day", step.onDay())
                .put("startsOn", step.startsOn())
                .put("endsOn", step.endsOn());
        worth(s, step.worth());
        s.put("at", step.at()).put("author", step.author());
    }

    private static void worth(JsonOut o, Worth worth) throws IOException {
        o.put("value", worth.amount()).put("per", worth.per()).put("currency", worth.currency());
    }
}
