package org.loyaltyloop.web.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.loyaltyloop.web.rest.json.JsonOut;

/**
 * The outermost door of the REST interface. Admits so many requests at once, so that programs in a
 * hurry leave threads and connections for people; notes each in the log without what is personal;
 * and answers with a problem whatever happens.
 */
@WebFilter(filterName = "ApiGate", urlPatterns = "/api/*")
public class ApiGate extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /**
     * Requests at once. More would only wait for each other: two for each connection of the pool's
     * share.
     */
    static final int ADMITTED = 16;

    private static final System.Logger LOG = System.getLogger("org.loyaltyloop.web.rest.requests");

    /**
     * Batches at once, each up to some 100 MB of memory at its worst; two writers are as fast as
     * eight.
     */
    static final int BATCHES = 3;

    private static final long BATCH_PATIENCE_MILLIS = 2_000;

    private final transient Semaphore places = new Semaphore(ADMITTED);
    private final transient Semaphore batchPlaces = new Semaphore(BATCHES, true);

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        try {
            admit(request, response, chain);
        } catch (ServletException | RuntimeException | StackOverflowError failure) {
            answer(response, failure);
        } finally {
            LOG.log(
                    Level.DEBUG,
                    () ->
                            "%s %s %d %d ms"
                                    .formatted(
                                            request.getMethod(),
                                            Template.of(request.getRequestURI()),
                                            response.getStatus(),
                                            (System.nanoTime() - begin) / 1_000_000));
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!places.tryAcquire()) {
            throw ApiProblem.of(Problem.Kind.TOO_MANY_REQUESTS);
        }
        try {
            // Before the body is read: what waits should not take memory as well.
            if (request.getRequestURI().endsWith("/batch")) {
                admitBatch(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            places.release();
        }
    }

    private void admitBatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean admitted;
        try {
            admitted = batchPlaces.tryAcquire(BATCH_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiProblem.of(Problem.Kind.UNAVAILABLE);
        }
        if (!admitted) {
            throw ApiProblem.of(Problem.Kind.TOO_MANY_REQUESTS);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            batchPlaces.release();
        }
    }

    private static void answer(HttpServletResponse response, Throwable failure) throws IOException {
        Problem problem = ProblemLog.noted(Failures.problemOf(failure), failure);
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        response.setStatus(problem.kind().status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.setIntHeader("Retry-After", seconds));
        try (JsonOut out = new JsonOut(response.getOutputStream())) {
            problem.write(out);
        }
    }
}
