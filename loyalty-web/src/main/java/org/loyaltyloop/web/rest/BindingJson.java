package org.loyaltyloop.web.rest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.binding.BindingProfile;
import org.loyaltyloop.binding.BindingRuleId;
import org.loyaltyloop.binding.BindingView;
import org.loyaltyloop.binding.HandTie;
import org.loyaltyloop.binding.HostageRisk;
import org.loyaltyloop.binding.Satisfaction;
import org.loyaltyloop.binding.Tie;
import org.loyaltyloop.binding.TieDetails;
import org.loyaltyloop.web.rest.json.JsonAnswer;
import org.loyaltyloop.web.rest.json.JsonOut;

/** Writes what ties accounts. */
final class BindingJson {

    private BindingJson() {}

    static JsonAnswer whole(BindingView view) {
        BindingProfile profile = view.profile();
        return out ->
                out.object(
                        o -> {
                            o.put("account", view.account().value())
                                    .put("day", profile.day())
                                    .put("rules", view.rules());
                            o.array("levels", profile.levels(), BindingJson::level);
                            o.put("weakest", profile.weakest().level());
                            o.put("valueAdding", profile.valueAdding());
                            o.put("lockIn", profile.hostage().lockIn());
                            o.object("hostageRisk", h -> hostage(h, profile.hostage()));
                        });
    }

    private static void level(JsonOut out, BindingProfile.LevelProfile level) throws IOException {
        out.object(
                o ->
                        o.put("level", level.level())
                                .put("score", level.score())
                                .put("band", level.band())
                                .array("ties", level.ties(), BindingJson::weighed));
    }

    private static void weighed(JsonOut out, BindingProfile.Weighed weighed) throws IOException {
        Tie tie = weighed.tie();
        out.object(
                o -> {
                    o.put("instrument", tie.instrument())
                            .put("nature", nature(tie.lockIn()))
                            .put("subject", tie.subject());
                    o.put("weight", tie.weight())
                            .put("strength", tie.strength())
                            .put("freshness", weighed.freshness())
                            .put("brings", weighed.brings());
                    o.put("evidence", tie.evidence()).put("link", tie.link());
                    o.put("occurredOn", tie.occurredOn());
                    validity(o, tie.validFrom(), tie.validUntil());
                    o.put("graceDays", tie.ageing().grace())
                            .put("halfLifeDays", tie.ageing().halfLife());
                    o.object(
                            "origin",
                            origin ->
                                    origin.put("kind", tie.origin().kind())
                                            .put("id", tie.origin().id())
                                            .put(
                                                    "rule",
                                                    tie.origin().rule().map(BindingRuleId::value)));
                });
    }

    private static void hostage(JsonOut out, HostageRisk risk) throws IOException {
        out.put("state", risk.state());
        out.array("answers", risk.answers(), BindingJson::answer);
    }

    private static void answer(JsonOut out, Satisfaction answer) throws IOException {
        out.object(
                o ->
                        o.put("metric", answer.metric())
                                .put("score", answer.score())
                                .put("answeredOn", answer.on())
                                .put("low", answer.low()));
    }

    /** A tie that was entered. */
    static JsonAnswer tie(HandTie tie) {
        TieDetails said = tie.details();
        return out ->
                out.object(
                        o -> {
                            o.put("id", tie.id().value()).put("account", tie.account().value());
                            o.put("level", said.level())
                                    .put("instrument", said.instrument())
                                    .put("nature", nature(said.lockIn()));
                            o.put("strength", said.strength())
                                    .put("subject", said.subject())
                                    .put("evidence", said.evidence())
                                    .put("link", said.link());
                            validity(o, said.validFrom(), said.validUntil());
                            o.put("version", tie.version());
                        });
    }

    private static void validity(JsonOut out, LocalDate from, Optional<LocalDate> until)
            throws IOException {
        out.put("validFrom", from).put("validUntil", until);
    }

    private static BindingResource.TieNature nature(boolean lockIn) {
        return lockIn ? BindingResource.TieNature.LOCK_IN : BindingResource.TieNature.VALUE_ADDING;
    }
}
