package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customerview.AccountRow;
import org.loyaltyloop.customerview.CustomerView.AddressRow;
import org.loyaltyloop.customerview.CustomerView.Header;
import org.loyaltyloop.customerview.CustomerView.ReferenceRow;
import org.loyaltyloop.customerview.HeadlineView;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Writes accounts. */
final class AccountJson {

    private AccountJson() {}

    /** An account with all its fields. */
    static JsonAnswer whole(
            Header account, List<AddressRow> addresses, List<ReferenceRow> references) {
        return out ->
                out.object(
                        o -> {
                            o.put("id", account.id().value())
                                    .put("number", account.number())
                                    .put("kind", account.kind());
                            o.put("name", account.name());
                            named(
                                    o,
                                    "parent",
                                    account.parent().map(p -> p.id().value()),
                                    account.parent().map(p -> p.name()));
                            named(
                                    o,
                                    "owner",
                                    account.owner().map(p -> p.id().value()),
                                    account.owner().map(p -> p.name()));
                            named(
                                    o,
                                    "team",
                                    account.team().map(p -> p.id().value()),
                                    account.team().map(p -> p.name()));
                            o.put("sector", account.sector()).put("employees", account.employees());
                            o.put("annualRevenue", account.annualRevenue())
                                    .put("currency", account.currency());
                            o.put("email", account.email())
                                    .put("phone", account.phone())
                                    .put("website", account.website());
                            o.put("customerSince", account.customerSince());
                            o.array("addresses", addresses, AccountJson::address);
                            o.array(
                                    "references",
                                    references,
                                    (list, ref) ->
                                            list.object(
                                                    r ->
                                                            r.put("source", ref.source())
                                                                    .put("ref", ref.ref())));
                            o.put("createdAt", account.createdAt())
                                    .put("version", account.version());
                        });
    }

    /** An account in a list. */
    static void row(JsonOut out, AccountRow account) throws IOException {
        out.object(
                o -> {
                    o.put("id", account.id().value())
                            .put("number", account.number())
                            .put("kind", account.kind());
                    o.put("name", account.name())
                            .put("sector", account.sector())
                            .put("city", account.city());
                    named(o, "owner", account.owner().map(UserId::value), account.ownerName());
                    named(o, "team", account.team().map(TeamId::value), account.teamName());
                    o.put("email", account.email()).put("phone", account.phone());
                    headline(o, account.headline());
                    o.put("updatedAt", account.updatedAt());
                });
    }

    private static void headline(JsonOut out, Optional<HeadlineView> headline) throws IOException {
        if (headline.isEmpty()) {
            out.put("journey", null);
            return;
        }
        HeadlineView journey = headline.get();
        out.object(
                "journey",
                j ->
                        j.put("lap", journey.lap())
                                .put("reached", journey.reached())
                                .put("reachedAt", journey.reachedAt())
                                .put("latest", journey.latest())
                                .put("lastTouchAt", journey.lastTouchAt())
                                .names("skipped", journey.skipped())
                                .put("stalled", journey.stalled()));
    }

    private static void address(JsonOut out, AddressRow address) throws IOException {
        out.object(
                a ->
                        a.put("kind", address.kind())
                                .put("street", address.street())
                                .put("postalCode", address.postalCode())
                                .put("city", address.city())
                                .put("country", address.country()));
    }

    /** Something that has an id and a name, or null. */
    static void named(JsonOut out, String member, Optional<?> id, Optional<String> name)
            throws IOException {
        if (id.isEmpty()) {
            out.put(member, null);
        } else {
            out.object(member, o -> o.put("id", id).put("name", name));
        }
    }
}
