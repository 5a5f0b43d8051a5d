package org.loyaltyloop.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.customer.AccountId;

/** Counts what other rules would make of the profiles; goes into the job's result as texts. */
final class RuleTally {

    private static final int SAMPLES = 12;
    private static final double NOTICEABLE = 0.05;
    private static final int LEVELS = BindingLevel.values().length;
    private static final int BANDS = Band.values().length;

    private long accounts;
    private long changed;
    private final long[][][] bands = new long[LEVELS][BANDS][BANDS];
    private final double[] before = new double[LEVELS];
    private final double[] after = new double[LEVELS];
    private final long[] hostages = new long[2];
    private List<Sample> samples = new ArrayList<>();

    private record Sample(AccountId account, int level, double before, double after) {
        double way() {
            return Math.abs(after - before);
        }
    }

    void add(AccountId account, BindingProfile was, BindingProfile would) {
        accounts++;
        boolean moved = false;
        for (int level = 0; level < LEVELS; level++) {
            double from = was.levels().get(level).score();
            double to = would.levels().get(level).score();
            bands[level][Band.of(from).ordinal()][Band.of(to).ordinal()]++;
            before[level] += from;
            after[level] += to;
            if (Math.abs(to - from) >= NOTICEABLE) {
                moved = true;
                samples.add(new Sample(account, level, from, to));
            }
        }
        hostages[0] += atRisk(was);
        hostages[1] += atRisk(would);
        changed += moved ? 1 : 0;
        if (samples.size() > 10 * SAMPLES) {
            keepLargest();
        }
    }

    /** Counts accounts that nothing is known of: nothing ties them, whatever the rules. */
    void bare(int more) {
        accounts += more;
        for (int level = 0; level < LEVELS; level++) {
            bands[level][0][0] += more;
        }
    }

    private static int atRisk(BindingProfile profile) {
        return profile.hostage().state() == HostageRisk.State.AT_RISK ? 1 : 0;
    }

    private void keepLargest() {
        samples =
                new ArrayList<>(
                        samples.stream()
                                .sorted(
                                        Comparator.comparingDouble((Sample s) -> -s.way())
                                                .thenComparing(s -> s.account().value()))
                                .limit(SAMPLES)
                                .toList());
    }

    /** The figures as texts, to be read by {@link BindingPreview#of}. */
    Map<String, String> result() {
        keepLargest();
        Map<String, String> result = new LinkedHashMap<>();
        result.put("accounts", Long.toString(accounts));
        result.put("changed", Long.toString(changed));
        result.put("hostages", hostages[0] + ":" + hostages[1]);
        List<String> cells = new ArrayList<>();
        List<String> means = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            double n = Math.max(1, accounts);
            means.add(level + ":" + before[level] / n + ":" + after[level] / n);
            for (int from = 0; from < BANDS; from++) {
                for (int to = 0; to < BANDS; to++) {
                    if (bands[level][from][to] > 0) {
                        cells.add(level + ":" + from + ":" + to + ":" + bands[level][from][to]);
                    }
                }
            }
        }
        result.put("bands", String.join(" ", cells));
        result.put("means", String.join(" ", means));
        result.put(
                "samples",
                String.join(
                        " ",
                        samples.stream()
                                .map(
                                        s ->
                                                s.account()
                                                        + ":"
                                                        + s.level()
                                                        + ":"
                                                        + s.before()
                                                        + ":"
                                                        + s.after())
                                .toList()));
        return result;
    }
}
