package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.Offerings;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * Takes in opportunities that were kept elsewhere, with their history, in sets: some statements
 * however many. One that is known by its source and external id is brought to where the other
 * system has it.
 */
@ApplicationScoped
@Transactional
public class OpportunityIntake {

    private static final String ENTITY = "opportunity";

    private final OpportunityStore store;
    private final PhaseTouchpoints told;
    private final Phases phases;
    private final Offerings offerings;
    private final Audit audit;

    @Inject
    OpportunityIntake(
            OpportunityStore store,
            PhaseTouchpoints told,
            Phases phases,
            Offerings offerings,
            Audit audit) {
        this.store = store;
        this.told = told;
        this.phases = phases;
        this.offerings = offerings;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OpportunityIntake() {
        this(null, null, null, null, null);
    }

    /**
     * What became of one.
     *
     * @param fresh whether it is new
     * @param move what brought a known one further; empty for a new one and where nothing moved
     */
    public record Taken(OpportunityId id, boolean fresh, Optional<MoveId> move) {

        /** Whether it was known, and is where it was. */
        public boolean unchanged() {
            return !fresh && move.isEmpty();
        }
    }

    /**
     * Takes opportunities in. Accounts, owners, offerings and phases must exist. For managers and
     * administrators: their right is that to import.
     *
     * @return what became of each, in the order given; of two with one name the first counts
     */
    @Counted(name = "opportunities_intake_calls", absolute = true)
    @Timed(name = "opportunities_intake_seconds", absolute = true)
    public List<Taken> take(Actor actor, List<KnownOpportunity> given) {
        actor.require(Role.MANAGER);
        Map<String, KnownOpportunity> byName = new LinkedHashMap<>();
        given.forEach(one -> byName.putIfAbsent(name(one), one));
        Map<String, OpportunityId> known = known(byName.values());
        List<NewOpportunity> news = news(byName.values(), known);
        List<OpportunityId> fresh = news.isEmpty() ? List.of() : store.insert(news, actor.author());
        Map<OpportunityId, List<PhaseChange>> added = new LinkedHashMap<>();
        for (NewOpportunity one : news) {
            if (fresh.contains(one.id())) {
                added.put(one.id(), one.history().changes());
            }
        }
        Map<OpportunityId, MoveId> moved = bringFurther(byName, known, added);
        store.addChanges(added);
        if (!moved.isEmpty()) {
            store.settle(moved.keySet(), Optional.empty());
        }
        Map<OpportunityFacts, List<PhaseChange>> stories = new LinkedHashMap<>();
        store.lock(added.keySet())
                .forEach((id, facts) -> stories.put(facts, added.getOrDefault(id, List.of())));
        told.tell(stories);
        audit.recordAll(actor.author(), "OPPORTUNITY_OPENED", ENTITY, fresh, List.of());
        audit.recordAll(
                actor.author(), "OPPORTUNITY_MOVED", ENTITY, moved.keySet(), List.of("phase"));
        Map<String, OpportunityId> all = known(byName.values());
        Set<OpportunityId> unseen = new HashSet<>(fresh);
        return given.stream()
                .map(
                        one -> {
                            OpportunityId id =
                                    Optional.ofNullable(all.get(name(one))).orElseThrow();
                            return new Taken(
                                    id, unseen.remove(id), Optional.ofNullable(moved.remove(id)));
                        })
                .toList();
    }

    /** Steps that the other system has taken since; those before what is known are history. */
    private Map<OpportunityId, MoveId> bringFurther(
            Map<String, KnownOpportunity> given,
            Map<String, OpportunityId> known,
            Map<OpportunityId, List<PhaseChange>> added) {
        Map<OpportunityId, PhaseHistory> histories = store.histories(known.values());
        Map<OpportunityId, MoveId> moved = new LinkedHashMap<>();
        Map<String, Phase> byCode = phases.byCode();
        known.forEach(
                (name, id) -> {
                    KnownOpportunity one = Optional.ofNullable(given.get(name)).orElseThrow();
                    PhaseHistory history = Optional.ofNullable(histories.get(id)).orElseThrow();
                    Set<String> been =
                            history.changes().stream()
                                    .map(PhaseChange::phase)
                                    .collect(Collectors.toSet());
                    MoveId move = MoveId.next();
                    List<PhaseChange> steps =
                            changes(one, move).stream()
                                    .filter(c -> !been.contains(c.phase()))
                                    .filter(c -> !c.at().isBefore(history.current().at()))
                                    .toList();
                    boolean ended = !Phases.of(byCode, history.current().phase()).open();
                    if (!ended && !steps.isEmpty()) {
                        added.put(id, steps);
                        moved.put(id, move);
                    }
                });
        return moved;
    }

    private List<NewOpportunity> news(
            Collection<KnownOpportunity> given, Map<String, OpportunityId> known) {
        Map<String, OfferingRef> found =
                offerings.resolve(
                        given.stream()
                                .flatMap(one -> one.details().offering().stream())
                                .collect(Collectors.toSet()));
        List<NewOpportunity> news = new ArrayList<>();
        for (KnownOpportunity one : given) {
            if (!known.containsKey(name(one))) {
                news.add(
                        new NewOpportunity(
                                OpportunityId.next(),
                                one.details(),
                                one.details().offering().map(found::get),
                                new PhaseHistory(changes(one, MoveId.next())),
                                one.source(),
                                one.externalId()));
            }
        }
        return news;
    }

    private static List<PhaseChange> changes(KnownOpportunity one, MoveId move) {
        List<PhaseChange> changes = new ArrayList<>();
        int last = one.reached().size() - 1;
        for (int i = 0; i <= last; i++) {
            KnownOpportunity.Reached step = one.reached().get(i);
            changes.add(
                    new PhaseChange(
                            TimeOrderedId.next(),
                            step.phase(),
                            step.at(),
                            step.by(),
                            i == last ? one.lostReason() : Optional.empty(),
                            i == last ? one.lostStated() : Optional.empty(),
                            move,
                            Optional.empty()));
        }
        return changes;
    }

    private Map<String, OpportunityId> known(Collection<KnownOpportunity> given) {
        Map<String, List<String>> bySource =
                given.stream()
                        .collect(
                                Collectors.groupingBy(
                                        KnownOpportunity::source,
                                        Collectors.mapping(
                                                KnownOpportunity::externalId,
                                                Collectors.toList())));
        Map<String, OpportunityId> known = new LinkedHashMap<>();
        bySource.forEach(
                (source, ids) ->
                        store.known(source, ids)
                                .forEach((id, found) -> known.put(source + '\0' + id, found)));
        return known;
    }

    private static String name(KnownOpportunity one) {
        return one.source() + '\0' + one.externalId();
    }
}
