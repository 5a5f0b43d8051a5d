package org.loyaltyloop.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.PlacementBasis;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDetail;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.Touchpoints;

/** What a held conversation is in the loop: one touchpoint, named after it. */
@Dependent
class ConversationTouchpoint {

    static final String SOURCE = "conversation";
    private static final String TYPE = "BUSINESS_CONVERSATION";
    private static final String CHANGED = "conversation changed";
    private static final int SUMMARY = 500;
    private static final int OUTCOME = 2000;
    private static final int MINUTE = 60;

    private final Touchpoints touchpoints;
    private final TouchpointQueries queries;

    @Inject
    ConversationTouchpoint(Touchpoints touchpoints, TouchpointQueries queries) {
        this.touchpoints = touchpoints;
        this.queries = queries;
    }

    /** Records it. */
    TouchpointId tell(
            Actor actor, ConversationId id, AccountId account, ConversationDetails details) {
        return tell(actor, id, account, details, details.stage());
    }

    /** Records many, each on its own: one that is refused does not take the others down. */
    List<RecordOutcome> tellAll(Actor actor, List<ConversationId> ids, List<ImportedTalk> talks) {
        if (talks.isEmpty()) {
            return List.of();
        }
        List<TouchpointDraft> drafts = new ArrayList<>();
        for (int i = 0; i < talks.size(); i++) {
            ImportedTalk talk = talks.get(i);
            drafts.add(draft(ids.get(i), talk.account(), talk.details(), talk.details().stage()));
        }
        return touchpoints.recordAll(writer(actor), drafts);
    }

    private TouchpointId tell(
            Actor actor,
            ConversationId id,
            AccountId account,
            ConversationDetails details,
            Optional<LoopStage> stage) {
        return touchpoints
                .record(writer(actor), draft(id, account, details, stage).toCommand())
                .id();
    }

    private static TouchpointDraft draft(
            ConversationId id,
            AccountId account,
            ConversationDetails details,
            Optional<LoopStage> stage) {
        TouchpointDraft draft =
                new TouchpointDraft()
                        .account(account)
                        .type(TYPE)
                        .channel(details.channel().name())
                        .occurredAt(details.startsAt())
                        .known(SOURCE, id.toString())
                        .summary(cut(details.subject(), SUMMARY))
                        .outcome(cut(said(details), OUTCOME));
        stage.ifPresent(given -> draft.stage(given.name()));
        details.contacts().stream().findFirst().ifPresent(draft::contact);
        details.sentiment().ifPresent(draft::sentiment);
        details.minutes().ifPresent(minutes -> draft.durationSeconds(minutes * MINUTE));
        return draft;
    }

    /**
     * Tells it anew where what the loop knows of it has changed; a stage that a person chose on the
     * touchpoint stays.
     */
    TouchpointId retell(Actor actor, ConversationStore.Known known, ConversationDetails details) {
        TouchpointId told = known.touchpoint().orElseThrow();
        if (seen(known.details()).equals(seen(details))) {
            return told;
        }
        Optional<LoopStage> chosen =
                queries.find(told)
                        .map(TouchpointDetail::placement)
                        .filter(
                                placed ->
                                        placed.basis() == PlacementBasis.PERSON
                                                || placed.basis() == PlacementBasis.GIVEN)
                        .map(TouchpointDetail.Placed::stage);
        takeBack(actor, told, CHANGED);
        return tell(
                actor,
                known.id(),
                known.account(),
                details,
                details.stage().equals(known.details().stage())
                        ? chosen.or(details::stage)
                        : details.stage());
    }

    /** Withdraws it; one that was withdrawn by hand stays so. */
    void takeBack(Actor actor, TouchpointId told, String reason) {
        takeAllBack(actor, List.of(told), reason);
    }

    /** Withdraws them. */
    void takeAllBack(Actor actor, List<TouchpointId> told, String reason) {
        touchpoints.withdrawAll(writer(actor), told, reason);
    }

    /** What the loop knows of a conversation. */
    private static List<Object> seen(ConversationDetails details) {
        return List.of(
                details.startsAt(),
                details.channel(),
                details.contacts().stream().findFirst(),
                details.subject(),
                cut(said(details), OUTCOME),
                details.sentiment(),
                details.minutes(),
                details.stage());
    }

    private static String said(ConversationDetails details) {
        return details.summary().or(details::matters).orElse("");
    }

    private static String cut(String text, int atMost) {
        return text.codePointCount(0, text.length()) <= atMost
                ? text
                : text.substring(0, text.offsetByCodePoints(0, atMost - 1)) + "…";
    }

    /** Whoever may write the conversation may have it recorded. */
    private static Actor writer(Actor actor) {
        if (actor.apiKey().isEmpty()) {
            return actor;
        }
        Set<Scope> scopes = EnumSet.of(Scope.TOUCHPOINTS_WRITE);
        scopes.addAll(actor.scopes());
        return Actor.apiKey(actor.apiKey().get(), actor.name(), scopes);
    }
}
