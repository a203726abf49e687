package io.glissade.landscape;

import io.glissade.oracle.Objective;

/**
 * An objective F that is the negative logarithm of a density, whose moments are known exactly: the distribution exp(-F) at
 * temperature 1. Evaluations may run on several threads at once.
 */
public interface KnownMoments extends Objective<double[]> {

    /** The mean of each coordinate, as a new array. */
    double[] mean();

    /** The variance of each coordinate, as a new array. */
    double[] variances();
}
