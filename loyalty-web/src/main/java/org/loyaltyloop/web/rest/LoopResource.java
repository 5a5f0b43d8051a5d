package org.loyaltyloop.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.loop.ExperienceOwner;
import org.loyaltyloop.loop.LoopFilter;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.loop.Transitions;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** How the firm does in the eight stages. Without dates: the twelve months up to and with today. */
@Path(RestApplication.V1 + "/loop")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class LoopResource {

    private static final int USUAL_MONTHS = 12;

    @Inject LoopQueries loop;

    @Inject StageSettings settingsOfStages;

    @Inject Settings settings;

    @Inject Clock clock;

    /** The figures of each stage in the period. */
    @GET
    @Path("stages")
    @Needs(Scope.INSIGHT_READ)
    public JsonAnswer stages(@Context UriInfo uri) {
        Period period = period(uri);
        var stages = loop.stages(LoopFilter.of(period));
        Map<LoopStage, ExperienceOwner> owners = owners();
        return out ->
                out.object(
                        o ->
                                o.put("from", period.from())
                                        .put("to", period.to())
                                        .array(
                                                "items",
                                                stages,
                                                (items, figures) -> stage(items, figures, owners))
                                        .put("next", null));
    }

    /** How often accounts went from one stage straight to another in the period. */
    @GET
    @Path("transitions")
    @Needs(Scope.INSIGHT_READ)
    public JsonAnswer transitions(@Context UriInfo uri) {
        Period period = period(uri);
        Transitions transitions = loop.transitions(LoopFilter.of(period));
        return out ->
                out.object(
                        o ->
                                o.put("from", period.from())
                                        .put("to", period.to())
                                        .object(
                                                "counts",
                                                rows -> {
                                                    for (LoopStage from : LoopStage.values()) {
                                                        rows.object(
                                                                from.name(),
                                                                row -> row(row, from, transitions));
                                                    }
                                                }));
    }

    private Period period(UriInfo uri) {
        Parameters query = Parameters.of(uri);
        Optional<LocalDate> from = query.date("from");
        Optional<LocalDate> to = query.date("to");
        query.refuseIfAny();
        LocalDate end =
                to.orElseGet(
                        () ->
                                from.filter(f -> f.isAfter(today()))
                                        .orElseGet(this::today)
                                        .plusDays(1));
        LocalDate start = from.orElseGet(() -> end.minusMonths(USUAL_MONTHS));
        if (!start.isBefore(end)) {
            query.complain("to", "out_of_range", "must be after from");
        }
        query.refuseIfAny();
        return new Period(start, end);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private static void row(JsonOut row, LoopStage from, Transitions transitions)
            throws IOException {
        for (LoopStage to : LoopStage.values()) {
            row.put(to.name(), transitions.count(from, to));
        }
    }

    private Map<LoopStage, ExperienceOwner> owners() {
        Map<LoopStage, ExperienceOwner> owners = new EnumMap<>(LoopStage.class);
        settingsOfStages
                .all()
                .forEach(s -> s.owner().ifPresent(owner -> owners.put(s.stage(), owner)));
        return owners;
    }

    private static void stage(
            JsonOut out, StageFigures figures, Map<LoopStage, ExperienceOwner> owners)
            throws IOException {
        out.object(
                o -> {
                    o.put("stage", figures.stage()).put("touchpoints", figures.touchpoints());
                    o.put("accounts", figures.accounts()).put("accountsNow", figures.accountsNow());
                    o.put("conversion", boxed(figures.conversion().value()))
                            .put("conversionLaps", figures.conversion().n());
                    o.put("medianDwellDays", boxed(figures.medianDwellDays()))
                            .put("stalled", figures.stalled());
                    measure(o, "nps", figures.score(SurveyMetric.NPS));
                    measure(o, "ces1", figures.score(SurveyMetric.CES1));
                    measure(o, "ces2", figures.score(SurveyMetric.CES2));
                    measure(o, "csat", figures.score(SurveyMetric.CSAT));
                    o.put("coverage", boxed(figures.coverage()));
                    Optional<ExperienceOwner> owner =
                            Optional.ofNullable(owners.get(figures.stage()));
                    AccountJson.named(
                            o,
                            "owner",
                            owner.map(person -> person.id().value()),
                            owner.map(ExperienceOwner::name));
                });
    }

    private static void measure(JsonOut out, String name, Measure measure) throws IOException {
        out.object(
                name,
                m ->
                        m.put("value", boxed(measure.value()))
                                .put("low", boxed(measure.low()))
                                .put("high", boxed(measure.high()))
                                .put("n", measure.n())
                                .put("sufficient", measure.sufficient()));
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
