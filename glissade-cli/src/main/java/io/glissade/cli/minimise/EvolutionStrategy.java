package io.glissade.cli.minimise;

import io.glissade.cli.target.Box;
import io.glissade.oracle.Objective;
import io.glissade.report.search.SearchRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * The covariance matrix adaptation evolution strategy of Hipparchus as the method to compare with: from random points of the box, with a
 * population that doubles at each restart. Source: {@code auger2005restart}.
 */
final class EvolutionStrategy {

    private static final double SAME_VALUE = 1e-13;
    private static final int LARGEST_POPULATION = 4096;
    /** Of the width of the box: the usual first deviation. */
    private static final double DEVIATION = 0.3;

    private final Objective<double[]> objective;
    private final Box box;
    private final AtomicBoolean cancelled;
    private final List<Double> evaluations = new ArrayList<>();
    private final List<Double> best = new ArrayList<>();
    private final double[] gradient;
    private long spent;
    private double least = Double.POSITIVE_INFINITY;

    private EvolutionStrategy(Objective<double[]> objective, Box box, AtomicBoolean cancelled) {
        this.objective = objective;
        this.box = box;
        this.cancelled = cancelled;
        this.gradient = new double[box.lower().length];
    }

    /** Runs until {@code budget} values are computed. */
    static SearchRecord.Competitor run(
            Objective<double[]> objective, Box box, long budget, long seed, AtomicBoolean cancelled) {
        EvolutionStrategy strategy = new EvolutionStrategy(objective, box, cancelled);
        long began = System.nanoTime();
        RandomGenerator random = new Well19937c(seed);
        int dimension = box.lower().length;
        int population = 4 + (int) (3 * Math.log(dimension));
        while (strategy.spent < budget && !cancelled.get()) {
            strategy.descend(random, population, (int) Math.min(budget - strategy.spent, Integer.MAX_VALUE));
            population = Math.min(2 * population, LARGEST_POPULATION);
        }
        return new SearchRecord.Competitor(
                "CMA-ES",
                "values",
                (System.nanoTime() - began) / 1e9,
                strategy.evaluations,
                strategy.best);
    }

    private void descend(RandomGenerator random, int population, int left) {
        int dimension = gradient.length;
        double[] start = new double[dimension];
        double[] deviations = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            double width = box.upper()[i] - box.lower()[i];
            start[i] = box.lower()[i] + random.nextDouble() * width;
            deviations[i] = DEVIATION * width;
        }
        long before = spent;
        try {
            new CMAESOptimizer(
                            Integer.MAX_VALUE,
                            Double.NEGATIVE_INFINITY,
                            true,
                            0,
                            0,
                            random,
                            false,
                            new SimpleValueChecker(SAME_VALUE, SAME_VALUE))
                    .optimize(
                            new MaxEval(left),
                            new ObjectiveFunction(this::value),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            new SimpleBounds(box.lower(), box.upper()),
                            new CMAESOptimizer.Sigma(deviations),
                            new CMAESOptimizer.PopulationSize(population));
        } catch (MathIllegalStateException budgetSpent) {
            // The library's way to say that the budget is spent; one that ends at once would never be.
            spent = Math.max(spent, before + 1);
        }
    }

    private double value(double[] x) {
        double value = objective.valueAndGradient(x, gradient);
        spent++;
        if (value < least) {
            least = value;
            evaluations.add((double) spent);
            best.add(value);
        }
        // Ranks need an order; what is not finite is worst. A search that was cancelled is ended the same way.
        return Double.isFinite(value) && !cancelled.get() ? value : Double.MAX_VALUE;
    }
}
