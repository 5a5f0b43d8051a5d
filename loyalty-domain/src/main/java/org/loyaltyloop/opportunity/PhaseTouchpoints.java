package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * The phase changes of opportunities with an account, as touchpoints of that account. Whether
 * somebody may write them was decided at the opportunity: who works on it may tell of it.
 */
@ApplicationScoped
class PhaseTouchpoints {

    /** Names this context as the system that knows the touchpoints. */
    static final String SOURCE = "opportunity";

    private static final Actor SELF = Actor.system(SOURCE);

    private final Touchpoints touchpoints;
    private final Phases phases;
    private final Database database;
    private final Clock clock;

    @Inject
    PhaseTouchpoints(Touchpoints touchpoints, Phases phases, Database database, Clock clock) {
        this.touchpoints = touchpoints;
        this.phases = phases;
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PhaseTouchpoints() {
        this(null, null, null, null);
    }

    /** Tells of changes; those of opportunities without an account wait until there is one. */
    void tell(Map<OpportunityFacts, ? extends Collection<PhaseChange>> changes) {
        List<TouchpointDraft> drafts = new ArrayList<>();
        Map<String, Phase> byCode = phases.byCode();
        changes.forEach(
                (facts, told) -> {
                    if (facts.account().isPresent()) {
                        told.forEach(
                                change ->
                                        drafts.add(
                                                draft(
                                                        facts,
                                                        change,
                                                        Phases.of(byCode, change.phase()))));
                    }
                });
        if (!drafts.isEmpty()) {
            // Refused: the transaction rolls back, and nothing moved.
            touchpoints.recordAll(SELF, drafts).forEach(Touchpoints.Recorded::of);
        }
    }

    /** Takes back what was told of changes. */
    void takeBack(Collection<PhaseChange> changes, String reason) {
        if (changes.isEmpty()) {
            return;
        }
        List<TouchpointId> told =
                database.list(
                        "select id from touchpoint.v_touchpoint where source = ? and external_id = any (?)",
                        row -> new TouchpointId(row.uuid("id")),
                        SOURCE,
                        changes.stream()
                                .map(PhaseChange::id)
                                .map(UUID::toString)
                                .toArray(String[]::new));
        touchpoints.withdrawAll(SELF, told, reason);
    }

    private TouchpointDraft draft(OpportunityFacts facts, PhaseChange change, Phase phase) {
        return new TouchpointDraft()
                .account(facts.account().orElseThrow())
                .type(phase.touchpointType())
                .stage(phase.stage().name())
                .stageReason(phase.nameEn())
                .offering(facts.offering().orElse(null))
                .occurredAt(change.at())
                .known(SOURCE, change.id().toString())
                .orderRef(facts.orderRef())
                .summary(facts.name())
                .outcome(change.lostStated().orElse(null))
                .attributes(
                        Json.createObjectBuilder()
                                .add("phase", phase.code())
                                .add("opportunity", facts.id().toString())
                                .build())
                .written(change.by(), clock.instant());
    }
}
