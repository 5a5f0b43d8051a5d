package org.loyaltyloop.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class OutboxTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();

    private final MovableClock clock = new MovableClock();
    private final Outbox outbox = PlatformFixture.outbox(DATABASE, clock);
    private final List<String> delivered = Collections.synchronizedList(new ArrayList<>());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.sql().update("delete from platform.outbox");
    }

    @Test
    void whatATransactionToldIsGoneWhenItRollsBack() {
        try {
            DATABASE.inTransaction(
                    () -> {
                        outbox.addAll("test", "record", List.of(UUID.randomUUID()));
                        throw new IllegalStateException("planted");
                    });
        } catch (IllegalStateException planted) {
            assertThat(planted).hasMessage("planted");
        }
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void twoNodesDeliverEveryMessageOnce() throws Exception {
        List<UUID> records = Stream.generate(UUID::randomUUID).limit(40).toList();
        DATABASE.inTransaction(() -> outbox.addAll("test", "record", records));

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> node : List.of(nodes.submit(this::round), nodes.submit(this::round))) {
                node.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(delivered)
                .containsExactlyInAnyOrderElementsOf(records.stream().map(UUID::toString).toList());
        assertThat(outbox.counts()).containsEntry(OutboxState.DELIVERED, 40L);
    }

    @Test
    void aMessageWhoseDelivererDiedComesAgain() {
        DATABASE.inTransaction(() -> outbox.addAll("test", "record", List.of(UUID.randomUUID())));
        OutboxStore store = new OutboxStore(DATABASE.sql(), clock);
        assertThat(store.claim(Set.of("test"))).isPresent();
        assertThat(store.claim(Set.of("test"))).isEmpty();

        clock.advance(OutboxStore.LEASE.plusSeconds(1));

        assertThat(store.claim(Set.of("test")))
                .hasValueSatisfying(again -> assertThat(again.attempt()).isEqualTo(2));
    }

    @Test
    void messagesOfAnUnknownKindWait() {
        DATABASE.inTransaction(() -> outbox.addAll("other", "record", List.of(UUID.randomUUID())));

        round();

        assertThat(outbox.waiting()).isEqualTo(1);
    }

    @Test
    void waitsDoubleUpToTwoHours() {
        assertThat(Backoff.after(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Backoff.after(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Backoff.after(8)).isEqualTo(Duration.ofMinutes(64));
        assertThat(Backoff.after(9)).isEqualTo(Duration.ofHours(2));
        assertThat(Backoff.after(1_000)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void whatWasDeliveredIsForgottenAfterAMonthAndWhatWasGivenUpIsNot() {
        DATABASE.inTransaction(
                () ->
                        outbox.addAll(
                                "test", "record", List.of(UUID.randomUUID(), UUID.randomUUID())));
        OutboxStore store = new OutboxStore(DATABASE.sql(), clock);
        store.end(store.claim(Set.of("test")).orElseThrow().id(), OutboxState.DELIVERED);
        store.fail(store.claim(Set.of("test")).orElseThrow(), "no such address", true);

        clock.advance(Duration.ofDays(31));
        assertThat(store.forget()).isEqualTo(1);

        assertThat(outbox.list(Optional.empty(), Optional.empty(), 10).items())
                .extracting(OutboxRow::state)
                .containsExactly(OutboxState.DEAD);
    }

    @Test
    void anErrorIsOneLineWithoutAddresses() {
        Exception thrown =
                new IllegalStateException("550 5.1.1 <eva.brouwer@example.com>:\n user unknown");

        assertThat(OutboxDelivery.error(thrown))
                .isEqualTo("IllegalStateException: 550 5.1.1 <…@…>: user unknown");
    }

    @Test
    void theListGoesOnWhereItsPartEnded() {
        List<UUID> records = Stream.generate(UUID::randomUUID).limit(5).toList();
        DATABASE.inTransaction(() -> outbox.addAll("test", "record", records));

        var first = outbox.list(Optional.of(OutboxState.WAITING), Optional.empty(), 3);
        var second = outbox.list(Optional.of(OutboxState.WAITING), first.next(), 3);

        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isEmpty();
    }

    private void round() {
        PlatformFixture.deliver(
                DATABASE,
                clock,
                new OutboxHandler() {
                    @Override
                    public String kind() {
                        return "test";
                    }

                    @Override
                    public boolean deliver(OutboxMessage message) {
                        delivered.add(message.param("record"));
                        return true;
                    }
                });
    }
}
