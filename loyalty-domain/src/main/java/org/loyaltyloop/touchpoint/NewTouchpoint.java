package org.loyaltyloop.touchpoint;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.ProductId;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;

/**
 * A touchpoint at its birth: the fact, where it is placed, and whether it moves the journey.
 *
 * @param placing where it belongs without rules; kept as its first placement
 * @param rule the rule that places it elsewhere, or in the same stage on another ground
 */
record NewTouchpoint(
        TouchpointId id,
        AccountId account,
        Optional<ContactId> contact,
        Optional<ProductLineId> line,
        Optional<ProductId> product,
        String type,
        Placing placing,
        Optional<RuleSet.Hit> rule,
        Department department,
        Channel channel,
        Direction direction,
        boolean moving,
        boolean purchase,
        Instant occurredAt,
        Instant recordedAt,
        String source,
        String externalId,
        Optional<String> orderRef,
        Optional<String> summary,
        Optional<String> outcome,
        Optional<Integer> sentiment,
        Optional<Integer> durationSeconds,
        Optional<SurveyAnswer> survey,
        Optional<String> attributes,
        Optional<UUID> recordedBy,
        Optional<UUID> recordedKey,
        String author) {

    static NewTouchpoint of(
            RecordTouchpoint command,
            TouchpointType type,
            AccountId account,
            Optional<ContactId> contact,
            Optional<OfferingRef> offering,
            Placing placing,
            RuleSet rules,
            Instant now,
            Actor actor) {
        Direction direction = command.direction().orElse(type.direction());
        Channel channel = command.channel().orElse(type.channel());
        Optional<RuleSet.Hit> rule =
                placing.basis() == PlacementBasis.PERSON || rules.isEmpty()
                        ? Optional.empty()
                        : rules.hit(
                                new RuleSet.Seen(
                                        command.source(),
                                        type.code(),
                                        channel,
                                        direction,
                                        ids(offering),
                                        () ->
                                                command.attributes()
                                                        .orElse(JsonValue.EMPTY_JSON_OBJECT)));
        WrittenDown written =
                command.written()
                        .filter(by -> actor.system())
                        .orElseGet(() -> new WrittenDown(actor.author(), now));
        return new NewTouchpoint(
                TouchpointId.next(),
                account,
                contact,
                offering.map(OfferingRef::line),
                offering.flatMap(OfferingRef::product),
                type.code(),
                placing,
                rule,
                command.department().orElse(type.department()),
                channel,
                direction,
                type.moves(direction),
                type.purchase(),
                command.occurredAt(),
                written.at().truncatedTo(ChronoUnit.MICROS),
                command.source(),
                command.externalId(),
                command.orderRef(),
                command.summary(),
                command.outcome(),
                command.sentiment(),
                command.durationSeconds(),
                command.survey(),
                command.attributes().map(JsonObject::toString),
                written.by().user(),
                actor.apiKey().map(ApiKeyId::value),
                written.by().name());
    }

    LoopStage stage() {
        return rule.map(RuleSet.Hit::stage).orElse(placing.stage());
    }

    private static List<String> ids(Optional<OfferingRef> offering) {
        return offering.stream()
                .flatMap(
                        ref ->
                                Stream.concat(
                                        Stream.of(ref.line().value().toString()),
                                        ref.product().stream().map(p -> p.value().toString())))
                .toList();
    }

    Recording.ExternalKey key() {
        return new Recording.ExternalKey(source, externalId);
    }

    TouchpointFact fact() {
        return new TouchpointFact(
                id,
                account,
                line,
                stage(),
                department,
                channel,
                moving,
                purchase,
                occurredAt,
                source,
                externalId,
                orderRef);
    }
}
