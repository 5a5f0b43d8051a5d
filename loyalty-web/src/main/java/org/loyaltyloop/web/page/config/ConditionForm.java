package org.loyaltyloop.web.page.config;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.touchpoint.RuleCondition;
import org.loyaltyloop.touchpoint.RuleField;
import org.loyaltyloop.touchpoint.RuleTest;

/** One condition of a rule while somebody types it. */
public class ConditionForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RuleField field;
    private RuleTest test;
    private String key = "";
    private String typed = "";
    private String[] chosen = {};

    ConditionForm(RuleField field) {
        this.field = field;
        this.test = field.tests().get(0);
    }

    static ConditionForm of(RuleCondition condition) {
        ConditionForm form = new ConditionForm(condition.field());
        form.test = condition.test();
        form.key = condition.key().orElse("");
        form.typed = String.join("\n", condition.values());
        form.chosen = condition.values().toArray(String[]::new);
        return form;
    }

    /** What was typed; refuses what is incomplete. */
    RuleCondition condition() {
        List<String> values =
                test == RuleTest.PRESENT
                        ? List.of()
                        : isFreeText()
                                ? typed.lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty())
                                        .toList()
                                : Arrays.asList(chosen);
        return new RuleCondition(
                field,
                test,
                Optional.of(key).map(String::strip).filter(name -> !name.isEmpty()),
                values);
    }

    /** What it looks at. */
    public RuleField getField() {
        return field;
    }

    /** Whether its values are typed, one a line, rather than chosen. */
    public boolean isFreeText() {
        return field == RuleField.SOURCE || field == RuleField.ATTRIBUTE;
    }

    /** Whether it looks at an attribute, which has a key. */
    public boolean isKeyed() {
        return field == RuleField.ATTRIBUTE;
    }

    /** Whether there is more than one way to compare. */
    public boolean isComparable() {
        return field.tests().size() > 1;
    }

    /** Whether values are asked for. */
    public boolean isValued() {
        return test != RuleTest.PRESENT;
    }

    public String getTest() {
        return test.name();
    }

    /** Takes the test; one that the field does not have is left out. */
    public void setTest(@Nullable String name) {
        field.tests().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .ifPresent(known -> test = known);
    }

    public String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key == null ? "" : key;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed == null ? "" : typed;
    }

    public String[] getChosen() {
        return chosen.clone();
    }

    public void setChosen(String @Nullable [] chosen) {
        this.chosen = chosen == null ? new String[0] : chosen.clone();
    }
}
