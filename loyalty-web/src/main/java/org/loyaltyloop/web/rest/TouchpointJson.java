package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.util.Optional;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.touchpoint.RuleId;
import org.loyaltyloop.touchpoint.SurveyAnswer;
import org.loyaltyloop.touchpoint.TouchpointDetail;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Writes touchpoints. */
final class TouchpointJson {

    private TouchpointJson() {}

    /** A touchpoint with all that is known of it, and what put it in its stage. */
    static JsonAnswer whole(TouchpointDetail touchpoint) {
        return out ->
                out.object(
                        o -> {
                            members(o, touchpoint.row());
                            o.put("offering", touchpoint.offeringCode());
                            o.put("externalId", touchpoint.externalId())
                                    .put("recordedAt", touchpoint.recordedAt());
                            if (touchpoint.attributes().isPresent()) {
                                o.raw("attributes", touchpoint.attributes().get());
                            } else {
                                o.put("attributes", null);
                            }
                            placement(o, touchpoint.placement());
                            if (touchpoint.withdrawal().isPresent()) {
                                TouchpointDetail.Withdrawal withdrawal =
                                        touchpoint.withdrawal().get();
                                o.object(
                                        "withdrawal",
                                        w ->
                                                w.put("at", withdrawal.at())
                                                        .put("reason", withdrawal.reason()));
                            } else {
                                o.put("withdrawal", null);
                            }
                        });
    }

    /** A touchpoint in a list. */
    static void row(JsonOut out, TouchpointRow touchpoint) throws IOException {
        out.object(
                o -> {
                    members(o, touchpoint);
                    o.put("offeringName", touchpoint.offering());
                });
    }

    private static void members(JsonOut o, TouchpointRow touchpoint) throws IOException {
        o.put("id", touchpoint.id().value());
        o.object(
                "account",
                a ->
                        a.put("id", touchpoint.account().value())
                                .put("name", touchpoint.accountName()));
        AccountJson.named(
                o, "contact", touchpoint.contact().map(ContactId::value), touchpoint.contactName());
        o.put("type", touchpoint.type())
                .put("stage", touchpoint.stage())
                .put("corrected", touchpoint.corrected());
        o.put("department", touchpoint.department()).put("channel", touchpoint.channel());
        o.put("direction", touchpoint.direction()).put("occurredAt", touchpoint.occurredAt());
        o.put("source", touchpoint.source()).put("orderRef", touchpoint.orderRef());
        o.put("summary", touchpoint.summary()).put("outcome", touchpoint.outcome());
        o.put("sentiment", touchpoint.sentiment())
                .put("durationSeconds", touchpoint.durationSeconds());
        survey(o, touchpoint.survey());
        o.put("author", touchpoint.author()).put("withdrawn", touchpoint.withdrawn());
    }

    private static void survey(JsonOut out, Optional<SurveyAnswer> answer) throws IOException {
        if (answer.isEmpty()) {
            out.put("survey", null);
            return;
        }
        SurveyAnswer survey = answer.get();
        out.object(
                "survey",
                s ->
                        s.put("metric", survey.metric())
                                .put("score", survey.score())
                                .put("stage", survey.stage())
                                .put("comment", survey.comment()));
    }

    private static void placement(JsonOut out, TouchpointDetail.Placed placed) throws IOException {
        out.object(
                "placement",
                p ->
                        p.put("stage", placed.stage())
                                .put("basis", placed.basis())
                                .put("reason", placed.reason())
                                .put("rule", placed.rule().map(RuleId::value))
                                .put("ruleVersion", placed.ruleVersion())
                                .put("at", placed.at())
                                .put("author", placed.author()));
    }
}
