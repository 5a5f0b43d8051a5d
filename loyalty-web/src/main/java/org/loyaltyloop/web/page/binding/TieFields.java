package org.loyaltyloop.web.page.binding;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.Instrument;
import org.loyaltyloop.binding.TieDetails;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.web.i18n.Formats;

/** What the form of a tie holds, as it was typed. */
public class TieFields implements Serializable {

    /** The fields in their order, by the names of the domain. */
    static final List<String> NAMES =
            List.of(
                    "instrument",
                    "subject",
                    "strength",
                    "lockIn",
                    "validFrom",
                    "validUntil",
                    "evidence",
                    "link");

    private static final long serialVersionUID = 1L;
    private static final double PERCENT = 100;

    private String instrument = BindingLevel.STRUCTURAL + ":" + Instrument.DEDICATED_STOCK;
    private String subject = "";
    private int strength = 50;
    private boolean lockIn;
    private String validFrom = "";
    private String validUntil = "";
    private String evidence = "";
    private String link = "";

    /** Fills in what is usual for a new one, of that instrument where it is one. */
    void begin(LocalDate today, String wanted) {
        validFrom = today.toString();
        Arrays.stream(Instrument.values())
                .filter(known -> known.name().equals(wanted) && known.level().isPresent())
                .findFirst()
                .ifPresent(known -> instrument = known.level().orElseThrow() + ":" + known);
    }

    static TieFields of(TieDetails details) {
        TieFields fields = new TieFields();
        fields.instrument = details.level() + ":" + details.instrument();
        fields.subject = details.subject();
        fields.strength = (int) Math.round(details.strength() * PERCENT);
        fields.lockIn = details.lockIn();
        fields.validFrom = details.validFrom().toString();
        fields.validUntil = details.validUntil().map(LocalDate::toString).orElse("");
        fields.evidence = details.evidence().orElse("");
        fields.link = details.link().orElse("");
        return fields;
    }

    /** What the fields say; refused as the domain refuses it. */
    TieDetails details() {
        String[] parts = instrument.split(":", 2);
        return new TieDetails(
                BindingLevel.valueOf(parts[0]),
                Instrument.valueOf(parts[1]),
                strength / PERCENT,
                lockIn,
                subject,
                Optional.of(evidence),
                Optional.of(link),
                day("validFrom", validFrom)
                        .orElseThrow(
                                () -> BusinessRuleViolation.of("validFrom", InputRule.REQUIRED)),
                day("validUntil", validUntil));
    }

    private static Optional<LocalDate> day(String field, String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException noDay) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    /** The fields as people read them, in the order of {@link #NAMES}. */
    List<String> words(Formats formats) {
        List<String> words = new ArrayList<>();
        words.add(formats.label(Instrument.valueOf(instrument.split(":", 2)[1])));
        words.add(subject);
        words.add(strength + " %");
        words.add(formats.text(lockIn ? "binding.lockIn" : "binding.valueAdding"));
        words.add(validFrom);
        words.add(validUntil);
        words.add(evidence);
        words.add(link);
        return words;
    }

    public String getInstrument() {
        return instrument;
    }

    public void setInstrument(String instrument) {
        this.instrument = instrument;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject == null ? "" : subject;
    }

    public int getStrength() {
        return strength;
    }

    public void setStrength(int strength) {
        this.strength = strength;
    }

    public boolean isLockIn() {
        return lockIn;
    }

    public void setLockIn(boolean lockIn) {
        this.lockIn = lockIn;
    }

    public String getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(@Nullable String validFrom) {
        this.validFrom = validFrom == null ? "" : validFrom;
    }

    public String getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(@Nullable String validUntil) {
        this.validUntil = validUntil == null ? "" : validUntil;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(@Nullable String evidence) {
        this.evidence = evidence == null ? "" : evidence;
    }

    public String getLink() {
        return link;
    }

    public void setLink(@Nullable String link) {
        this.link = link == null ? "" : link;
    }
}
