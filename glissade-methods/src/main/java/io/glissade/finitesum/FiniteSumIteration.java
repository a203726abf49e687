package io.glissade.finitesum;

import io.glissade.run.Certificate;
import io.glissade.run.Iteration;
import org.jspecify.annotations.Nullable;

/**
 * A run on a finite sum. A step is one pass, as many visits as there are rows, or one iteration of a batch method; the first
 * evaluates the starting point. The residual of its {@link #progress()} is the relative duality gap, or the norm of the gradient where
 * there is no dual; NaN after a pass that was not evaluated. Where a batch method's own books say that it is above the tolerance waited
 * for, it is that number; one at or below the tolerance always comes from a certificate.
 */
public interface FiniteSumIteration extends Iteration<double[]> {

    /** Evaluations of a row's derivative so far, divided by the number of rows; certificates are not counted. */
    double passes();

    /** The latest certificate, of {@link #point()} or of an earlier one. */
    Certificate certificate();

    /** Computes the certificate of {@link #point()} anew, with the true gradient norm. */
    Certificate certify();

    /** The table of slopes, not to be changed; {@code null} where the method keeps none. */
    double @Nullable [] slopes();
}
