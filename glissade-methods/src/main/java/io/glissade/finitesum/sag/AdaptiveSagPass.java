package io.glissade.finitesum.sag;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.iterate.LinearIterate;
import io.glissade.finitesum.iterate.SlopeTable;
import io.glissade.linear.LinearSum;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link AdaptiveSag}. */
final class AdaptiveSagPass implements Pass {

    private static final int DRAWN_AHEAD = 16;

    private final LinearSum sum;
    private final double initial;
    private final LinearIterate iterate;
    private final SlopeTable table;
    private final PowersOfTwo constants;
    private final double[] squaredNorms;
    private final int[] unseen;
    private final int[] drawn = new int[DRAWN_AHEAD];
    private final double decay;
    private final long seed;

    private SplittableRandom random;
    private int unseenCount;
    private double largest;
    private double step = Double.NaN;
    private long visits;

    AdaptiveSagPass(LinearSum sum, AdaptiveSag method, Start start, long seed) {
        this.sum = sum;
        this.initial = method.initial();
        this.iterate = LinearIterate.of("adaptive sag", sum);
        this.table = new SlopeTable(sum.rows(), method.divideBySeen());
        this.constants = new PowersOfTwo(sum.rows(), initial);
        this.squaredNorms = new double[sum.rows()];
        for (int i = 0; i < squaredNorms.length; i++) {
            squaredNorms[i] = sum.squaredNorm(i);
        }
        this.unseen = new int[sum.rows()];
        this.decay = Math.pow(2, -1.0 / sum.rows());
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        begin(start.point(), start.slopes());
    }

    private void begin(double[] x0, double @Nullable [] slopes) {
        table.restart(slopes);
        iterate.set(x0, slopes == null ? sum.space().zero() : table.sum(sum));
        constants.clear();
        // Of a table that was handed on the slopes are known and the constants are not: every row is drawn once anew.
        unseenCount = unseen.length;
        for (int i = 0; i < unseenCount; i++) {
            unseen[i] = i;
        }
        random = new SplittableRandom(seed);
        largest = initial;
        step = Double.NaN;
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
            int count = Math.min(left, DRAWN_AHEAD);
            for (int i = 0; i < count; i++) {
                drawn[i] = draw();
            }
            iterate.touch(drawn);
            for (int i = 0; i < count; i++) {
                visit(drawn[i]);
            }
            left -= count;
        }
        visits += sum.rows();
        iterate.point();
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

    private void visit(int row) {
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
