package io.glissade.linear;

import org.jspecify.annotations.Nullable;

/**
 * A convex loss of one number, the margin {@code m = a'x}, given the target of the example. Each call costs a few
 * operations and allocates nothing.
 */
public interface Loss {

    /** The loss at a margin. */
    double value(double margin, double target);

    /** Its derivative with respect to the margin, called the slope. */
    double derivative(double margin, double target);

    /** Its second derivative; where it has a kink, one of the two sides. Not negative. */
    double secondDerivative(double margin, double target);

    /** The supremum of the second derivative over all margins and targets; infinite where there is none. */
    double smoothness();

    /**
     * The convex conjugate {@code sup_m slope * m - value(m)}, infinite outside its domain. The domain contains 0 and
     * every derivative.
     */
    double conjugate(double slope, double target);

    /** What is wrong with a target, as a rule such as {@code must be -1 or 1}; {@code null} where nothing is. */
    @Nullable
    String broken(double target);
}
