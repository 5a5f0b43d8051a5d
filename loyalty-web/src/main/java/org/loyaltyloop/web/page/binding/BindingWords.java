package org.loyaltyloop.web.page.binding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.loyaltyloop.binding.Band;
import org.loyaltyloop.binding.BindingHistory;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.BindingProfile;
import org.loyaltyloop.binding.HostageRisk;
import org.loyaltyloop.binding.Measure;
import org.loyaltyloop.binding.Satisfaction;
import org.loyaltyloop.binding.Tie;
import org.loyaltyloop.binding.Undertaking;
import org.loyaltyloop.web.i18n.Formats;

/** Binding in the reader's words; in pages {@code bindingWords}. */
@Named("bindingWords")
@RequestScoped
public class BindingWords {

    private static final int FACTORS_SHOWN = 12;

    private final Formats formats;

    @Inject
    BindingWords(Formats formats) {
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingWords() {
        this.formats = null;
    }

    /** A score as a whole number; never rounded up, so that 59.9 does not look strong. */
    public String points(double score) {
        return formats.number((long) score);
    }

    /** A score with one decimal, never rounded up. */
    public String exact(double score) {
        return formats.decimal(
                BigDecimal.valueOf(score).setScale(1, RoundingMode.DOWN).doubleValue(), 1);
    }

    /** A factor from 0 to 1 with three decimals. */
    public String factor(double value) {
        return formats.decimal(value, 3);
    }

    /** The class that colours a level. */
    public String style(BindingLevel level) {
        return switch (level) {
            case FINANCIAL -> "fin";
            case SOCIAL -> "soc";
            case STRUCTURAL -> "str";
        };
    }

    /** The place of a bar's end, in hundredths of its width. */
    public String width(double score) {
        return BigDecimal.valueOf(score).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /** Where a bar is marked because a band begins there that is not reached yet. */
    public List<String> ticks(double score) {
        List<String> ticks = new ArrayList<>();
        for (Band band : Band.values()) {
            if (band.from() > score) {
                ticks.add(BigDecimal.valueOf(band.from() - 0.4).toPlainString());
            }
        }
        return ticks;
    }

    /** The band of a score. */
    public Band band(double score) {
        return Band.of(score);
    }

    /** What a measure says to do. */
    public String text(Measure measure) {
        return measure.text(formats.getLocale());
    }

    /** Why a measure helps. */
    public String why(Measure measure) {
        return measure.why(formats.getLocale());
    }

    /** What became of a measure that was taken up. */
    public String undertaking(Undertaking doing) {
        return doing.task()
                .map(
                        task ->
                                switch (task.state()) {
                                    case OPEN ->
                                            formats.text(
                                                    "binding.taken.task.open",
                                                    task.ownerName().orElse(""),
                                                    task.due()
                                                            .map(formats::date)
                                                            .orElseGet(
                                                                    () ->
                                                                            formats.text(
                                                                                    "binding.taken.someTime")));
                                    case DONE ->
                                            formats.text(
                                                    "binding.taken.task.isDone",
                                                    task.ownerName().orElse(""));
                                    case WITHDRAWN -> formats.text("binding.taken.task.gone");
                                })
                .orElseGet(
                        () ->
                                formats.text(
                                        "binding.taken.topic.open",
                                        doing.author(),
                                        formats.date(doing.begunAt())));
    }

    /** What a tie is called: its instrument, and what it is of. */
    public String name(Tie tie) {
        return tie.subject().isEmpty()
                ? formats.label(tie.instrument())
                : formats.label(tie.instrument()) + ": " + tie.subject();
    }

    /** How a tie's freshness came about. */
    public String freshness(BindingProfile.Weighed weighed, BindingProfile profile) {
        Tie tie = weighed.tie();
        long age = ChronoUnit.DAYS.between(tie.occurredOn(), profile.day());
        if (tie.ageing().halfLife().isEmpty()) {
            return formats.text("binding.fresh.never");
        }
        return age <= tie.ageing().grace()
                ? formats.text("binding.fresh.grace", Math.max(0, age), tie.ageing().grace())
                : formats.text(
                        "binding.fresh.fading",
                        age,
                        tie.ageing().grace(),
                        tie.ageing().halfLife().get());
    }

    /** How long a tie ties. */
    public String validity(Tie tie) {
        return tie.validUntil()
                .map(last -> formats.text("binding.valid.until", tie.validFrom(), last))
                .orElseGet(() -> formats.text("binding.valid.open", tie.validFrom()));
    }

    /** The sum that a level's score is, to be done again by hand. */
    public String sum(BindingProfile.LevelProfile level) {
        if (level.ties().isEmpty()) {
            return formats.text("binding.sum.none");
        }
        String factors =
                level.ties().stream()
                        .limit(FACTORS_SHOWN)
                        .map(t -> factor(1 - t.share()))
                        .collect(Collectors.joining(" × "));
        return formats.text(
                "binding.sum",
                level.ties().size() > FACTORS_SHOWN ? factors + " × …" : factors,
                exact(level.score()));
    }

    /** Whether lock-in holds the account, in a sentence. */
    public String hostage(HostageRisk risk) {
        return switch (risk.state()) {
            case AT_RISK -> formats.text("binding.hostage.atRisk", points(risk.lockIn()));
            case UNKNOWN -> formats.text("binding.hostage.unknown", points(risk.lockIn()));
            case NO ->
                    risk.lockIn() < HostageRisk.HOLDS
                            ? formats.text("binding.hostage.free", points(risk.lockIn()))
                            : formats.text("binding.hostage.content", points(risk.lockIn()));
        };
    }

    /** An answer, as in NPS 4 on 12 May 2026. */
    public String answer(Satisfaction answer) {
        return formats.text(
                "binding.answer", formats.label(answer.metric()), answer.score(), answer.on());
    }

    /** What moved a level, as in: Contract: framework 2024 ended. */
    public String causes(BindingHistory.Move move) {
        List<String> causes = new ArrayList<>();
        move.ended().forEach(tie -> causes.add(formats.text("binding.move.ended", name(tie))));
        move.began().forEach(tie -> causes.add(formats.text("binding.move.began", name(tie))));
        return String.join("; ", causes);
    }

    /** From where to where it moved the level. */
    public String way(BindingHistory.Move move) {
        return formats.text("binding.move.way", points(move.before()), points(move.after()));
    }
}
