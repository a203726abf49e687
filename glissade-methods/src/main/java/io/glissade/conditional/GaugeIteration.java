package io.glissade.conditional;

import io.glissade.conditional.screening.Removals;
import io.glissade.run.Certificate;
import io.glissade.run.Iteration;

/**
 * A run on a mean loss with a penalty on a gauge. The residual of its {@link #progress()} is the relative duality gap of the point it
 * speaks of, over the elements still kept; NaN after a step that was not evaluated.
 */
public interface GaugeIteration extends Iteration<double[]> {

    /** The latest certificate, of {@link #point()} or of an earlier one. */
    Certificate certificate();

    /**
     * Computes the certificate of {@link #point()} anew, from the point alone and over all elements: it trusts neither the run's own books nor
     * its screening. Cost: two passes.
     */
    Certificate certify();

    /** The elements not removed so far. */
    int kept();

    /** The elements removed so far, each with the numbers of its test: a proof or a heuristic, as {@link Removals#proven()} says. */
    Removals removals();
}
