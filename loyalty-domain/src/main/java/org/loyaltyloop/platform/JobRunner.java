package org.loyaltyloop.platform;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Runs background jobs. Started by the web application once it is up, stopped before it goes down;
 * looks for work twice a second, says that it lives, and takes over what a crash left behind.
 */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    private static final int AT_ONCE = 2;
    private static final long EVERY_MILLIS = 500;
    private static final int BEAT_EVERY = 10;

    private final JobStore store;
    private final Iterable<JobWorker> workers;
    private final UUID runner = UUID.randomUUID();
    private final Map<JobId, JobContext> running = new ConcurrentHashMap<>();
    private @Nullable Future<?> ticking;
    private volatile boolean stopping;
    private int tick;

    @Inject
    JobRunner(JobStore store, @Any Instance<JobWorker> workers) {
        this(store, (Iterable<JobWorker>) workers);
    }

    JobRunner(JobStore store, Iterable<JobWorker> workers) {
        this.store = store;
        this.workers = workers;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JobRunner() {
        this(null, List.of());
    }

    /** Begins to look for work; call it from the web application's context listener. */
    @SuppressWarnings("BanJNDI") // constant names of the platform
    public synchronized void start() {
        if (ticking != null) {
            return;
        }
        stopping = false;
        try {
            ManagedScheduledExecutorService timer =
                    InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
            ManagedExecutorService threads =
                    InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
            ticking =
                    timer.scheduleWithFixedDelay(
                            () -> tick(threads), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (NamingException e) {
            throw new IllegalStateException("no threads for background jobs", e);
        }
    }

    /**
     * Takes no more work and tells the jobs at hand to stop; resumable ones go on after the next
     * start.
     */
    public synchronized void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        stopping = true;
        running.values().forEach(JobContext::cancel);
    }

    /** One round: a sign of life, clearing up, and as much work as there is room for. */
    void tick(Executor threads) {
        try {
            if (tick++ % BEAT_EVERY == 0) {
                Set<JobId> wanted = store.beat(runner);
                running.forEach(
                        (id, context) -> {
                            if (!wanted.contains(id)) {
                                context.cancel();
                            }
                        });
                store.failInterrupted(kinds(true));
            }
            while (running.size() < AT_ONCE) {
                var claimed = store.claim(runner, kinds(false));
                if (claimed.isEmpty()) {
                    return;
                }
                JobContext context = new JobContext(store, claimed.get(), runner, threads);
                running.put(context.id(), context);
                threads.execute(() -> run(claimed.get().kind(), context));
            }
        } catch (RuntimeException e) {
            // A round that fails, say without a database, may not end the rounds to come.
            LOG.log(Level.WARNING, "Looking for background jobs failed: {0}", e.toString());
        }
    }

    private void run(String kind, JobContext context) {
        try {
            JobWorker worker = worker(kind);
            worker.run(context);
            context.flushReport();
            if (stopping && context.cancelled()) {
                store.release(context.id(), runner, worker.resumable());
                return;
            }
            JobState end = context.cancelled() ? JobState.CANCELLED : JobState.DONE;
            store.finish(context.id(), runner, end, "", context.result());
        } catch (Exception e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(
                    Level.SEVERE,
                    "Job " + kind + " " + context.id() + " failed, reference " + reference,
                    e);
            fail(context, reference);
        } finally {
            running.remove(context.id());
        }
    }

    private void fail(JobContext context, String reference) {
        try {
            context.flushReport();
            store.finish(
                    context.id(), runner, JobState.FAILED, "failed " + reference, context.result());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The failure of job {0} could not be noted: {1}",
                    new Object[] {context.id(), e});
        }
    }

    private JobWorker worker(String kind) {
        for (JobWorker worker : workers) {
            if (worker.kind().equals(kind)) {
                return worker;
            }
        }
        throw new IllegalStateException("no worker for " + kind);
    }

    private Set<String> kinds(boolean onlyResumable) {
        Set<String> kinds = new HashSet<>();
        for (JobWorker worker : workers) {
            if (!onlyResumable || worker.resumable()) {
                kinds.add(worker.kind());
            }
        }
        return kinds;
    }
}
