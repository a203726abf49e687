package io.glissade.finitesum.sag;

import io.glissade.finitesum.iterate.DrawAhead;
import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;

/** The visits of {@link Sag}. */
final class SagVisits implements Visits {

    private final LinearSum sum;
    private final double firstStep;
    private final double firstEstimate;
    private final double[] squaredNorms;
    private final double decay;
    private final DrawAhead draws;

    private SplittableRandom random;
    private double step;
    private double estimate;

    SagVisits(LinearSum sum, Sag sag) {
        this.sum = sum;
        this.firstStep = sag.step().on(sum);
        this.firstEstimate = sag.step() instanceof SagStep.LineSearch search ? search.initial() : Double.NaN;
        this.squaredNorms = new double[Double.isNaN(firstEstimate) ? 0 : sum.rows()];
        for (int i = 0; i < squaredNorms.length; i++) {
            squaredNorms[i] = sum.squaredNorm(i);
        }
        this.decay = Math.pow(2, -1.0 / sum.rows());
        this.draws = new DrawAhead(sum.rows(), sag.block());
        this.random = new SplittableRandom(0);
    }

    @Override
    public void restart(SplittableRandom random) {
        this.random = random;
        step = firstStep;
        estimate = firstEstimate;
    }

    @Override
    public int pass(LinearIterate iterate, SlopeTable table) {
        int left = sum.rows();
        while (left > 0) {
            int[] rows = draws.next(random);
            int count = Math.min(left, rows.length);
            iterate.touch(rows);
            for (int i = 0; i < count; i++) {
                visit(iterate, table, rows[i]);
            }
            left -= count;
        }
        return sum.rows();
    }

    private void visit(LinearIterate iterate, SlopeTable table, int row) {
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
    public double stepSize() {
        return step;
    }
}
