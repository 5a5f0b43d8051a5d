package org.loyaltyloop.web.page.imports;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.mapping.Output;

/** A record that a row yields, as it is typed. */
public class OutputForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name = "";
    private final ArrayList<ConditionForm> conditions = new ArrayList<>();
    private final ArrayList<FieldForm> fields = new ArrayList<>();
    private String adding = "";
    private String addingName = "";

    static OutputForm of(Output output) {
        OutputForm form = new OutputForm();
        form.name = output.name();
        output.onlyWhen().forEach(condition -> form.conditions.add(ConditionForm.of(condition)));
        output.fields().forEach(source -> form.fields.add(FieldForm.of(source)));
        return form;
    }

    /** The same under another name. */
    OutputForm copy(String otherName) {
        OutputForm form = of(toOutput());
        form.name = otherName;
        return form;
    }

    Output toOutput() {
        return new Output(
                name.strip(),
                conditions.stream().map(ConditionForm::toCondition).toList(),
                fields.stream().map(FieldForm::toSource).toList());
    }

    boolean fills(String field) {
        return fields.stream().anyMatch(f -> f.getField().equals(field));
    }

    void add(FieldSource source) {
        fields.add(FieldForm.of(source));
    }

    /** Its name. */
    public String getName() {
        return name;
    }

    /** Takes its name. */
    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    /** On which conditions a row yields it. */
    public List<ConditionForm> getConditions() {
        return conditions;
    }

    /** Where its fields come from. */
    public List<FieldForm> getFields() {
        return fields;
    }

    /** The field to add. */
    public String getAdding() {
        return adding;
    }

    /** Takes the field to add. */
    public void setAdding(@Nullable String adding) {
        this.adding = adding == null ? "" : adding;
    }

    /** The name of a field of a family to add. */
    public String getAddingName() {
        return addingName;
    }

    /** Takes the name of a field of a family to add. */
    public void setAddingName(@Nullable String addingName) {
        this.addingName = addingName == null ? "" : addingName;
    }
}
