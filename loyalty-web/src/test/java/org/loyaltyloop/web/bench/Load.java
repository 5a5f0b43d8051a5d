package org.loyaltyloop.web.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Some clients at once, each in its own thread, who share out a number of pieces of work. */
final class Load implements AutoCloseable {

    private final int clients;
    private final ExecutorService threads;

    Load(int clients) {
        this.clients = clients;
        this.threads = Executors.newFixedThreadPool(clients);
    }

    /** One piece of work of one client. */
    @FunctionalInterface
    interface Piece {
        /** Does the piece of that number, as the client of that number. */
        void run(int client, int number) throws Exception;
    }

    /**
     * How long the pieces took, in milliseconds.
     *
     * @param each how long one took as a client sees it, in ascending order
     * @param all how long all took, from the first to the last
     */
    record Times(double[] each, double all) {

        double median() {
            return each[each.length / 2];
        }

        /** 95 of 100 took no longer. */
        double p95() {
            return each[(int) Math.ceil(each.length * 0.95) - 1];
        }

        /** What one took of the time that all took: the inverse of the throughput. */
        double share() {
            return all / each.length;
        }
    }

    Times run(int pieces, Piece piece) throws Exception {
        AtomicInteger next = new AtomicInteger();
        double[] each = new double[pieces];
        List<Callable<Void>> work = new ArrayList<>();
        IntStream.range(0, clients)
                .forEach(
                        client ->
                                work.add(
                                        () -> {
                                            int number = next.getAndIncrement();
                                            while (number < pieces) {
                                                long start = System.nanoTime();
                                                piece.run(client, number);
                                                each[number] = (System.nanoTime() - start) / 1e6;
                                                number = next.getAndIncrement();
                                            }
                                            return null;
                                        }));
        long start = System.nanoTime();
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        double all = (System.nanoTime() - start) / 1e6;
        Arrays.sort(each);
        return new Times(each, all);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
