package org.loyaltyloop.web.page.binding;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.Instrument;
import org.loyaltyloop.binding.Measure;
import org.loyaltyloop.binding.MeasureId;
import org.loyaltyloop.binding.Situation;
import org.loyaltyloop.web.i18n.Formats;

/** What the form of a measure holds, as it was typed. */
public class MeasureFields implements Serializable {

    /** The fields in their order, by the names of the domain. */
    static final List<String> NAMES =
            List.of(
                    "situation",
                    "instrument",
                    "textEn",
                    "textNl",
                    "whyEn",
                    "whyNl",
                    "guideEn",
                    "guideNl",
                    "sort",
                    "active");

    private static final long serialVersionUID = 1L;

    private Situation situation = Situation.MISSING;
    private String instrument = BindingLevel.SOCIAL + ":" + Instrument.RELATION;
    private String textEn = "";
    private String textNl = "";
    private String whyEn = "";
    private String whyNl = "";
    private String guideEn = "";
    private String guideNl = "";
    private int sort = 100;
    private boolean active = true;

    static MeasureFields of(Measure measure) {
        MeasureFields fields = new MeasureFields();
        fields.situation = measure.situation();
        fields.instrument = measure.level() + ":" + measure.instrument();
        fields.textEn = measure.textEn();
        fields.textNl = measure.textNl();
        fields.whyEn = measure.whyEn();
        fields.whyNl = measure.whyNl();
        fields.guideEn = measure.guideEn();
        fields.guideNl = measure.guideNl();
        fields.sort = measure.sort();
        fields.active = measure.active();
        return fields;
    }

    /** What the fields say; refused as the domain refuses it. */
    Measure measure(MeasureId id, int version) {
        String[] parts = instrument.split(":", 2);
        return new Measure(
                id,
                BindingLevel.valueOf(parts[0]),
                situation,
                Instrument.valueOf(parts[1]),
                textEn,
                textNl,
                whyEn,
                whyNl,
                guideEn,
                guideNl,
                sort,
                active,
                version,
                Optional.empty());
    }

    /** The fields as people read them, in the order of {@link #NAMES}. */
    List<String> words(Formats formats) {
        return List.of(
                formats.label(situation),
                formats.label(Instrument.valueOf(instrument.split(":", 2)[1])),
                textEn,
                textNl,
                whyEn,
                whyNl,
                guideEn,
                guideNl,
                formats.number(sort),
                formats.text(active ? "binding.measure.active" : "binding.measure.retired"));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    public Situation getSituation() {
        return situation;
    }

    public void setSituation(Situation situation) {
        this.situation = situation;
    }

    public String getInstrument() {
        return instrument;
    }

    public void setInstrument(String instrument) {
        this.instrument = instrument;
    }

    public String getTextEn() {
        return textEn;
    }

    public void setTextEn(@Nullable String textEn) {
        this.textEn = text(textEn);
    }

    public String getTextNl() {
        return textNl;
    }

    public void setTextNl(@Nullable String textNl) {
        this.textNl = text(textNl);
    }

    public String getWhyEn() {
        return whyEn;
    }

    public void setWhyEn(@Nullable String whyEn) {
        this.whyEn = text(whyEn);
    }

    public String getWhyNl() {
        return whyNl;
    }

    public void setWhyNl(@Nullable String whyNl) {
        this.whyNl = text(whyNl);
    }

    public String getGuideEn() {
        return guideEn;
    }

    public void setGuideEn(@Nullable String guideEn) {
        this.guideEn = text(guideEn);
    }

    public String getGuideNl() {
        return guideNl;
    }

    public void setGuideNl(@Nullable String guideNl) {
        this.guideNl = text(guideNl);
    }

    public int getSort() {
        return sort;
    }

    public void setSort(int sort) {
        this.sort = sort;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
