package org.loyaltyloop.web.page.imports;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.mapping.Condition;
import org.loyaltyloop.mapping.RowRule;

/** A condition as it is typed; as a row rule it also has a verdict. */
public class ConditionForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String verdict = RowRule.Verdict.SKIP.name();
    private String column = "";
    private String test = Condition.Test.EMPTY.name();
    private String value = "";

    static ConditionForm of(Condition condition) {
        ConditionForm form = new ConditionForm();
        form.column = condition.column();
        form.test = condition.test().name();
        form.value = condition.value();
        return form;
    }

    static ConditionForm of(RowRule rule) {
        ConditionForm form = of(rule.when());
        form.verdict = rule.verdict().name();
        return form;
    }

    static ConditionForm on(String column) {
        ConditionForm form = new ConditionForm();
        form.column = column;
        return form;
    }

    Condition toCondition() {
        return new Condition(column, Condition.Test.valueOf(test), value);
    }

    RowRule toRule() {
        return new RowRule(RowRule.Verdict.valueOf(verdict), toCondition());
    }

    /** Whether the test compares with a value. */
    public boolean isComparing() {
        return test.equals(Condition.Test.IS.name()) || test.equals(Condition.Test.IS_NOT.name());
    }

    /** What a rule does with the row. */
    public String getVerdict() {
        return verdict;
    }

    /** Takes what a rule does with the row. */
    public void setVerdict(@Nullable String verdict) {
        this.verdict = verdict == null ? RowRule.Verdict.SKIP.name() : verdict;
    }

    /** The column asked. */
    public String getColumn() {
        return column;
    }

    /** Takes the column asked. */
    public void setColumn(@Nullable String column) {
        this.column = column == null ? "" : column;
    }

    /** What is asked. */
    public String getTest() {
        return test;
    }

    /** Takes what is asked. */
    public void setTest(@Nullable String test) {
        this.test = test == null ? Condition.Test.EMPTY.name() : test;
    }

    /** The value to compare with. */
    public String getValue() {
        return value;
    }

    /** Takes the value to compare with. */
    public void setValue(@Nullable String value) {
        this.value = value == null ? "" : value;
    }
}
