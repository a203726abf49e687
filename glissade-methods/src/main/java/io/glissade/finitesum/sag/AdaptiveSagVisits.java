package io.glissade.finitesum.sag;

import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;

/** The visits of {@link AdaptiveSag}. */
final class AdaptiveSagVisits implements Visits {

    private static final int DRAWN_AHEAD = 16;

    private final LinearSum sum;
    private final double initial;
    private final PowersOfTwo constants;
    private final double[] squaredNorms;
    private final int[] unseen;
    private final int[] drawn = new int[DRAWN_AHEAD];
    private final double decay;

    private SplittableRandom random;
    private int unseenCount;
    private double largest;
    private double step = Double.NaN;

    AdaptiveSagVisits(LinearSum sum, AdaptiveSag method) {
        this.sum = sum;
        this.initial = method.initial();
        this.constants = new PowersOfTwo(sum.rows(), initial);
        this.squaredNorms = new double[sum.rows()];
        for (int i = 0; i < squaredNorms.length; i++) {
            squaredNorms[i] = sum.squaredNorm(i);
        }
        this.unseen = new int[sum.rows()];
        this.decay = Math.pow(2, -1.0 / sum.rows());
        this.random = new SplittableRandom(0);
    }

    @Override
    public void restart(SplittableRandom random) {
        constants.clear();
        // Of a table that was handed on the slopes are known and the constants are not: every row is drawn once anew.
        unseenCount = unseen.length;
        for (int i = 0; i < unseenCount; i++) {
            unseen[i] = i;
        }
        this.random = random;
        largest = initial;
        step = Double.NaN;
    }

    @Override
    public int pass(LinearIterate iterate, SlopeTable table) {
        int left = sum.rows();
        while (left > 0) {
            int count = Math.min(left, DRAWN_AHEAD);
            for (int i = 0; i < count; i++) {
                drawn[i] = draw();
            }
            iterate.touch(drawn);
            for (int i = 0; i < count; i++) {
                visit(iterate, table, drawn[i]);
            }
            left -= count;
        }
        return sum.rows();
    }

    private int draw() {
        if (constants.rows() == 0 || random.nextDouble() * sum.rows() < unseenCount) {
            int at = (int) (random.nextDouble() * unseenCount);
            int row = unseen[at];
            unseen[at] = unseen[--unseenCount];
            constants.put(row, initial);
            return row;
        }
        return random.nextBoolean() ? constants.drawUniformly(random) : constants.draw(random);
    }

    private void visit(LinearIterate iterate, SlopeTable table, int row) {
        double margin = iterate.margin(row);
        double slope = sum.loss().derivative(margin, sum.target(row));
        double change = sum.weight(row) * table.replace(row, slope);
        double before = constants.value(row);
        double found = LineSearch.search(sum, row, before / 2, margin, slope, squaredNorms[row]);
        constants.put(row, found);
        largest = Math.max(largest, found);
        double l2 = sum.l2();
        double mean = constants.total() / constants.rows();
        double share = (double) constants.rows() / sum.rows();
        step = (1 - share / 2) / (largest + l2) + share / 2 / (mean + l2);
        largest *= decay;
        iterate.changeAndMove(row, change, Math.max(0, 1 - step * l2), step / table.divisor());
    }

    @Override
    public double stepSize() {
        return step;
    }
}
