package org.loyaltyloop.web.page.pipeline;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loyaltyloop.offering.LineRow;
import org.loyaltyloop.offering.OfferingQueries;
import org.loyaltyloop.opportunity.LostReason;
import org.loyaltyloop.opportunity.OpportunityFilter.Attention;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.PhaseKind;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.FilterChip.Option;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;

/** The filters of board, list and dashboard, with what is chosen. */
@RequestScoped
class PipelineChips {

    private final StaffQueries staff;
    private final OfferingQueries offerings;
    private final Phases phases;
    private final Formats formats;

    @Inject
    PipelineChips(StaffQueries staff, OfferingQueries offerings, Phases phases, Formats formats) {
        this.staff = staff;
        this.offerings = offerings;
        this.phases = phases;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PipelineChips() {
        this(null, null, null, null);
    }

    List<FilterChip> people(UrlQuery query) {
        return List.of(
                chip(PipelineAddress.OWNER, "pipeline.field.owner", owners(query), true),
                chip(PipelineAddress.TEAM, "pipeline.field.team", teams(query), true));
    }

    List<FilterChip> board(UrlQuery query) {
        List<FilterChip> chips = new ArrayList<>(people(query));
        chips.add(chip(PipelineAddress.OFFERING, "pipeline.field.offering", lines(query), true));
        return chips;
    }

    List<FilterChip> list(UrlQuery query) {
        List<FilterChip> chips = new ArrayList<>(board(query));
        chips.add(chip(PipelineAddress.PHASE, "pipeline.field.phase", phases(query), false));
        chips.add(
                chip(
                        PipelineAddress.KIND,
                        "pipeline.field.kind",
                        Arrays.stream(PhaseKind.values())
                                .map(k -> option(query, PipelineAddress.KIND, k.name(), label(k)))
                                .toList(),
                        false));
        chips.add(
                chip(
                        PipelineAddress.LOOK,
                        "pipeline.field.look",
                        Arrays.stream(Attention.values())
                                .map(a -> option(query, PipelineAddress.LOOK, a.name(), label(a)))
                                .toList(),
                        false));
        chips.add(chip(PipelineAddress.LOST, "pipeline.field.lostReason", reasons(query), true));
        return chips;
    }

    private String label(Enum<?> constant) {
        return formats.label(constant);
    }

    private FilterChip chip(String name, String key, List<Option> options, boolean single) {
        return FilterChip.of(name, formats.text(key), options, single, formats);
    }

    private static Option option(UrlQuery query, String name, String value, String label) {
        return new Option(value, label, 0, query.has(name, value));
    }

    private List<Option> owners(UrlQuery query) {
        String name = PipelineAddress.OWNER;
        List<Option> options = new ArrayList<>();
        options.add(option(query, name, PipelineAddress.ME, formats.text("pipeline.owner.me")));
        options.add(
                option(query, name, PipelineAddress.NOBODY, formats.text("pipeline.owner.none")));
        staff.colleagues()
                .forEach(c -> options.add(option(query, name, c.id().toString(), c.displayName())));
        return options;
    }

    private List<Option> teams(UrlQuery query) {
        List<Option> options = new ArrayList<>();
        options.add(
                option(
                        query,
                        PipelineAddress.TEAM,
                        PipelineAddress.MINE,
                        formats.text("pipeline.team.mine")));
        staff.teams().stream()
                .filter(TeamRow::active)
                .forEach(
                        team ->
                                options.add(
                                        option(
                                                query,
                                                PipelineAddress.TEAM,
                                                team.id().toString(),
                                                team.name())));
        return options;
    }

    private List<Option> lines(UrlQuery query) {
        return offerings.lines().stream()
                .filter(LineRow::active)
                .map(
                        line ->
                                option(
                                        query,
                                        PipelineAddress.OFFERING,
                                        line.code(),
                                        formats.isDutch() ? line.dutchName() : line.name()))
                .toList();
    }

    private List<Option> phases(UrlQuery query) {
        return phases.all().stream()
                .filter(Phase::active)
                .map(
                        phase ->
                                option(
                                        query,
                                        PipelineAddress.PHASE,
                                        phase.code(),
                                        phase.name(formats.getLocale())))
                .toList();
    }

    private List<Option> reasons(UrlQuery query) {
        List<Option> options = new ArrayList<>();
        for (LostReason reason : phases.reasons()) {
            options.add(
                    option(
                            query,
                            PipelineAddress.LOST,
                            reason.code(),
                            reason.name(formats.getLocale())));
        }
        options.add(
                option(
                        query,
                        PipelineAddress.LOST,
                        PipelineAddress.NOBODY,
                        formats.text("pipeline.lost.none")));
        return options;
    }
}
