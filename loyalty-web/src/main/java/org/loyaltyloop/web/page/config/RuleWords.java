package org.loyaltyloop.web.page.config;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.offering.LineRow;
import org.loyaltyloop.offering.OfferingQueries;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.ClassificationRule;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.RuleCondition;
import org.loyaltyloop.touchpoint.RuleField;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.web.i18n.Formats;

/** Says rules in the reader's words; in pages {@code ruleWords}. */
@Named("ruleWords")
@RequestScoped
public class RuleWords {

    private final TouchpointCatalogue catalogue;
    private final OfferingQueries offerings;
    private final Formats formats;
    private @Nullable Map<String, String> offeringNames;

    @Inject
    RuleWords(TouchpointCatalogue catalogue, OfferingQueries offerings, Formats formats) {
        this.catalogue = catalogue;
        this.offerings = offerings;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RuleWords() {
        this(null, null, null);
    }

    /** What a rule asks of a touchpoint, a condition a line. */
    public List<String> conditions(ClassificationRule rule) {
        return rule.takesEverything()
                ? List.of(formats.text("config.rule.everything"))
                : rule.conditions().stream().map(this::condition).toList();
    }

    /** One condition. */
    String condition(RuleCondition condition) {
        String what =
                condition
                        .key()
                        .map(key -> formats.text("config.rule.attribute", key))
                        .orElseGet(() -> formats.label(condition.field()));
        String values =
                condition.values().stream()
                        .map(value -> value(condition.field(), value))
                        .collect(Collectors.joining(formats.text("config.rule.or")));
        return formats.text("config.rule.test." + condition.test().name(), what, values);
    }

    /** What a rule did, as its version and name. */
    public String rule(String name, int version) {
        return formats.text("config.rule.named", name, version);
    }

    private String value(RuleField field, String value) {
        return switch (field) {
            case TYPE ->
                    catalogue.find(value).map(type -> type.name(formats.getLocale())).orElse(value);
            case CHANNEL -> formats.label(Channel.valueOf(value));
            case DIRECTION -> formats.label(Direction.valueOf(value));
            case OFFERING -> offeringNames().getOrDefault(value, formats.text("config.rule.gone"));
            case SOURCE, ATTRIBUTE -> formats.text("config.rule.quoted", value);
        };
    }

    /** Product lines and their products by id, lines first. */
    Map<String, String> offeringNames() {
        Map<String, String> names = offeringNames;
        if (names == null) {
            names = new HashMap<>();
            for (LineRow line : offerings.lines()) {
                names.put(line.id().value().toString(), name(line));
                for (var product : offerings.products(line.id())) {
                    names.put(product.id().value().toString(), product.name());
                }
            }
            offeringNames = names;
        }
        return names;
    }

    private String name(LineRow line) {
        return formats.getLocale().getLanguage().equals("nl") ? line.dutchName() : line.name();
    }
}
