package org.loyaltyloop.web.rest;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.opportunity.MoveOpportunity;
import org.loyaltyloop.opportunity.OpenOpportunity;
import org.loyaltyloop.opportunity.OpportunityDetails;
import org.loyaltyloop.opportunity.OpportunityId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonFields;

/**
 * Reads what a program says of an opportunity: members that are there count, null empties them,
 * absent ones stay as they are.
 */
final class OpportunityBody {

    private final JsonFields fields;
    private boolean says;

    OpportunityBody(JsonFields fields) {
        this.fields = fields;
    }

    /** Whether the body names anything but phase and reason. Known after {@link #over}. */
    boolean says() {
        return says;
    }

    /** The command that opens it. */
    OpenOpportunity toOpen() {
        if (!fields.has("name")) {
            fields.complain("name", "required", "must be given");
        }
        String source = fields.requiredText("source").orElse("");
        String externalId = fields.requiredText("externalId").orElse("");
        Optional<String> phase = fields.text("phase");
        var openedAt = fields.instant("openedAt");
        Optional<String> reason = fields.text("lostReason");
        Optional<String> stated = fields.text("lostStated");
        OpportunityDetails blank =
                new OpportunityDetails(
                        "?",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "EUR",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        OpportunityDetails details = over(blank);
        return new OpenOpportunity(details, phase, openedAt, reason, stated, source, externalId);
    }

    /** The details from now on. Ends the request where the body has not the form described. */
    OpportunityDetails over(OpportunityDetails before) {
        String name = given("name") ? fields.requiredText("name").orElse("") : before.name();
        Optional<AccountId> account = link("account", before.account(), AccountId::new);
        Optional<UserId> owner = link("owner", before.owner(), UserId::new);
        var value = given("value") ? fields.amount("value") : before.value();
        String currency =
                given("currency")
                        ? fields.requiredText("currency").orElse(before.currency())
                        : before.currency();
        var probability =
                given("probability") ? fields.integer("probability") : before.probability();
        var expected =
                given("expectedClose") ? fields.date("expectedClose") : before.expectedClose();
        Optional<String> offering = text("offering", before.offering());
        Optional<String> competitor = text("competitor", before.competitor());
        Optional<String> origin = text("origin", before.origin());
        Optional<String> orderRef = text("orderRef", before.orderRef());
        JsonBody.refuseMalformed(fields);
        return new OpportunityDetails(
                name,
                account,
                owner,
                value,
                currency,
                probability,
                expected,
                offering,
                competitor,
                origin,
                orderRef);
    }

    /** The move that the body asks for, if it names a phase. */
    Optional<MoveOpportunity> move(OpportunityId id, String seen) {
        Optional<String> phase = fields.text("phase");
        Optional<String> reason = fields.text("lostReason");
        Optional<String> stated = fields.text("lostStated");
        JsonBody.refuseMalformed(fields);
        return phase.map(to -> new MoveOpportunity(id, seen, to, reason, stated));
    }

    private boolean given(String name) {
        says |= fields.has(name);
        return fields.has(name);
    }

    private Optional<String> text(String name, Optional<String> before) {
        return given(name) ? fields.text(name) : before;
    }

    private <T> Optional<T> link(String name, Optional<T> before, Function<UUID, T> id) {
        if (!given(name)) {
            return before;
        }
        return fields.object(name).flatMap(o -> o.uuid("id")).map(id);
    }
}
