package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.Touchpoints;

/** Records the year of touchpoints by the ordinary door, in the order of time and in large sets. */
@Dependent
class DemoHistory {

    private static final int BATCH = 2_500;
    private static final Map<String, String> SYSTEMS =
            Map.of(
                    "website", "Website",
                    "webshop", "Webshop",
                    "erp", "ERP",
                    "mailing", "Mailing",
                    "machines", "Machine monitor",
                    "surveys", "Surveys",
                    "servicedesk", "Service desk",
                    "events", "Events",
                    "social", "Social media");

    private final Touchpoints touchpoints;

    @Inject
    DemoHistory(Touchpoints touchpoints) {
        this.touchpoints = touchpoints;
    }

    void record(DemoWorld world, DemoCustomers.Known known, DemoStaff.Hired hired, Instant now) {
        List<TouchpointDraft> batch = new ArrayList<>(BATCH);
        int number = 0;
        for (Moment moment : world.moments()) {
            batch.add(draft(moment, ++number, known, hired, now));
            if (batch.size() == BATCH) {
                record(batch);
                batch.clear();
            }
        }
        record(batch);
    }

    private void record(List<TouchpointDraft> batch) {
        for (RecordOutcome outcome : touchpoints.recordAll(Demonstration.ACTOR, batch)) {
            if (!(outcome instanceof RecordOutcome.Recorded)) {
                throw new IllegalStateException(
                        "a demonstration touchpoint was refused: " + outcome);
            }
        }
    }

    private static TouchpointDraft draft(
            Moment moment,
            int number,
            DemoCustomers.Known known,
            DemoStaff.Hired hired,
            Instant now) {
        MomentKind kind = moment.kind();
        TouchpointDraft draft =
                new TouchpointDraft()
                        .account(known.account(moment.account()))
                        .type(kind.name())
                        .channel(moment.channel().name())
                        .department(moment.department().name())
                        .occurredAt(moment.at())
                        .known(
                                kind.source(),
                                String.format(Locale.ROOT, "%s-%06d", kind.source(), number))
                        .summary(moment.summary())
                        .written(author(moment, hired), writtenAt(moment, now));
        if (kind.leavesStageOpen()) {
            draft.stage(moment.stage().name());
        }
        moment.contact().ifPresent(at -> draft.contact(known.contact(moment.account(), at)));
        said(moment.offering()).ifPresent(draft::offering);
        said(moment.order()).ifPresent(draft::orderRef);
        said(moment.outcome()).ifPresent(draft::outcome);
        moment.sentiment().ifPresent(draft::sentiment);
        if (moment.seconds() > 0) {
            draft.durationSeconds(moment.seconds());
        }
        moment.answer()
                .ifPresent(
                        a ->
                                draft.survey(
                                        a.metric(),
                                        a.score(),
                                        a.asked().name(),
                                        a.comment().orElse("")));
        moment.amount().ifPresent(euro -> draft.attributes(attributes(euro)));
        return draft;
    }

    private static JsonObject attributes(java.math.BigDecimal euro) {
        return Json.createObjectBuilder().add("amount", euro).add("currency", "EUR").build();
    }

    private static Author author(Moment moment, DemoStaff.Hired hired) {
        return moment.author()
                .map(hired::author)
                .orElseGet(
                        () ->
                                new Author(
                                        Author.Kind.SYSTEM,
                                        Optional.empty(),
                                        SYSTEMS.getOrDefault(moment.kind().source(), "CRM")));
    }

    /** Systems report within seconds; people write down what was said when they have hung up. */
    private static Instant writtenAt(Moment moment, Instant now) {
        Duration later =
                moment.author().isPresent()
                        ? Duration.ofSeconds(moment.seconds()).plusSeconds(95)
                        : Duration.ofSeconds(4);
        Instant written = moment.at().plus(later);
        return written.isBefore(now) ? written : now;
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
