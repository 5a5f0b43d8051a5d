package org.loyaltyloop.web.page.feedback;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.feedback.SurveyPolicy;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.i18n.Formats;

/** A policy as it stands in a form. */
public class PolicyFields implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The fields' names in the texts, in the order of {@link #words}. */
    static final List<String> KEYS =
            List.of(
                    "active",
                    "metric",
                    "questionEn",
                    "questionNl",
                    "types",
                    "delayHours",
                    "cooldownDays",
                    "validDays");

    private boolean active;
    private SurveyMetric metric = SurveyMetric.CSAT;
    private String questionEn = "";
    private String questionNl = "";
    private String[] types = {};
    private int delayHours;
    private int cooldownDays;
    private int validDays;

    static PolicyFields of(SurveyPolicy policy) {
        PolicyFields fields = new PolicyFields();
        fields.active = policy.active();
        fields.metric = policy.metric();
        fields.questionEn = policy.questionEn();
        fields.questionNl = policy.questionNl();
        fields.types = policy.types().toArray(String[]::new);
        fields.delayHours = policy.delayHours();
        fields.cooldownDays = policy.cooldownDays();
        fields.validDays = policy.validDays();
        return fields;
    }

    /** All fields as people read them. */
    List<String> words(Formats formats) {
        return List.of(
                formats.text(active ? "feedback.policy.on" : "feedback.policy.off"),
                formats.label(metric),
                questionEn,
                questionNl,
                types.length == 0
                        ? formats.text("feedback.policy.types.all")
                        : String.join(", ", types),
                formats.number(delayHours),
                formats.number(cooldownDays),
                formats.number(validDays));
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public SurveyMetric getMetric() {
        return metric;
    }

    public void setMetric(SurveyMetric metric) {
        this.metric = metric;
    }

    public String getQuestionEn() {
        return questionEn;
    }

    public void setQuestionEn(@Nullable String questionEn) {
        this.questionEn = questionEn == null ? "" : questionEn;
    }

    public String getQuestionNl() {
        return questionNl;
    }

    public void setQuestionNl(@Nullable String questionNl) {
        this.questionNl = questionNl == null ? "" : questionNl;
    }

    public String[] getTypes() {
        return types.clone();
    }

    public void setTypes(String @Nullable [] types) {
        this.types = types == null ? new String[0] : types.clone();
    }

    public int getDelayHours() {
        return delayHours;
    }

    public void setDelayHours(int delayHours) {
        this.delayHours = delayHours;
    }

    public int getCooldownDays() {
        return cooldownDays;
    }

    public void setCooldownDays(int cooldownDays) {
        this.cooldownDays = cooldownDays;
    }

    public int getValidDays() {
        return validDays;
    }

    public void setValidDays(int validDays) {
        this.validDays = validDays;
    }
}
