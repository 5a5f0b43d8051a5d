package org.loyaltyloop.web.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.security.PageRules;
import org.loyaltyloop.web.testing.Form;
import org.loyaltyloop.web.testing.PlainVisitor;
import org.loyaltyloop.web.testing.PlainVisitor.Answer;
import org.loyaltyloop.web.testing.PlainVisitor.Field;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * Damaged addresses and forms of every page, sent by somebody who may open all of them: fields that
 * are gone, doubled, moved or odd, broken view states, parts of pages that do not exist.
 */
class PagesFuzz {

    private static final int ADDRESSES_OF_A_PAGE = 12;

    private final RunningCrm crm = DemoCrm.running();
    private final Watch watch = new Watch(crm);
    private final Map<String, List<String>> known = new TreeMap<>();
    private PlainVisitor visitor = PlainVisitor.of(crm);

    @Test
    void everyAnswerIsAnAnswer() {
        PageRules.pages().forEach(page -> known.put(page, new ArrayList<>(List.of(page))));
        crm.sql().update("create table public.user_before as select * from staff.app_user");
        visitor.signedInAs("admin");
        for (String page : List.copyOf(known.keySet())) {
            learn(visitor.get(page));
        }
        Fuzzing.door(
                "pages",
                chance -> {
                    Answer page = watch.over(visitor.get(address(chance)));
                    if (page.status() == 302 && page.location().orElse("").contains("/signin/")) {
                        admitAgain();
                        return;
                    }
                    learn(page);
                    List<Form> forms = Form.allOn(page);
                    if (page.status() == 200 && !forms.isEmpty()) {
                        send(chance, chance.of(forms));
                    }
                });
    }

    private String address(Chance chance) {
        String address = chance.of(known.get(chance.of(List.copyOf(known.keySet()))));
        if (chance.oneIn(3)) {
            int at = address.indexOf('=') + 1;
            String value = chance.odd(address.substring(at));
            String odd =
                    URLEncoder.encode(
                            value.substring(0, Math.min(value.length(), 500)),
                            StandardCharsets.UTF_8);
            return at > 0
                    ? address.substring(0, at) + odd
                    : address
                            + "?"
                            + chance.of("id", "account", "q", "stage", "page", "from")
                            + "="
                            + odd;
        }
        return address;
    }

    private void send(Chance chance, Form form) {
        if (form.action().startsWith("/sign-out")) {
            return;
        }
        List<Field> fields = new ArrayList<>(form.fields());
        if (!form.buttons().isEmpty()) {
            String button = chance.of(form.buttons());
            fields.add(new Field(button, button));
            if (chance.oneIn(2)) {
                fields.add(new Field("jakarta.faces.partial.ajax", "true"));
                fields.add(new Field("jakarta.faces.source", button));
                fields.add(
                        new Field(
                                "jakarta.faces.partial.execute",
                                chance.of("@all", "@form", button, "nothing", "")));
                fields.add(
                        new Field(
                                "jakarta.faces.partial.render",
                                chance.of("@all", "@none", "@form", "nothing:0:at", "")));
            }
        }
        if (chance.oneIn(4)) {
            fields = chance.shuffled(fields);
        }
        for (int i = chance.below(4); i > 0 && !fields.isEmpty(); i--) {
            int at = chance.below(fields.size());
            Field field = fields.get(at);
            fields.set(
                    at,
                    chance.oneIn(12)
                            ? new Field(chance.odd(field.name()), field.value())
                            : new Field(field.name(), chance.odd(field.value())));
        }
        watch.over(
                chance.oneIn(2)
                        ? visitor.post(form.action(), fields)
                        : visitor.post(form.action(), fields, "Faces-Request", "partial/ajax"));
    }

    /** Remembers where a page leads, a few addresses of each page. */
    private void learn(Answer answer) {
        for (String href : answer.page().select("a[href^=/]").eachAttr("href")) {
            List<String> addresses = known.get(href.replaceFirst("[?#].*", ""));
            if (addresses != null
                    && addresses.size() < ADDRESSES_OF_A_PAGE
                    && !addresses.contains(href)) {
                addresses.add(href.replace(" ", "%20").replaceFirst("#.*", ""));
            }
        }
    }

    /** A form may well have changed the visitor's own rights or password. */
    private void admitAgain() {
        crm.sql()
                .update(
                        """
                        update staff.app_user u
                        set (login, disabled, must_change_password, password_hash, roles) =
                            (k.login, k.disabled, k.must_change_password, k.password_hash, k.roles)
                        from public.user_before k where k.id = u.id
                        """);
        visitor = PlainVisitor.of(crm).signedInAs("admin");
    }
}
