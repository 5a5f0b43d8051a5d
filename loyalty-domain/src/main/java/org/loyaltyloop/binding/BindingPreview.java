package org.loyaltyloop.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.JobState;
import org.loyaltyloop.platform.JobView;

/**
 * What other rules would do to the profiles.
 *
 * @param job the job that counts
 * @param draft the version of the draft that was counted
 * @param accounts how many accounts were looked at
 * @param changed how many of them would have another score
 * @param hostagesNow how many are at hostage risk today
 * @param hostagesThen how many would be
 * @param levels the three levels in their order; none before the end
 * @param samples the accounts that would move furthest
 */
public record BindingPreview(
        JobView job,
        int draft,
        long accounts,
        long changed,
        long hostagesNow,
        long hostagesThen,
        List<Level> levels,
        List<Sample> samples) {

    private static final int BANDS = Band.values().length;

    /** Copies the lists. */
    public BindingPreview {
        levels = List.copyOf(levels);
        samples = List.copyOf(samples);
    }

    /**
     * A level.
     *
     * @param meanNow the mean score today
     * @param meanThen the mean score by the draft
     * @param bands accounts by the band of today, then by the band of the draft
     */
    public record Level(
            BindingLevel level, double meanNow, double meanThen, List<List<Long>> bands) {

        /** How many accounts are in a band today. */
        public long now(Band band) {
            return bands.get(band.ordinal()).stream().mapToLong(n -> n).sum();
        }

        /** How many would be. */
        public long then(Band band) {
            return bands.stream().mapToLong(row -> row.get(band.ordinal())).sum();
        }
    }

    /**
     * An account, and how far a level of it would move.
     *
     * @param name of the account; its id where it is gone by now
     */
    public record Sample(
            AccountId account, String name, BindingLevel level, double now, double then) {}

    /** Whether all was counted. */
    public boolean done() {
        return job.state() == JobState.DONE;
    }

    /**
     * Reads what a job counted.
     *
     * @param names of accounts that live
     */
    static BindingPreview of(
            JobView job, Function<Collection<AccountId>, Map<AccountId, String>> names) {
        int draft = Integer.parseInt(job.params().getOrDefault("draft", "0"));
        if (job.state() != JobState.DONE) {
            return new BindingPreview(job, draft, 0, 0, 0, 0, List.of(), List.of());
        }
        String[] hostages = text(job, "hostages").split(":");
        List<Level> levels = new ArrayList<>();
        words(job, "means")
                .forEach(
                        mean -> {
                            BindingLevel level = BindingLevel.values()[Integer.parseInt(mean[0])];
                            levels.add(
                                    new Level(
                                            level,
                                            Double.parseDouble(mean[1]),
                                            Double.parseDouble(mean[2]),
                                            bands(job, level)));
                        });
        return new BindingPreview(
                job,
                draft,
                Long.parseLong(text(job, "accounts")),
                Long.parseLong(text(job, "changed")),
                Long.parseLong(hostages[0]),
                Long.parseLong(hostages[1]),
                levels,
                samples(job, names));
    }

    private static List<Sample> samples(
            JobView job, Function<Collection<AccountId>, Map<AccountId, String>> names) {
        List<String[]> told = words(job, "samples").toList();
        Map<AccountId, String> known =
                names.apply(told.stream().map(word -> AccountId.of(word[0])).toList());
        return told.stream()
                .map(
                        word -> {
                            AccountId account = AccountId.of(word[0]);
                            return new Sample(
                                    account,
                                    known.getOrDefault(account, account.toString()),
                                    BindingLevel.values()[Integer.parseInt(word[1])],
                                    Double.parseDouble(word[2]),
                                    Double.parseDouble(word[3]));
                        })
                .toList();
    }

    private static List<List<Long>> bands(JobView job, BindingLevel level) {
        long[][] counts = new long[BANDS][BANDS];
        words(job, "bands")
                .filter(cell -> Integer.parseInt(cell[0]) == level.ordinal())
                .forEach(
                        cell ->
                                counts[Integer.parseInt(cell[1])][Integer.parseInt(cell[2])] =
                                        Long.parseLong(cell[3]));
        List<List<Long>> rows = new ArrayList<>();
        for (long[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return rows;
    }

    private static Stream<String[]> words(JobView job, String name) {
        return Stream.of(text(job, name).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split(":"));
    }

    private static String text(JobView job, String name) {
        return job.result().getOrDefault(name, "");
    }
}
