package io.glissade.finitesum;

import io.glissade.run.Certificate;
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
     * What the method's own books say of the point, so that a certificate is computed only where it may meet the tolerance; its dual need
     * not be feasible. {@code null} for a method that keeps no such books.
     */
    default @Nullable Certificate estimate() {
        return null;
    }

    /**
     * Writes the mean of the weighted rows times their {@link #slopes()}, from the method's own books.
     *
     * @return whether it did; a method that keeps no such sum leaves {@code out} alone and says false
     */
    default boolean combine(double[] out) {
        return false;
    }

    /** Back to the beginning at {@code x0}, with nothing seen. */
    void restart(double[] x0);
}
