package io.glissade.finitesum.variance;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.DrawAhead;
import io.glissade.finitesum.iterate.ProximalIterate;
import io.glissade.linear.LinearSum;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link LooplessSvrg}. */
final class LooplessSvrgPass implements Pass {

    private final LinearSum sum;
    private final double step;
    private final double probability;
    private final ProximalIterate iterate;
    private final double[] margins;
    private final double[] gradients;
    private final long seed;
    private final DrawAhead draws;

    private SplittableRandom random;
    private long evaluated;

    LooplessSvrgPass(LinearSum sum, LooplessSvrg method, Start start, long seed) {
        this.sum = sum;
        this.step = new SagaStep.OfLipschitz(method.divisor()).on(sum);
        this.probability = method.refreshes() / sum.rows();
        this.iterate = SagaPass.iterate(sum, step);
        this.margins = new double[sum.rows()];
        this.gradients = sum.space().zero();
        this.draws = new DrawAhead(sum.rows(), 1);
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        restart(start.point());
    }

    @Override
    public void restart(double[] x0) {
        random = new SplittableRandom(seed);
        evaluated = 0;
        takeSnapshot(x0);
    }

    private void takeSnapshot(double[] x) {
        int columns = sum.design().columns();
        Arrays.fill(gradients, 0);
        for (int row = 0; row < margins.length; row++) {
            margins[row] = sum.margin(row, x);
            double slope = sum.weight(row) * sum.loss().derivative(margins[row], sum.target(row));
            sum.design().add(row, slope, gradients);
            if (sum.intercept()) {
                gradients[columns] += slope;
            }
        }
        iterate.set(x, gradients);
        evaluated += margins.length;
    }

    @Override
    public void run() {
        int left = sum.rows();
        while (left > 0) {
            int[] drawn = draws.next(random);
            int count = Math.min(left, drawn.length);
            iterate.touch(drawn);
            for (int i = 0; i < count; i++) {
                visit(drawn[i]);
                if (random.nextDouble() < probability) {
                    takeSnapshot(iterate.point());
                }
            }
            left -= count;
        }
        evaluated += 2L * sum.rows();
        iterate.point();
    }

    private void visit(int row) {
        double target = sum.target(row);
        double slope = sum.loss().derivative(iterate.margin(row), target);
        double before = sum.loss().derivative(margins[row], target);
        iterate.step(row, sum.weight(row) * (slope - before), 0);
    }

    @Override
    public double[] point() {
        return iterate.point();
    }

    @Override
    public double @Nullable [] slopes() {
        return null;
    }

    @Override
    public double evaluations() {
        return (double) evaluated / sum.rows();
    }

    @Override
    public double stepSize() {
        return step;
    }
}
