package io.glissade.finitesum.sag;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import org.jspecify.annotations.Nullable;

/** The passes of {@link IncrementalGradient}. */
final class IncrementalGradientPass implements Pass {

    private final LinearSum sum;
    private final LinearIterate iterate;
    private final SlopeTable table;
    private final double step;
    private long passes;

    IncrementalGradientPass(LinearSum sum, IncrementalGradient method, Start start) {
        this.sum = sum;
        this.iterate = LinearIterate.of("the incremental gradient", sum);
        this.table = new SlopeTable(sum.rows(), method.divideBySeen());
        this.step = method.step().on(sum);
        begin(start.point(), start.slopes());
    }

    private void begin(double[] x0, double @Nullable [] slopes) {
        table.restart(slopes);
        iterate.set(x0, slopes == null ? sum.space().zero() : table.sum(sum));
        passes = 0;
    }

    @Override
    public void restart(double[] x0) {
        begin(x0, null);
    }

    @Override
    public void run() {
        double shrink = 1 - step * sum.l2();
        for (int row = 0; row < sum.rows(); row++) {
            double slope = sum.loss().derivative(iterate.margin(row), sum.target(row));
            double change = sum.weight(row) * table.replace(row, slope);
            iterate.changeAndMove(row, change, shrink, step / table.divisor());
        }
        passes++;
        iterate.point();
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
        return passes;
    }

    @Override
    public double stepSize() {
        return step;
    }
}
