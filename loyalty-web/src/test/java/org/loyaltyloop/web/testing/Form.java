package org.loyaltyloop.web.testing;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.loyaltyloop.web.testing.PlainVisitor.Answer;
import org.loyaltyloop.web.testing.PlainVisitor.Field;

/** A form of a page, with what it would send as it stands. */
public final class Form {

    private final String action;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> buttons;

    private Form(String action, List<String> buttons) {
        this.action = action;
        this.buttons = buttons;
    }

    /** The form of that id. */
    public static Form on(Answer answer, String id) {
        Element form = answer.page().getElementById(id);
        if (form == null) {
            throw new AssertionError(
                    "no form " + id + " on " + answer.address() + " (" + answer.status() + ")");
        }
        return of(form, answer.address());
    }

    /** Every form of a page. */
    public static List<Form> allOn(Answer answer) {
        return answer.page().select("form[method=post]").stream()
                .map(form -> of(form, answer.address()))
                .toList();
    }

    private static Form of(Element element, String address) {
        String action = element.attr("action");
        Form form =
                new Form(
                        action.isEmpty() ? address : action,
                        element.select("button[name], input[type=submit][name]").eachAttr("name"));
        for (Element input : element.select("input[name], select[name], textarea[name]")) {
            switch (input.tagName()) {
                case "select" -> form.addChoice(input);
                case "textarea" -> form.add(input.attr("name"), input.wholeText());
                default -> form.addInput(input);
            }
        }
        return form;
    }

    private void addInput(Element input) {
        switch (input.attr("type")) {
            case "submit", "button", "file", "image", "reset" -> {}
            case "checkbox", "radio" -> {
                if (input.hasAttr("checked")) {
                    add(input.attr("name"), input.hasAttr("value") ? input.attr("value") : "on");
                }
            }
            default -> add(input.attr("name"), input.attr("value"));
        }
    }

    private void addChoice(Element select) {
        Element chosen = select.selectFirst("option[selected]");
        Element first = select.selectFirst("option");
        if (chosen != null || first != null) {
            add(select.attr("name"), (chosen != null ? chosen : first).attr("value"));
        }
    }

    /** The path it is sent to. */
    public String action() {
        return action;
    }

    /** What it sends, in order; may be changed. */
    public List<Field> fields() {
        return fields;
    }

    /** The names of its buttons. */
    public List<String> buttons() {
        return buttons;
    }

    /** Adds a field. */
    public void add(String name, String value) {
        fields.add(new Field(name, value));
    }

    /** Types into a field that it has; the name may leave the form's own prefix out. */
    public void set(String name, String value) {
        fields.replaceAll(
                field ->
                        field.name().equals(name) || field.name().endsWith(":" + name)
                                ? new Field(field.name(), value)
                                : field);
    }

    /** Presses the button of that name; the name may leave the form's own prefix out. */
    public void press(String button) {
        String name =
                buttons.stream()
                        .filter(known -> known.equals(button) || known.endsWith(":" + button))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no button " + button));
        add(name, name);
    }
}
