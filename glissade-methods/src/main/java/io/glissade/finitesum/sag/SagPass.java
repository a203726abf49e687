package io.glissade.finitesum.sag;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.DrawAhead;
import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link Sag}. */
final class SagPass implements Pass {

    private final LinearSum sum;
    private final LinearIterate iterate;
    private final SlopeTable table;
    private final double firstStep;
    private final double firstEstimate;
    private final double[] squaredNorms;
    private final double decay;
    private final long seed;
    private final DrawAhead draws;

    private SplittableRandom random;
    private double step;
    private double estimate;
    private long visits;

    SagPass(LinearSum sum, Sag sag, Start start, long seed) {
        this.sum = sum;
        this.iterate = LinearIterate.of("sag", sum);
        this.table = new SlopeTable(sum.rows(), sag.divideBySeen());
        this.firstStep = sag.step().on(sum);
        this.firstEstimate = sag.step() instanceof SagStep.LineSearch search ? search.initial() : Double.NaN;
        this.squaredNorms = new double[Double.isNaN(firstEstimate) ? 0 : sum.rows()];
        for (int i = 0; i < squaredNorms.length; i++) {
            squaredNorms[i] = sum.squaredNorm(i);
        }
        this.decay = Math.pow(2, -1.0 / sum.rows());
        this.draws = new DrawAhead(sum.rows(), sag.block());
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        begin(start.point(), start.slopes());
    }

    private void begin(double[] x0, double @Nullable [] slopes) {
        table.restart(slopes);
        iterate.set(x0, slopes == null ? sum.space().zero() : table.sum(sum));
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
        int left = sum.rows();
        while (left > 0) {
            int[] rows = draws.next(random);
            int count = Math.min(left, rows.length);
            iterate.touch(rows);
            for (int i = 0; i < count; i++) {
                visit(rows[i]);
            }
            left -= count;
        }
        visits += sum.rows();
        iterate.point();
    }

    private void visit(int row) {
        double margin = iterate.margin(row);
        double slope = sum.loss().derivative(margin, sum.target(row));
        double change = sum.weight(row) * table.replace(row, slope);
        if (squaredNorms.length > 0) {
            estimate = LineSearch.search(sum, row, estimate, margin, slope, squaredNorms[row]);
            step = 1 / (estimate + sum.l2());
            estimate *= decay;
        }
        iterate.changeAndMove(row, change, 1 - step * sum.l2(), step / table.divisor());
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
