package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.i18n.Formats;

/** The touchpoints behind a figure of the dashboard; in pages {@code stageTouchpoints}. */
@Named("stageTouchpoints")
@RequestScoped
public class StageTouchpointsPage {

    private static final int PAGE = 50;

    private final TouchpointQueries queries;
    private final Formats formats;
    private final LoopRequest request;
    private final LoopAddress address;

    private Slice<TouchpointRow> slice = new Slice<>(List.of(), Optional.empty());
    private long count;

    @Inject
    StageTouchpointsPage(TouchpointQueries queries, Formats formats, LoopRequest request) {
        this.queries = queries;
        this.formats = formats;
        this.request = request;
        this.address = request.address();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StageTouchpointsPage() {
        this.queries = null;
        this.formats = null;
        this.request = null;
        this.address = null;
    }

    @PostConstruct
    void load() {
        TouchpointFilter filter = address.touchpointFilter(formats.getZone());
        count = queries.count(filter);
        slice = queries.list(filter, address.query().first(LoopAddress.AFTER), PAGE);
    }

    /** Number of touchpoints and the period, in words. */
    public String getWords() {
        return formats.text(
                "loop.touchpoints.found", count, LoopFilters.words(address.period(), formats));
    }

    /** The dashboard that the list belongs to. */
    public String getDashboardLink() {
        return address.dashboard();
    }

    /** The filters. */
    public FilterBar getBar() {
        FilterChip metric =
                LoopFilters.constants(
                        LoopAddress.METRIC,
                        "loop.filter.metric",
                        SurveyMetric.values(),
                        address.metric(),
                        formats);
        return request.bar(
                LoopAddress.TOUCHPOINTS,
                List.of(
                        stageChip(LoopAddress.STAGE, "loop.filter.stage", address.chosenStage()),
                        directionChip(),
                        stageChip(LoopAddress.ASKED, "loop.filter.asked", address.asked()),
                        metric),
                List.of());
    }

    private FilterChip stageChip(String name, String key, Optional<LoopStage> chosen) {
        List<FilterChip.Option> options =
                Arrays.stream(LoopStage.values())
                        .map(
                                stage ->
                                        new FilterChip.Option(
                                                stage.name(),
                                                formats.label(stage),
                                                stage.number(),
                                                chosen.filter(stage::equals).isPresent()))
                        .toList();
        return FilterChip.of(name, formats.text(key), options, true, formats);
    }

    private FilterChip directionChip() {
        return LoopFilters.constants(
                LoopAddress.DIRECTION,
                "loop.filter.direction",
                Direction.values(),
                address.direction(),
                formats);
    }

    /** The list as a file; empty for whoever may not export. */
    public String getExportLink() {
        return request.export(LoopExport.TOUCHPOINTS);
    }

    /** The touchpoints, newest first. */
    public List<TouchpointRow> getRows() {
        return slice.items();
    }

    /** What happened, in one line: the summary, or the type's name. */
    public String what(TouchpointRow row) {
        return row.summary().orElseGet(() -> row.typeName(formats.getLocale()));
    }

    /** The type's name, where the line says something else. */
    public String typeName(TouchpointRow row) {
        return row.typeName(formats.getLocale());
    }

    /** The next part of the list; empty at its end. */
    public String getNextLink() {
        return slice.next()
                .map(
                        cursor ->
                                address.query()
                                        .with(LoopAddress.AFTER, cursor)
                                        .on(LoopAddress.TOUCHPOINTS))
                .orElse("");
    }

    /** The start of the list; empty there. */
    public String getStartLink() {
        return address.query().first(LoopAddress.AFTER).isEmpty()
                ? ""
                : address.query().without(LoopAddress.AFTER).on(LoopAddress.TOUCHPOINTS);
    }
}
