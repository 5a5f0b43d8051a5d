package org.loyaltyloop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;

/** What holds whatever people do, in whatever order. */
class ConversationLawsTest {

    private static ConversationWorld world;
    private static AccountId account;

    @BeforeContainer
    static void open() {
        world = new ConversationWorld();
        account = world.account("Verkerk");
    }

    @AfterContainer
    static void close() {
        world.close();
    }

    /** What may be done to a conversation. */
    enum Deed {
        LOG_AGAIN,
        HOLD,
        MOVE,
        CHANGE,
        CHANGE_UNSEEN,
        CANCEL
    }

    /** What may be done to a commitment. */
    enum Turn {
        CHANGE,
        FULFIL,
        FULFIL_UNSEEN,
        WITHDRAW
    }

    @Property(tries = 40)
    void aConversationIsOneTouchpointExactlyWhileItCountsAsHeld(
            @ForAll boolean plannedFirst, @ForAll @Size(max = 8) List<Deed> deeds) {
        String form = "form-" + System.nanoTime();
        long others = world.touchpointsOf(account);
        ConversationId id =
                plannedFirst
                        ? world.planned(account, world.ahead("Plan"))
                        : world.log(log(Optional.empty(), form)).id();
        int words = 0;
        for (Deed deed : deeds) {
            words++;
            act(id, deed, form, words);
            ConversationState state = world.read(id).state();
            assertThat(world.touchpointsOf(account) - others)
                    .as("after %s", deed)
                    .isEqualTo(state == ConversationState.HELD ? 1 : 0);
            assertThat(world.read(id).touchpoint().isPresent())
                    .isEqualTo(state == ConversationState.HELD);
        }
    }

    private static void act(ConversationId id, Deed deed, String form, int words) {
        ConversationView seen = world.read(id);
        attempt(
                () -> {
                    switch (deed) {
                        case LOG_AGAIN -> {
                            if (seen.state() != ConversationState.PLANNED) {
                                world.conversations.log(world.sanne, again(seen, form));
                            }
                        }
                        case HOLD ->
                                world.conversations.log(
                                        world.sanne,
                                        log(
                                                Optional.of(
                                                        new LogConversation.Planned(
                                                                id, seen.version())),
                                                form));
                        case MOVE ->
                                world.conversations.move(
                                        world.sanne,
                                        id,
                                        seen.version(),
                                        world.now().plus(Duration.ofDays(words)));
                        case CHANGE ->
                                world.conversations.change(
                                        world.sanne,
                                        id,
                                        seen.version(),
                                        world.about("Words " + words));
                        case CHANGE_UNSEEN ->
                                world.conversations.change(
                                        world.sanne,
                                        id,
                                        seen.version() - 1,
                                        world.about("Unseen " + words));
                        case CANCEL ->
                                world.conversations.cancel(
                                        world.sanne, id, seen.version(), "because");
                    }
                });
    }

    private static LogConversation again(ConversationView seen, String form) {
        return seen.externalId().equals(form)
                ? log(Optional.empty(), form)
                : log(Optional.of(new LogConversation.Planned(seen.id(), seen.version())), form);
    }

    private static LogConversation log(Optional<LogConversation.Planned> planned, String form) {
        return new LogConversation(
                AccountKey.of(account),
                planned,
                world.about("Held"),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "crm",
                form);
    }

    @Property(tries = 40)
    void aCommitmentIsOpenExactlyUntilItIsFirstDoneOrWithdrawn(
            @ForAll @Size(max = 8) List<Turn> turns) {
        CommitmentId id =
                world.promise(account, Promise.ours("Send prices", world.user(), world.today()));
        CommitmentState expected = CommitmentState.OPEN;
        for (Turn turn : turns) {
            CommitmentRow seen = world.promises.find(id).orElseThrow();
            attempt(() -> act(id, turn, seen.version()));
            if (expected == CommitmentState.OPEN) {
                expected =
                        switch (turn) {
                            case FULFIL -> CommitmentState.DONE;
                            case WITHDRAW -> CommitmentState.WITHDRAWN;
                            case CHANGE, FULFIL_UNSEEN -> CommitmentState.OPEN;
                        };
            }
            CommitmentRow now = world.promises.find(id).orElseThrow();
            assertThat(now.state()).as("after %s", turn).isEqualTo(expected);
            assertThat(now.open()).isEqualTo(now.closedOn().isEmpty());
            assertThat(now.reason().isPresent()).isEqualTo(expected == CommitmentState.WITHDRAWN);
        }
    }

    private static void act(CommitmentId id, Turn turn, int seen) {
        switch (turn) {
            case CHANGE ->
                    world.commitments.change(
                            world.sanne,
                            id,
                            seen,
                            Promise.ours("Send other prices", world.user(), world.today()));
            case FULFIL -> world.commitments.fulfil(world.sanne, id, seen);
            case FULFIL_UNSEEN -> world.commitments.fulfil(world.sanne, id, seen - 1);
            case WITHDRAW -> world.commitments.withdraw(world.sanne, id, seen, "no longer wanted");
        }
    }

    /** Does it in one transaction; a refusal is an answer like any other. */
    private static void attempt(Runnable work) {
        try {
            world.database.inTransaction(work::run);
        } catch (BusinessRuleViolation | StaleVersion refused) {
            assertThat(refused).isNotNull();
        }
    }
}
