package io.glissade.finitesum.multinomial;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.finitesum.sag.LineSearch;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.MultinomialSum;
import io.glissade.linear.Softmax;
import io.glissade.linear.SparseDesign;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link MultinomialSag} and {@link MultinomialSaga}. */
final class MultinomialTablePass implements Pass {

    private final MultinomialSum sum;
    private final MultinomialIterate iterate;
    private final SlopeTable table;
    private final boolean unbiased;
    private final double firstStep;
    private final double firstEstimate;
    private final double decay;
    private final long seed;
    private final double[] margins;
    private final double[] slopes;
    private final double[] trial;

    private SplittableRandom random;
    private double step;
    private double estimate;
    private long visits;

    MultinomialTablePass(
            MultinomialSum sum, SagStep step, boolean divideBySeen, boolean unbiased, Start start, long seed) {
        this.sum = sum;
        this.iterate = sum.design() instanceof SparseDesign sparse
                ? new SparseMultinomialIterate(sparse, sum.outputs(), sum.intercept())
                : new DenseMultinomialIterate((DenseDesign) sum.design(), sum.outputs(), sum.intercept());
        this.table = new SlopeTable(sum.rows(), sum.outputs(), divideBySeen);
        this.unbiased = unbiased;
        this.firstStep = step.on(sum);
        this.firstEstimate = step instanceof SagStep.LineSearch search ? search.initial() : Double.NaN;
        this.decay = Math.pow(2, -1.0 / sum.rows());
        this.seed = seed;
        this.margins = new double[sum.outputs()];
        this.slopes = new double[sum.outputs()];
        this.trial = new double[sum.outputs()];
        this.random = new SplittableRandom(seed);
        begin(start.point(), start.slopes());
    }

    private void begin(double[] x0, double @Nullable [] given) {
        table.restart(given);
        double[] d = sum.space().zero();
        if (given != null) {
            sum.combine(given, d);
            sum.space().scale(sum.rows(), d);
        }
        iterate.set(x0, d);
        random = new SplittableRandom(seed);
        step = firstStep;
        estimate = firstEstimate;
        visits = 0;
    }

    @Override
    public void restart(double[] x0) {
        begin(x0, null);
    }

    @Override
    public void run() {
        for (int i = 0; i < sum.rows(); i++) {
            visit((int) (random.nextDouble() * sum.rows()));
        }
        visits += sum.rows();
        iterate.point();
    }

    private void visit(int row) {
        iterate.margins(row, margins);
        System.arraycopy(margins, 0, slopes, 0, slopes.length);
        double value = Softmax.valueAndSlopes(slopes, sum.target(row));
        if (!Double.isNaN(firstEstimate)) {
            search(row, value);
        }
        table.replaceAll(row, sum.weight(row), slopes);
        iterate.changeAndMove(row, slopes, 1 - step * sum.l2(), step / table.divisor());
        if (unbiased) {
            for (int k = 0; k < slopes.length; k++) {
                slopes[k] *= -step * (1 - 1 / table.divisor());
            }
            iterate.moveAlong(row, slopes);
        }
    }

    /** As {@link LineSearch} does with one slope; a trial costs one loss of the row. */
    private void search(int row, double value) {
        double weight = sum.weight(row);
        double norm = sum.squaredNorm(row);
        double squares = 0;
        for (double slope : slopes) {
            squares += slope * slope;
        }
        double squaredGradient = weight * weight * squares * norm;
        if (squaredGradient > LineSearch.LEAST_SQUARED_NORM) {
            while (weight * moved(row, weight * norm / estimate) > weight * value - squaredGradient / (2 * estimate)) {
                estimate *= 2;
            }
        }
        step = 1 / (estimate + sum.l2());
        estimate *= decay;
    }

    /** The loss of a row with its margins moved against its slopes. */
    private double moved(int row, double distance) {
        for (int k = 0; k < trial.length; k++) {
            trial[k] = margins[k] - distance * slopes[k];
        }
        return Softmax.value(trial, sum.target(row));
    }

    @Override
    public double[] point() {
        return iterate.point();
    }

    @Override
    public double[] slopes() {
        return table.slopes();
    }

    @Override
    public double evaluations() {
        return (double) visits / sum.rows();
    }

    @Override
    public double stepSize() {
        return step;
    }
}
