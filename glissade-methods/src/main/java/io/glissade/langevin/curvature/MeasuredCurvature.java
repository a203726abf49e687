package io.glissade.langevin.curvature;

import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The ends of the spectrum of a Hessian, measured by Lanczos' method on differences of gradients. Both ends are approached from within:
 * {@code largest} is at most the largest eigenvalue, {@code smallest} at least the smallest, and both are exact once there are as many vectors
 * as distinct eigenvalues. Source: {@code paige1972computational}.
 *
 * @param smallest negative at a saddle
 * @param largest the smoothness at the point where all curvatures are positive
 * @param complete whether the vectors span all that can be reached: both ends are exact up to rounding and the differences
 * @param gradients evaluated
 */
public record MeasuredCurvature(double smallest, double largest, boolean complete, long gradients) {

    /** Below this share of the largest curvature what is left of a product is noise of the differences. */
    private static final double EXHAUSTED = 1e-5;

    /**
     * Measures at {@code x}, which is not changed. Cost: two gradients and as many products as there are vectors for each of them.
     *
     * @param vectors the most to keep, at least 1; the smallest end of a wide spectrum wants more than the largest
     * @param radius how far from {@code x} gradients are compared, positive: small against the lengths on which the Hessian changes, large
     *     against rounding
     * @param random where the first direction comes from
     * @throws ArithmeticException where a gradient beside {@code x} is not finite
     */
    public static <V> MeasuredCurvature at(
            Objective<V> objective, V x, int vectors, double radius, RandomGenerator random) {
        Require.atLeast("vectors", 1, vectors);
        Require.positive("radius", radius);
        VectorSpace<V> space = objective.space();
        int most = (int) Math.min(vectors, space.dimension());
        Work<V> work = new Work<>(objective, x, radius);
        List<V> basis = new ArrayList<>();
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        V direction = space.zero();
        try {
            space.fillGaussian(random, direction);
            space.scale(1 / space.norm(direction), direction);
            int count = 0;
            boolean complete = false;
            double largest = 0;
            while (count < most && !complete) {
                basis.add(copy(space, direction));
                work.product(direction);
                diagonal[count] = space.dot(direction, work.product);
                space.copy(work.product, direction);
                // Against all of them, twice: directions found once must not come back by rounding.
                for (int pass = 0; pass < 2; pass++) {
                    for (V earlier : basis) {
                        space.axpy(-space.dot(earlier, direction), earlier, direction);
                    }
                }
                double left = space.norm(direction);
                largest = Math.max(largest, Math.max(Math.abs(diagonal[count]), left));
                complete = !(left > EXHAUSTED * largest) || count + 1 == space.dimension();
                beside[count++] = left;
                if (!complete) {
                    space.scale(1 / left, direction);
                }
            }
            Tridiagonal ritz = new Tridiagonal(diagonal, beside, count);
            return new MeasuredCurvature(ritz.smallest(), ritz.largest(), complete, 2L * count);
        } finally {
            space.release(direction);
            basis.forEach(space::release);
            work.close();
        }
    }

    private static <V> V copy(VectorSpace<V> space, V x) {
        V copy = space.zero();
        space.copy(x, copy);
        return copy;
    }

    /** Products of the Hessian with a unit vector. */
    private static final class Work<V> {
        private final Objective<V> objective;
        private final VectorSpace<V> space;
        private final V x;
        private final double radius;
        private final V moved;
        private final V behind;
        private final V product;

        Work(Objective<V> objective, V x, double radius) {
            this.objective = objective;
            this.space = objective.space();
            this.x = x;
            this.radius = radius;
            this.moved = space.zero();
            this.behind = space.zero();
            this.product = space.zero();
        }

        void product(V direction) {
            space.copy(x, moved);
            space.axpy(-radius, direction, moved);
            objective.valueAndGradient(moved, behind);
            space.copy(x, moved);
            space.axpy(radius, direction, moved);
            objective.valueAndGradient(moved, product);
            space.axpy(-1, behind, product);
            space.scale(1 / (2 * radius), product);
            String bad = space.firstNonFinite(product);
            if (bad != null) {
                throw new ArithmeticException("the gradient beside the point is not finite at coordinate " + bad);
            }
        }

        void close() {
            space.release(moved);
            space.release(behind);
            space.release(product);
        }
    }
}
