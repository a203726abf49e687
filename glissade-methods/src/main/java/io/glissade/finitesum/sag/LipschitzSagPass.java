package io.glissade.finitesum.sag;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link LipschitzSag}. */
final class LipschitzSagPass implements Pass {

    private final LinearSum sum;
    private final LinearIterate iterate;
    private final SlopeTable table;
    private final double[] cumulated;
    private final double step;
    private final long seed;

    private SplittableRandom random;
    private long visits;

    LipschitzSagPass(LinearSum sum, LipschitzSag method, Start start, long seed) {
        Lipschitz constants = Lipschitz.of(sum);
        this.sum = sum;
        this.iterate = LinearIterate.of("lipschitz sag", sum);
        this.table = new SlopeTable(sum.rows(), method.divideBySeen());
        this.cumulated = new double[sum.rows()];
        double total = 0;
        for (int i = 0; i < cumulated.length; i++) {
            total += sum.weight(i) * sum.loss().smoothness() * sum.squaredNorm(i) + sum.l2();
            cumulated[i] = total;
        }
        this.step = (1 / (constants.largest() + sum.l2()) + 1 / (constants.mean() + sum.l2())) / 2;
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
        for (int visit = 0; visit < sum.rows(); visit++) {
            int row = draw();
            double slope = sum.loss().derivative(iterate.margin(row), sum.target(row));
            double change = sum.weight(row) * table.replace(row, slope);
            iterate.changeAndMove(row, change, 1 - step * sum.l2(), step / table.divisor());
        }
        visits += sum.rows();
        iterate.point();
    }

    /** Half of the draws uniformly and half by the constants: together by {@code L_i + L_mean}. */
    private int draw() {
        if (random.nextBoolean()) {
            return (int) (random.nextDouble() * sum.rows());
        }
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulated.length - 1);
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
