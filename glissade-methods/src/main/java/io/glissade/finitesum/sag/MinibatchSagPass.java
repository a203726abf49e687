package io.glissade.finitesum.sag;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link MinibatchSag}. */
final class MinibatchSagPass implements Pass {

    private final LinearSum sum;
    private final LinearIterate iterate;
    private final SlopeTable table;
    private final int batch;
    private final int batches;
    private final double[] changes;
    private final double step;
    private final long seed;

    private SplittableRandom random;
    private long visits;

    MinibatchSagPass(LinearSum sum, MinibatchSag method, Start start, long seed) {
        this.sum = sum;
        this.iterate = LinearIterate.of("minibatch sag", sum);
        this.table = new SlopeTable(sum.rows(), method.divideBySeen());
        this.batch = Math.min(method.batch(), sum.rows());
        this.batches = (sum.rows() + batch - 1) / batch;
        this.changes = new double[batch];
        this.step = 1 / (BatchLipschitz.of(sum, batch, method.constant()) + sum.l2());
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        begin(start.point(), start.slopes());
    }

    private void begin(double[] x0, double @Nullable [] slopes) {
        table.restart(slopes);
        iterate.set(x0, slopes == null ? sum.space().zero() : table.sum(sum));
        random = new SplittableRandom(seed);
        visits = 0;
    }

    @Override
    public void restart(double[] x0) {
        begin(x0, null);
    }

    @Override
    public void run() {
        // The last batch may be shorter: a pass is as many rows as there are, or a few more.
        for (int visited = 0; visited < sum.rows(); ) {
            int drawn = (int) (random.nextDouble() * batches);
            int first = drawn * batch;
            int end = Math.min(sum.rows(), first + batch);
            for (int row = first; row < end; row++) {
                double slope = sum.loss().derivative(iterate.margin(row), sum.target(row));
                changes[row - first] = sum.weight(row) * table.replace(row, slope);
            }
            for (int row = first; row < end; row++) {
                iterate.change(row, changes[row - first]);
            }
            iterate.move(1 - step * sum.l2(), step / table.divisor());
            visited += end - first;
            visits += end - first;
        }
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
        return (double) visits / sum.rows();
    }

    @Override
    public double stepSize() {
        return step;
    }
}
