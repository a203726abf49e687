package io.glissade.langevin.warmup;

import io.glissade.langevin.schedule.Schedule;
import io.glissade.parameter.Require;

/**
 * A step size that finds the one with a wanted share of acceptance, by dual averaging: a schedule whose number changes as it is told of
 * acceptances, and stays at an average once {@link #finish()} is called.
 *
 * <pre>
 *   H = (1 - 1/(k + 10)) H + (target - acceptance)/(k + 10)      log h = log(10 first) - sqrt(k)/0.05 H
 *   log average = k^-0.75 log h + (1 - k^-0.75) log average
 * </pre>
 *
 * <p>For one chain, told after each of its moves, or for many, told of their mean between two rounds. Not for
 * several threads at once. Source: {@code hoffman2014nuts}, with its constants.
 */
public final class DualAveraging implements Schedule {
    private static final double SHRINKAGE = 0.05;
    private static final double STABILITY = 10;
    private static final double FORGETTING = 0.75;

    private final double target;
    private final double centre;
    private double shortfall;
    private double logStep;
    private double logAverage;
    private long count;
    private boolean finished;

    /**
     * At the first step size.
     *
     * @param first positive and finite, the order of magnitude will do
     * @param target the share of moves to be accepted, in (0, 1)
     */
    public DualAveraging(double first, double target) {
        Require.positive("first", first);
        Require.between("target", 0, target, 1);
        this.target = target;
        this.centre = Math.log(10 * first);
        this.logStep = Math.log(first);
        this.logAverage = logStep;
    }

    /**
     * Learns from a move, or a round, made with the present number.
     *
     * @param acceptance its probability, or the mean of several, in [0, 1]
     */
    public void learn(double acceptance) {
        if (!(acceptance >= 0 && acceptance <= 1)) {
            throw new IllegalArgumentException("acceptance must be in [0, 1], got " + acceptance);
        }
        if (finished) {
            throw new IllegalStateException("the step size is final, it learns no more");
        }
        count++;
        double weight = 1 / (count + STABILITY);
        shortfall = (1 - weight) * shortfall + weight * (target - acceptance);
        logStep = centre - Math.sqrt((double) count) / SHRINKAGE * shortfall;
        double fresh = Math.pow((double) count, -FORGETTING);
        logAverage = fresh * logStep + (1 - fresh) * logAverage;
    }

    /** From now on the number is the average. */
    public void finish() {
        finished = true;
    }

    /** The average so far: the result. */
    public double average() {
        return Math.exp(logAverage);
    }

    /** The number for the next move, whichever it is. */
    @Override
    public double at(long move) {
        return Math.exp(finished ? logAverage : logStep);
    }
}
