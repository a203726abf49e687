package io.glissade.finitesum.sag;

import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;

/** The visits of {@link IncrementalGradient}. */
final class IncrementalGradientVisits implements Visits {

    private final LinearSum sum;
    private final double step;

    IncrementalGradientVisits(LinearSum sum, IncrementalGradient method) {
        this.sum = sum;
        this.step = method.step().on(sum);
    }

    @Override
    public void restart(SplittableRandom random) {}

    @Override
    public int pass(LinearIterate iterate, SlopeTable table) {
        double shrink = 1 - step * sum.l2();
        for (int row = 0; row < sum.rows(); row++) {
            double slope = sum.loss().derivative(iterate.margin(row), sum.target(row));
            double change = sum.weight(row) * table.replace(row, slope);
            iterate.changeAndMove(row, change, shrink, step / table.divisor());
        }
        return sum.rows();
    }

    @Override
    public double stepSize() {
        return step;
    }
}
