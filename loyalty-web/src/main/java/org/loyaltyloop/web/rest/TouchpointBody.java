package org.loyaltyloop.web.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.web.rest.json.JsonFields;
import org.loyaltyloop.web.rest.json.JsonNull;
import org.loyaltyloop.web.rest.json.OpenObject;

/** Reads a touchpoint as programs send it. Its form is judged here, what it says by the domain. */
final class TouchpointBody {

    /** Kept, because finding it anew for every value would cost more than the value. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Off the scale of every metric: stands for a number between two whole ones. */
    private static final int OFF_SCALE = Integer.MIN_VALUE;

    private TouchpointBody() {}

    /**
     * The draft; what has not the form that is described stands in the violations of the fields and
     * is left out.
     */
    static TouchpointDraft draft(JsonFields fields) {
        TouchpointDraft draft = new TouchpointDraft();
        account(fields, draft);
        contact(fields, draft);
        survey(fields, draft);
        occurredAt(fields, draft);
        fields.openObject("attributes").map(TouchpointBody::json).ifPresent(draft::attributes);
        return draft.offering(fields.text("offering").orElse(null))
                .type(fields.requiredText("type").orElse(null))
                .stage(fields.oneOf("stage", LoopStage.class).map(Enum::name).orElse(null))
                .stageReason(fields.text("stageReason").orElse(null))
                .channel(fields.oneOf("channel", Channel.class).map(Enum::name).orElse(null))
                .direction(fields.oneOf("direction", Direction.class).map(Enum::name).orElse(null))
                .department(
                        fields.oneOf("department", Department.class).map(Enum::name).orElse(null))
                .known(
                        fields.requiredText("source").orElse(null),
                        fields.requiredText("externalId").orElse(null))
                .orderRef(fields.text("orderRef").orElse(null))
                .summary(fields.text("summary").orElse(null))
                .outcome(fields.text("outcome").orElse(null))
                .sentiment(fields.integer("sentiment").orElse(null))
                .durationSeconds(fields.integer("durationSeconds").orElse(null));
    }

    private static void occurredAt(JsonFields fields, TouchpointDraft draft) {
        if (!fields.has("occurredAt") || fields.isNull("occurredAt")) {
            fields.complain("occurredAt", "required", "must be given");
        }
        fields.instant("occurredAt").ifPresent(draft::occurredAt);
    }

    private static void account(JsonFields fields, TouchpointDraft draft) {
        if (!fields.has("account") || fields.isNull("account")) {
            fields.complain("account", "required", "must be given");
            return;
        }
        fields.object("account")
                .ifPresent(
                        account -> {
                            if (account.has("id")) {
                                account.uuid("id").map(AccountId::new).ifPresent(draft::account);
                                return;
                            }
                            draft.accountRef(
                                    account.requiredText("source").orElse(null),
                                    account.requiredText("ref").orElse(null));
                            draft.accountName(account.text("name").orElse(null));
                        });
    }

    private static void contact(JsonFields fields, TouchpointDraft draft) {
        fields.object("contact")
                .ifPresent(
                        contact -> {
                            if (contact.has("id")) {
                                contact.uuid("id").ifPresent(id -> draft.contactId(id.toString()));
                            } else if (contact.has("email")) {
                                draft.contactEmail(contact.requiredText("email").orElse(null));
                            } else {
                                draft.contactRef(
                                        contact.requiredText("source").orElse(null),
                                        contact.requiredText("ref").orElse(null));
                            }
                        });
    }

    private static void survey(JsonFields fields, TouchpointDraft draft) {
        fields.object("survey")
                .ifPresent(
                        survey -> {
                            if (!survey.has("metric")) {
                                survey.complain("metric", "required", "must be given");
                            }
                            if (!survey.has("score")) {
                                survey.complain("score", "required", "must be given");
                            }
                            draft.survey(
                                    survey.oneOf("metric", SurveyMetric.class)
                                            .map(Enum::name)
                                            .orElse(null),
                                    score(survey),
                                    survey.oneOf("stage", LoopStage.class)
                                            .map(Enum::name)
                                            .orElse(null),
                                    survey.text("comment").orElse(null));
                        });
    }

    /** A score is judged by its metric's scale: a fraction is well formed, but on no scale. */
    private static @Nullable Integer score(JsonFields survey) {
        return survey.number("score")
                .map(
                        score -> {
                            try {
                                return score.intValueExact();
                            } catch (ArithmeticException fraction) {
                                return OFF_SCALE;
                            }
                        })
                .orElse(null);
    }

    private static JsonObject json(OpenObject attributes) {
        return (JsonObject) json(attributes.members());
    }

    private static JsonValue json(Object value) {
        if (value instanceof Map<?, ?> members) {
            JsonObjectBuilder object = JSON.createObjectBuilder();
            members.forEach((name, member) -> object.add(String.valueOf(name), json(member)));
            return object.build();
        } else if (value instanceof List<?> items) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            items.forEach(item -> array.add(json(item)));
            return array.build();
        } else if (value instanceof String text) {
            return JSON.createValue(text);
        } else if (value instanceof Long number) {
            return JSON.createValue(number);
        } else if (value instanceof BigDecimal number) {
            return JSON.createValue(number);
        } else if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value == JsonNull.NULL) {
            return JsonValue.NULL;
        }
        throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
    }
}
