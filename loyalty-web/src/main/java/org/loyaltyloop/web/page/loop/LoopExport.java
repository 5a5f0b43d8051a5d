package org.loyaltyloop.web.page.loop;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.loop.ExperienceOwner;
import org.loyaltyloop.loop.LoopFigures;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.tabular.CsvText;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.web.component.CsvDownload;
import org.loyaltyloop.web.i18n.Formats;

/**
 * The dashboard's figures, or the list behind one of them, as a file for spreadsheets: with the
 * filters of the address, lists page by page while they are written. For managers and
 * administrators, as {@code PageRules} says.
 */
@WebServlet({LoopExport.FIGURES, LoopExport.ACCOUNTS, LoopExport.TOUCHPOINTS})
public class LoopExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String FIGURES = "/loop/figures.csv";
    static final String ACCOUNTS = "/loop/accounts.csv";
    static final String TOUCHPOINTS = "/loop/touchpoints.csv";

    private static final int DECIMALS = 4;

    private final transient LoopQueries loop;
    private final transient TouchpointQueries touchpoints;
    private final transient StageSettings settings;
    private final transient Formats formats;
    private final transient LoopRequest asked;

    @Inject
    LoopExport(
            LoopQueries loop,
            TouchpointQueries touchpoints,
            StageSettings settings,
            Formats formats,
            LoopRequest asked) {
        this.loop = loop;
        this.touchpoints = touchpoints;
        this.settings = settings;
        this.formats = formats;
        this.asked = asked;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getServletPath();
        String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        CsvDownload file = CsvDownload.begin(response, "loop-" + name, formats.today());
        switch (path) {
            case ACCOUNTS -> writeAccounts(file);
            case TOUCHPOINTS -> writeTouchpoints(file);
            default -> writeFigures(file);
        }
    }

    /** One line a stage and period: figures as plain numbers, for whoever goes on reckoning. */
    private void writeFigures(CsvDownload file) throws IOException {
        LoopAddress address = asked.address();
        List<String> heading =
                new ArrayList<>(
                        List.of(
                                formats.text("loop.table.stage"),
                                formats.text("loop.filter.from"),
                                formats.text("loop.filter.to"),
                                formats.text("loop.table.owner"),
                                formats.text("loop.table.touchpoints"),
                                formats.text("loop.table.accounts"),
                                formats.text("loop.table.now"),
                                formats.text("loop.table.stalled"),
                                formats.text("loop.table.further"),
                                formats.text("loop.export.laps"),
                                formats.text("loop.export.medianStay"),
                                formats.text("loop.export.p90Stay"),
                                formats.text("loop.table.coverage")));
        for (SurveyMetric metric : SurveyMetric.values()) {
            String label = formats.label(metric);
            heading.add(label);
            heading.add(formats.text("loop.export.low", label));
            heading.add(formats.text("loop.export.high", label));
            heading.add(formats.text("loop.export.n", label));
        }
        file.line(CsvText.row(heading));
        List<StageSetting> all = settings.all();
        LoopFigures now = loop.figures(address.filter());
        LoopFigures before = loop.figures(address.compared());
        for (LoopStage stage : LoopStage.values()) {
            StageSetting setting = all.get(stage.ordinal());
            file.line(line(now.of(stage), setting, address.period()));
            file.line(line(before.of(stage), setting, address.comparedPeriod()));
        }
    }

    private String line(StageFigures figures, StageSetting setting, Period period) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                formats.label(figures.stage()),
                                period.from().toString(),
                                period.to().minusDays(1).toString(),
                                setting.owner().map(ExperienceOwner::name).orElse(""),
                                String.valueOf(figures.touchpoints()),
                                String.valueOf(figures.accounts()),
                                String.valueOf(figures.accountsNow()),
                                String.valueOf(figures.stalled()),
                                plain(figures.conversion().value()),
                                String.valueOf(figures.conversion().n()),
                                plain(figures.medianDwellDays()),
                                plain(figures.p90DwellDays()),
                                plain(figures.coverage())));
        for (SurveyMetric metric : SurveyMetric.values()) {
            Measure score = figures.score(metric);
            cells.add(plain(score.value()));
            cells.add(plain(score.low()));
            cells.add(plain(score.high()));
            cells.add(String.valueOf(score.n()));
        }
        return CsvText.row(cells);
    }

    private void writeAccounts(CsvDownload file) throws IOException {
        LoopAddress address = asked.address();
        file.line(
                CsvText.row(
                        formats.text("loop.accounts.account"),
                        formats.text("loop.table.stage"),
                        formats.text("accounts.export.lap"),
                        formats.text("loop.accounts.owner"),
                        formats.text("loop.accounts.team"),
                        formats.text("loop.accounts.since"),
                        formats.text("loop.accounts.lastTouch")));
        file.all(
                cursor ->
                        loop.accounts(
                                address.filter(),
                                address.chosenStage(),
                                address.set(),
                                cursor,
                                LoopQueries.MAX_LIMIT),
                row ->
                        CsvText.row(
                                row.name(),
                                row.reached().map(formats::label).orElse(""),
                                row.lap().map(String::valueOf).orElse(""),
                                row.ownerName().orElse(""),
                                row.teamName().orElse(""),
                                row.reachedAt().map(formats::isoDay).orElse(""),
                                row.lastTouchAt().map(formats::isoDay).orElse("")));
    }

    private void writeTouchpoints(CsvDownload file) throws IOException {
        file.line(
                CsvText.row(
                        formats.text("loop.touchpoints.when"),
                        formats.text("loop.touchpoints.account"),
                        formats.text("loop.table.stage"),
                        formats.text("loop.touchpoints.what"),
                        formats.text("loop.export.summary"),
                        formats.text("loop.touchpoints.how"),
                        formats.text("loop.filter.direction"),
                        formats.text("loop.touchpoints.who")));
        file.all(
                cursor ->
                        touchpoints.list(
                                asked.address().touchpointFilter(formats.getZone()),
                                cursor,
                                TouchpointQueries.MAX_LIMIT),
                row ->
                        CsvText.row(
                                formats.isoMinute(row.occurredAt()),
                                row.accountName(),
                                formats.label(row.stage()),
                                row.typeName(formats.getLocale()),
                                row.summary().orElse(""),
                                formats.label(row.channel()),
                                formats.label(row.direction()),
                                formats.label(row.department())));
    }

    private static String plain(OptionalDouble value) {
        return value.isEmpty()
                ? ""
                : BigDecimal.valueOf(value.getAsDouble())
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
