package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.util.Optional;
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountView;
import org.loyaltyloop.customer.Address;
import org.loyaltyloop.customerview.AccountRow;
import org.loyaltyloop.customerview.CustomerView.Header;
import org.loyaltyloop.customerview.HeadlineView;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Writes accounts. */
final class AccountJson {

    private AccountJson() {}

    /** An account with all its fields; the names of its relations come from the header. */
    static JsonAnswer whole(AccountView account, Header header) {
        AccountDetails details = account.details();
        return out ->
                out.object(
                        o -> {
                            o.put("id", account.id().value())
                                    .put("number", account.number())
                                    .put("kind", account.kind());
                            o.put("name", details.name());
                            named(
                                    o,
                                    "parent",
                                    header.parent().map(p -> p.id().value()),
                                    header.parent().map(p -> p.name()));
                            named(
                                    o,
                                    "owner",
                                    header.owner().map(p -> p.id().value()),
                                    header.owner().map(p -> p.name()));
                            named(
                                    o,
                                    "team",
                                    header.team().map(p -> p.id().value()),
                                    header.team().map(p -> p.name()));
                            o.put("sector", details.sector()).put("employees", details.employees());
                            o.put("annualRevenue", details.annualRevenue())
                                    .put("currency", details.currency());
                            o.put("email", details.email())
                                    .put("phone", details.phone())
                                    .put("website", details.website());
                            o.put("customerSince", details.customerSince());
                            o.array("addresses", details.addresses(), AccountJson::address);
                            o.array(
                                    "references",
                                    account.references(),
                                    (list, ref) ->
                                            list.object(
                                                    r ->
                                                            r.put("source", ref.source())
                                                                    .put("ref", ref.ref())));
                            o.put("createdAt", account.createdAt())
                                    .put("updatedAt", account.updatedAt());
                            o.put("version", account.version());
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

    private static void address(JsonOut out, Address address) throws IOException {
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
