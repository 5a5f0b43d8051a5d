package org.loyaltyloop.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.Touchpoints;

/** Tells the loop what happened to contracts, and takes it back. */
@ApplicationScoped
class ContractTouchpoints {

    private static final String SOURCE = "contract";
    private static final Actor SELF = Actor.system(SOURCE);

    private final Touchpoints touchpoints;
    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    ContractTouchpoints(
            Touchpoints touchpoints, Database database, Settings settings, Clock clock) {
        this.touchpoints = touchpoints;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractTouchpoints() {
        this(null, null, null, null);
    }

    /** Whether the loop would be told the same of both. */
    static boolean tellsTheSame(ContractView one, ContractView other) {
        return one.account().equals(other.account())
                && one.kind() == other.kind()
                && one.name().equals(other.name())
                && one.offering().equals(other.offering())
                && one.orderRef().equals(other.orderRef());
    }

    void tell(ContractView contract, Collection<ContractStep> steps) {
        if (!steps.isEmpty()) {
            // Refused: the transaction rolls back, and nothing happened.
            touchpoints
                    .recordAll(SELF, steps.stream().map(step -> draft(contract, step)).toList())
                    .forEach(Touchpoints.Recorded::of);
        }
    }

    void takeBack(Collection<ContractStep> steps, String reason) {
        List<TouchpointId> ids =
                database.list(
                        "select id from touchpoint.v_touchpoint where source = ? and external_id = any (?)",
                        row -> new TouchpointId(row.uuid("id")),
                        SOURCE,
                        steps.stream()
                                .map(ContractStep::id)
                                .map(UUID::toString)
                                .toArray(String[]::new));
        if (!ids.isEmpty()) {
            touchpoints.withdrawAll(SELF, ids, reason);
        }
    }

    private TouchpointDraft draft(ContractView contract, ContractStep step) {
        return new TouchpointDraft()
                .account(contract.account())
                .type(type(contract.kind(), step.kind()))
                .offering(contract.offering().orElse(null))
                .occurredAt(moment(step))
                .known(SOURCE, step.id().toString())
                .orderRef(orderRef(contract, step))
                .summary(contract.name())
                .outcome(
                        step.kind() == ContractStep.Kind.ENDED
                                ? contract.reason().orElse(null)
                                : null)
                .attributes(
                        Json.createObjectBuilder()
                                .add("contract", contract.id().toString())
                                .build());
    }

    private static String type(ContractKind kind, ContractStep.Kind step) {
        return switch (step) {
            case SIGNED -> "CONTRACT_SIGNED";
            case RENEWED ->
                    kind == ContractKind.SUBSCRIPTION ? "SUBSCRIPTION_RENEWED" : "CONTRACT_RENEWED";
            case ENDED -> "CONTRACT_ENDED";
        };
    }

    /** A renewal is a purchase of its own, so it needs an order of its own. */
    private static String orderRef(ContractView contract, ContractStep step) {
        return step.kind() == ContractStep.Kind.RENEWED
                ? contract.orderRef() + "/" + step.startsOn()
                : contract.orderRef();
    }

    /** Noon of the day, or now where noon is yet to come. */
    private Instant moment(ContractStep step) {
        Instant noon = step.onDay().atTime(LocalTime.NOON).atZone(settings.zone()).toInstant();
        Instant now = clock.instant();
        return noon.isAfter(now) ? now : noon;
    }
}
