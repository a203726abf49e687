package io.glissade.finitesum.variance;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.DenseProximalIterate;
import io.glissade.finitesum.iterate.DrawAhead;
import io.glissade.finitesum.iterate.ProximalIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.finitesum.iterate.SparseProximalIterate;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link Saga}. */
final class SagaPass implements Pass {

    private final LinearSum sum;
    private final double step;
    private final ProximalIterate iterate;
    private final SlopeTable table;
    private final long seed;
    private final DrawAhead draws;

    private SplittableRandom random;
    private long visits;

    SagaPass(LinearSum sum, Saga saga, Start start, long seed) {
        this.sum = sum;
        this.step = saga.step().on(sum);
        this.iterate = iterate(sum, step);
        this.table = new SlopeTable(sum.rows(), false);
        this.draws = new DrawAhead(sum.rows(), 1);
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        begin(start.point(), start.slopes());
    }

    static ProximalIterate iterate(LinearSum sum, double step) {
        if (sum.design() instanceof SparseDesign sparse) {
            return new SparseProximalIterate(sparse, sum, step);
        }
        return new DenseProximalIterate((DenseDesign) sum.design(), sum, step);
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
        int left = sum.rows();
        while (left > 0) {
            int[] drawn = draws.next(random);
            int count = Math.min(left, drawn.length);
            iterate.touch(drawn);
            for (int i = 0; i < count; i++) {
                visit(drawn[i]);
            }
            left -= count;
        }
        visits += sum.rows();
        iterate.point();
    }

    private void visit(int row) {
        double slope = sum.loss().derivative(iterate.margin(row), sum.target(row));
        double change = sum.weight(row) * table.replace(row, slope);
        iterate.step(row, change, change);
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
