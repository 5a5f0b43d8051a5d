package org.loyaltyloop.touchpoint;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.offering.OfferingRef;
import org.loyaltyloop.offering.ProductId;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;

/** A touchpoint at its birth: the fact, its first placement, and whether it moves the journey. */
record NewTouchpoint(
        TouchpointId id,
        AccountId account,
        Optional<ContactId> contact,
        Optional<ProductLineId> line,
        Optional<ProductId> product,
        String type,
        Placing placing,
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
            Instant now,
            Actor actor) {
        Direction direction = command.direction().orElse(type.direction());
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
                command.department().orElse(type.department()),
                command.channel().orElse(type.channel()),
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
        return placing.stage();
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
