package org.loyaltyloop.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class JobsTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Author SANNE =
            new Author(Author.Kind.USER, Optional.of(UUID.randomUUID()), "Sanne");

    private final MovableClock clock = new MovableClock();
    private final Jobs jobs = new Jobs(DATABASE.sql(), clock);
    private final JobStore store = new JobStore(DATABASE.sql(), clock);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.sql().update("delete from platform.job");
    }

    @Test
    void aJobRunsToItsEndWithProgressReportAndResult() throws IOException {
        JobId id = jobs.submit("count", Map.of("to", "3"), SANNE);

        runner(counting()).tick(Runnable::run);

        JobView job = read(id);
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.percent()).contains(100);
        assertThat(job.startedByName()).isEqualTo("Sanne");
        assertThat(job.result()).containsExactly(Map.entry("counted", "3"));
        StringWriter report = new StringWriter();
        jobs.copyReport(id, report);
        assertThat(report).hasToString("counted 1\ncounted 2\ncounted 3\n");
    }

    @Test
    void aJobThatThrowsFailsWithAReferenceAndTheNextOneRuns() {
        JobId broken = jobs.submit("break", Map.of(), SANNE);
        JobId next = jobs.submit("count", Map.of("to", "1"), SANNE);

        runner(
                        worker(
                                "break",
                                false,
                                job -> {
                                    throw new IOException("planted failure");
                                }),
                        counting())
                .tick(Runnable::run);

        assertThat(read(broken).state()).isEqualTo(JobState.FAILED);
        assertThat(read(broken).message()).matches("failed [0-9a-f]{8}");
        assertThat(read(next).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void aJobThatWaitsIsCancelledAtOnce() {
        JobId id = jobs.submit("count", Map.of("to", "3"), SANNE);

        jobs.cancel(id);
        runner(counting()).tick(Runnable::run);

        assertThat(read(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(read(id).startedAt()).isEmpty();
    }

    @Test
    void aJobThatRunsIsCancelledAtItsNextProgress() {
        JobId id = jobs.submit("count", Map.of("to", "1000"), SANNE);

        runner(
                        worker(
                                "count",
                                false,
                                job -> {
                                    for (int i = 1; i <= 1000 && !job.cancelled(); i++) {
                                        if (i == 5) {
                                            jobs.cancel(job.id());
                                        }
                                        job.progress(i, 1000);
                                    }
                                }))
                .tick(Runnable::run);

        assertThat(read(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(read(id).done()).isEqualTo(5);
    }

    @Test
    void whatACrashInterruptedIsRunAgainWhereTheWorkerSaysSo() {
        JobId id = jobs.submit("count", Map.of("to", "2"), SANNE);
        store.claim(UUID.randomUUID(), Set.of("count"));

        runner(counting()).tick(Runnable::run);
        assertThat(read(id).state())
                .as("the other runner may still live")
                .isEqualTo(JobState.RUNNING);

        clock.advance(JobStore.SILENCE.plusSeconds(1));
        runner(counting()).tick(Runnable::run);
        assertThat(read(id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void whatACrashInterruptedIsMarkedWhereItCannotBeRunAgain() {
        JobId id = jobs.submit("once", Map.of(), SANNE);
        store.claim(UUID.randomUUID(), Set.of("once"));
        clock.advance(JobStore.SILENCE.plusSeconds(1));

        runner(worker("once", false, job -> job.result("ran", "twice"))).tick(Runnable::run);

        assertThat(read(id).state()).isEqualTo(JobState.FAILED);
        assertThat(read(id).message()).isEqualTo("interrupted");
    }

    @Test
    void aRunnerThatWasTakenForGoneCannotSpoilTheJobOfItsSuccessor() {
        JobId id = jobs.submit("count", Map.of("to", "2"), SANNE);
        UUID slow = UUID.randomUUID();
        store.claim(slow, Set.of("count"));
        clock.advance(JobStore.SILENCE.plusSeconds(1));
        UUID successor = UUID.randomUUID();
        assertThat(store.claim(successor, Set.of("count"))).isPresent();

        assertThat(store.progress(id, slow, 1, 2, "")).isFalse();
        store.finish(id, slow, JobState.DONE, "", Map.of());

        assertThat(read(id).state()).isEqualTo(JobState.RUNNING);
        assertThat(read(id).done()).isZero();
    }

    @Test
    void jobsOfOneKindRunOneAfterAnother() {
        jobs.submit("count", Map.of(), SANNE);
        jobs.submit("count", Map.of(), SANNE);
        jobs.submit("other", Map.of(), SANNE);

        UUID runner = UUID.randomUUID();
        assertThat(store.claim(runner, Set.of("count", "other")))
                .get()
                .returns("count", JobStore.Claimed::kind);
        clock.advance(Duration.ofSeconds(1));
        assertThat(store.claim(runner, Set.of("count", "other")))
                .get()
                .returns("other", JobStore.Claimed::kind);
        assertThat(store.claim(runner, Set.of("count", "other"))).isEmpty();
    }

    private JobRunner runner(JobWorker... workers) {
        return new JobRunner(store, List.of(workers));
    }

    private JobView read(JobId id) {
        return jobs.find(id).orElseThrow();
    }

    private static JobWorker counting() {
        return worker(
                "count",
                true,
                job -> {
                    int to = Integer.parseInt(job.param("to").orElseThrow());
                    for (int i = 1; i <= to; i++) {
                        job.report("counted " + i);
                        job.progress(i, to);
                    }
                    job.result("counted", to);
                });
    }

    private static JobWorker worker(String kind, boolean resumable, Body body) {
        return new JobWorker() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(JobContext job) throws Exception {
                body.run(job);
            }

            @Override
            public boolean resumable() {
                return resumable;
            }
        };
    }

    @FunctionalInterface
    private interface Body {
        void run(JobContext job) throws Exception;
    }
}
