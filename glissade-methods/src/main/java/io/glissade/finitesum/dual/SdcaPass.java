package io.glissade.finitesum.dual;

import io.glissade.finitesum.Pass;
import io.glissade.finitesum.Start;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The passes of {@link Sdca}. */
final class SdcaPass implements Pass {

    private static final int AHEAD = 16;

    private final LinearSum sum;
    private final boolean permuted;
    private final DualIterate iterate;
    private final double[] slopes;
    private final double[] factors;
    private final double scale;
    private final long seed;
    private final int[] order;
    private final int[] next;

    private SplittableRandom random;
    private long passes;

    SdcaPass(LinearSum sum, boolean permuted, Start start, long seed) {
        if (!(sum.l2() > 0)) {
            throw new IllegalArgumentException(
                    "sdca needs l2 > 0, got " + sum.l2() + "; saga works without a squared penalty");
        }
        if (sum.intercept()) {
            throw new IllegalArgumentException(
                    "sdca needs a sum without an intercept, got one; append a column of ones, which is penalised, or use saga");
        }
        this.sum = sum;
        this.permuted = permuted;
        double threshold = sum.l1() / sum.l2();
        this.iterate = sum.design() instanceof SparseDesign sparse
                ? new SparseDualIterate(sparse, threshold)
                : new DenseDualIterate((DenseDesign) sum.design(), threshold);
        this.slopes = new double[sum.rows()];
        this.factors = new double[sum.rows()];
        this.scale = 1 / (sum.l2() * sum.rows());
        for (int i = 0; i < factors.length; i++) {
            factors[i] = sum.weight(i) * sum.squaredNorm(i) * scale;
        }
        this.seed = seed;
        this.order = new int[permuted ? sum.rows() : 0];
        this.next = new int[Math.min(AHEAD, sum.rows())];
        this.random = new SplittableRandom(seed);
        begin(start.slopes());
    }

    private void begin(double @Nullable [] given) {
        double[] z = sum.space().zero();
        Arrays.fill(slopes, 0);
        if (given != null) {
            System.arraycopy(given, 0, slopes, 0, slopes.length);
            sum.combine(slopes, z);
            sum.space().scale(-1 / sum.l2(), z);
        }
        iterate.set(z);
        Arrays.setAll(order, i -> i);
        random = new SplittableRandom(seed);
        passes = 0;
    }

    /** To zero slopes; {@code x0} has no effect. */
    @Override
    public void restart(double[] x0) {
        begin(null);
    }

    @Override
    public void run() {
        for (int done = 0; done < slopes.length; done += next.length) {
            int count = Math.min(next.length, slopes.length - done);
            for (int i = 0; i < count; i++) {
                next[i] = draw(done + i);
            }
            iterate.touch(next);
            for (int i = 0; i < count; i++) {
                visit(next[i]);
            }
        }
        passes++;
        iterate.point();
    }

    /** The row of a visit: of those that are left in the pass, or of all. */
    private int draw(int visit) {
        double uniform = random.nextDouble();
        if (!permuted) {
            return (int) (uniform * slopes.length);
        }
        int chosen = visit + (int) (uniform * (order.length - visit));
        int row = order[chosen];
        order[chosen] = order[visit];
        order[visit] = row;
        return row;
    }

    private void visit(int row) {
        double old = slopes[row];
        double slope = ScalarProximal.slope(sum.loss(), sum.target(row), factors[row], iterate.margin(row), old);
        if (slope != old) {
            slopes[row] = slope;
            iterate.add(row, -sum.weight(row) * scale * (slope - old));
        }
    }

    @Override
    public double[] point() {
        return iterate.point();
    }

    @Override
    public double[] slopes() {
        return slopes;
    }

    @Override
    public double evaluations() {
        return passes;
    }

    @Override
    public double stepSize() {
        return Double.NaN;
    }
}
