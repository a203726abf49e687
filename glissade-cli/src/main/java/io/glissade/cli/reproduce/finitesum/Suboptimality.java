package io.glissade.cli.reproduce.finitesum;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.batch.NewtonCholesky;
import io.glissade.linear.LinearSum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How far above the minimum methods stand after given numbers of passes. */
final class Suboptimality {

    /** What a run is evaluated for while it lasts does not matter here. */
    private static final Evaluation RARE = new Evaluation(1e-300);

    private final LinearSum sum;
    private final double minimum;

    Suboptimality(LinearSum sum) {
        this.sum = sum;
        this.minimum = minimum(sum);
    }

    /** By Newton's method, to the precision of the numbers. */
    static double minimum(LinearSum sum) {
        double[] best = minimiser(sum);
        return sum.meanLoss(best, null) + sum.penalty(best);
    }

    /** The best point of thirty steps of Newton's method. */
    static double[] minimiser(LinearSum sum) {
        FiniteSumIteration newton = new NewtonCholesky().start(sum, atZero(sum), Evaluation.EVERY_PASS, 0);
        double[] best = newton.point().clone();
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 30; k++) {
            newton.step();
            if (newton.progress().value() < least) {
                least = newton.progress().value();
                best = newton.point().clone();
            }
        }
        return best;
    }

    double minimum() {
        return minimum;
    }

    /** One row for each seed from 0, one number for each of {@code passes}; the seeds run side by side. */
    double[][] of(FiniteSumMethod method, int seeds, int... passes) {
        LinearSum alone = sum.parallel(false);
        return IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> one(alone, method, seed, passes))
                .toArray(double[][]::new);
    }

    private double[] one(LinearSum alone, FiniteSumMethod method, int seed, int... passes) {
        double[] found = new double[passes.length];
        FiniteSumIteration run = method.start(alone, atZero(alone), RARE, seed);
        run.step();
        for (int k = 1, at = 0; at < passes.length; k++) {
            run.step();
            if (k == passes[at]) {
                found[at++] = alone.meanLoss(run.point(), null) + alone.penalty(run.point()) - minimum;
            }
        }
        return found;
    }

    private static Start atZero(LinearSum sum) {
        return Start.atZero((int) sum.space().dimension());
    }

    /** The mean over the seeds, for one of the passes. */
    static double mean(double[][] found, int at) {
        return column(found, at).stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /** The numbers of all seeds, for one of the passes. */
    static List<Double> column(double[][] found, int at) {
        return Arrays.stream(found).map(row -> row[at]).toList();
    }
}
