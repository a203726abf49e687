package io.glissade.testfunction;

import io.glissade.oracle.Objective;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;

/** An objective about which everything is known: what a method finds on it can be compared with the truth. */
public interface TestFunction extends Objective<double[]> {

    @Override
    EuclideanSpace space();

    /** Constants with which it is (L0, L1)-smooth on the whole space; for its L1, L0 is the smallest possible. */
    SmoothnessConstants smoothness();

    /** Its least value. It is taken at the origin. */
    double minimum();

    /** The operator norm of its Hessian at {@code x}, in closed form; {@code x} has {@code space().dimension()} numbers. */
    double hessianNorm(double[] x);

    /**
     * How large the gradient can be where the function is at most {@code value}: the supremum of ||grad f|| over
     * {f &lt;= value}, infinite where there is none.
     *
     * @param value at least {@link #minimum()}
     */
    double gradientBound(double value);
}
