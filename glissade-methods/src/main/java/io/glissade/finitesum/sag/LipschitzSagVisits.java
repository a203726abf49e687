package io.glissade.finitesum.sag;

import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The visits of {@link LipschitzSag}. */
final class LipschitzSagVisits implements Visits {

    private final LinearSum sum;
    private final double[] cumulated;
    private final double step;

    private SplittableRandom random;

    LipschitzSagVisits(LinearSum sum, LipschitzSag method) {
        Lipschitz constants = Lipschitz.of(sum);
        this.sum = sum;
        this.cumulated = new double[sum.rows()];
        double total = 0;
        for (int i = 0; i < cumulated.length; i++) {
            total += sum.weight(i) * sum.loss().smoothness() * sum.squaredNorm(i) + sum.l2();
            cumulated[i] = total;
        }
        this.step = (1 / (constants.largest() + sum.l2()) + 1 / (constants.mean() + sum.l2())) / 2;
        this.random = new SplittableRandom(0);
    }

    @Override
    public void restart(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public int pass(LinearIterate iterate, SlopeTable table) {
        for (int visit = 0; visit < sum.rows(); visit++) {
            int row = draw();
            double slope = sum.loss().derivative(iterate.margin(row), sum.target(row));
            double change = sum.weight(row) * table.replace(row, slope);
            iterate.changeAndMove(row, change, 1 - step * sum.l2(), step / table.divisor());
        }
        return sum.rows();
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
    public double stepSize() {
        return step;
    }
}
