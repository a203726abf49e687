package io.glissade.finitesum.sag;

import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;

/** The visits of {@link MinibatchSag}. */
final class MinibatchSagVisits implements Visits {

    private final LinearSum sum;
    private final int batch;
    private final int batches;
    private final double[] changes;
    private final double step;

    private SplittableRandom random;

    MinibatchSagVisits(LinearSum sum, MinibatchSag method) {
        this.sum = sum;
        this.batch = Math.min(method.batch(), sum.rows());
        this.batches = (sum.rows() + batch - 1) / batch;
        this.changes = new double[batch];
        this.step = 1 / (BatchLipschitz.of(sum, batch, method.constant()) + sum.l2());
        this.random = new SplittableRandom(0);
    }

    @Override
    public void restart(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public int pass(LinearIterate iterate, SlopeTable table) {
        // The last batch may be shorter: a pass is as many rows as there are, or a few more.
        int visited = 0;
        while (visited < sum.rows()) {
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
        }
        return visited;
    }

    @Override
    public double stepSize() {
        return step;
    }
}
