package org.loyaltyloop.web.page.config;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.loop.ChangeStage;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.web.i18n.Formats;

/** What is set for a stage as the texts of a form, and back. Shares are typed in per cent. */
final class StageFields {

    static final String OWNER = "owner";
    static final String MEASURED = "measured";
    static final String PATIENCE = "patienceDays";
    static final String WINDOW = "conversionWindowDays";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private StageFields() {}

    static Map<String, String> of(StageSetting stored, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(OWNER, stored.owner().map(owner -> owner.id().toString()).orElse(""));
        texts.put(MEASURED, Boolean.toString(stored.measured()));
        texts.put(PATIENCE, Integer.toString(stored.patienceDays()));
        texts.put(WINDOW, Integer.toString(stored.conversionWindowDays()));
        for (TargetMeasure measure : TargetMeasure.values()) {
            texts.put(
                    key(measure),
                    stored.target(measure)
                            .map(target -> typed(measure, target, locale))
                            .orElse(""));
        }
        return texts;
    }

    /** What the texts say; names everything that is wrong with them at once. */
    static ChangeStage command(StageSetting of, int version, Map<String, String> texts) {
        Checks checks = new Checks();
        int patience = whole(checks, PATIENCE, texts);
        int window = whole(checks, WINDOW, texts);
        Map<TargetMeasure, BigDecimal> targets = new EnumMap<>(TargetMeasure.class);
        for (TargetMeasure measure : TargetMeasure.values()) {
            String text = text(texts, key(measure));
            if (!text.isEmpty()) {
                Optional<BigDecimal> number = number(text);
                checks.that(
                        number.isPresent(), key(measure).replace('_', '.'), InputRule.MALFORMED);
                number.ifPresent(n -> targets.put(measure, measure.share() ? share(n) : n));
            }
        }
        checks.refuseIfAny();
        return new ChangeStage(
                of.stage(),
                version,
                OwnerChoice.id(text(texts, OWNER)),
                Boolean.parseBoolean(text(texts, MEASURED)),
                patience,
                window,
                targets);
    }

    /** The form's name of a target. */
    static String key(TargetMeasure measure) {
        return "target_" + measure.name();
    }

    /** A target with its unit. */
    static String words(TargetMeasure measure, BigDecimal target, Formats formats) {
        return formats.text(
                "config.unit." + measure.name(), typed(measure, target, formats.getLocale()));
    }

    static int whole(String field, String text, int least, int most) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.OUT_OF_RANGE, least, most);
        }
    }

    private static int whole(Checks checks, String field, Map<String, String> texts) {
        try {
            return Integer.parseInt(text(texts, field));
        } catch (NumberFormatException malformed) {
            checks.that(false, field, InputRule.OUT_OF_RANGE, 1, 3650);
            return 0;
        }
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.replace(',', '.'));
            return number.scale() > 4 || number.precision() > 10
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static BigDecimal share(BigDecimal percent) {
        return percent.divide(HUNDRED);
    }

    private static String typed(TargetMeasure measure, BigDecimal target, Locale locale) {
        BigDecimal shown = measure.share() ? target.multiply(HUNDRED) : target;
        return shown.stripTrailingZeros()
                .toPlainString()
                .replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    private static String text(Map<String, String> texts, String field) {
        return Optional.ofNullable(texts.get(field)).map(String::strip).orElse("");
    }
}
