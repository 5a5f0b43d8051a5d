package org.loyaltyloop.loop;

import java.util.OptionalDouble;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The absorbing Markov chain behind removal effects: laps start as observed, go on as the shares of
 * transitions say, and end in TRANSACTION or are lost. The chance of ending in TRANSACTION solves
 * (I − Q) f = r over the stages before it.
 */
final class RemovalEffect {

    private static final int STAGES = LoopStage.values().length;
    private static final int GOAL = LoopStage.TRANSACTION.ordinal();

    private final double[][] shares = new double[STAGES][STAGES];

    private RemovalEffect(Transitions transitions) {
        for (LoopStage from : LoopStage.values()) {
            for (LoopStage to : LoopStage.values()) {
                shares[from.ordinal()][to.ordinal()] = transitions.share(from, to).orElse(0);
            }
        }
    }

    static OptionalDouble of(Transitions transitions, LoopStage removed) {
        RemovalEffect chain = new RemovalEffect(transitions);
        double whole = chain.chance(transitions, -1);
        return whole == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Math.max(0, 1 - chain.chance(transitions, removed.ordinal()) / whole));
    }

    /** The chance that a lap comes to a transaction, without one stage (or −1 for none). */
    private double chance(Transitions transitions, int removed) {
        double[] goal = removed == GOAL ? new double[STAGES] : absorbed(removed);
        double chance = 0;
        long starts = 0;
        for (LoopStage first : LoopStage.values()) {
            chance += transitions.starts(first) * goal[first.ordinal()];
            starts += transitions.starts(first);
        }
        return starts == 0 ? 0 : chance / starts;
    }

    /** By stage, the chance to come from there to a transaction. */
    private double[] absorbed(int removed) {
        boolean[] leads = leadsToGoal(removed);
        double[][] rows = new double[STAGES][STAGES + 1];
        for (int i = 0; i < STAGES; i++) {
            rows[i][i] = 1;
            if (i == GOAL) {
                rows[i][STAGES] = 1;
            } else if (leads[i]) {
                for (int j = 0; j < STAGES; j++) {
                    // What leads nowhere has no chance; leaving it out keeps the system solvable.
                    rows[i][j] -= leads[j] ? shares[i][j] : 0;
                }
            }
        }
        return solve(rows);
    }

    private boolean[] leadsToGoal(int removed) {
        boolean[] leads = new boolean[STAGES];
        leads[GOAL] = true;
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < STAGES; i++) {
                for (int j = 0; j < STAGES; j++) {
                    if (!leads[i] && i != removed && leads[j] && shares[i][j] > 0) {
                        leads[i] = true;
                        more = true;
                    }
                }
            }
        }
        return leads;
    }

    /** Gauss and Jordan, with the largest pivot. */
    private static double[] solve(double[][] rows) {
        for (int column = 0; column < STAGES; column++) {
            int pivot = column;
            for (int i = column + 1; i < STAGES; i++) {
                if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) {
                    pivot = i;
                }
            }
            double[] swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            for (int i = 0; i < STAGES; i++) {
                double factor = rows[i][column] / rows[column][column];
                for (int j = column; i != column && j <= STAGES; j++) {
                    rows[i][j] -= factor * rows[column][j];
                }
            }
        }
        double[] solution = new double[STAGES];
        for (int i = 0; i < STAGES; i++) {
            solution[i] = rows[i][STAGES] / rows[i][i];
        }
        return solution;
    }
}
