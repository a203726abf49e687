package io.glissade.finitesum;

import org.jspecify.annotations.Nullable;

/** What differs from method to method: the work of one pass. */
public interface Pass {

    /** As many visits as there are rows, or one iteration of a batch method. */
    void run();

    /** The point after the latest pass: the method's own vector. */
    double[] point();

    /** The table of slopes; {@code null} where the method keeps none. */
    double @Nullable [] slopes();

    /** Evaluations of a row's derivative so far, divided by the number of rows. */
    double evaluations();

    /** The latest step size, NaN where there is none. */
    double stepSize();

    /**
     * Whether the certificate may meet the tolerance, by the method's own books; where it cannot, none is computed. A method that
     * keeps no such books says true.
     */
    default boolean mayMeet(double tolerance) {
        return true;
    }

    /** Back to the beginning at {@code x0}, with nothing seen. */
    void restart(double[] x0);
}
