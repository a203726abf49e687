package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;

/**
 * A set of atoms {@code p}. Its gauge is the least total weight with which atoms add up to a point,
 * {@code kappa(x) = inf { sum c_p : x = sum c_p p, c >= 0 }}, its support function {@code sigma(z) = max_p p'z}. The atoms are divided into
 * elements that screening can remove: coordinates with their signs, groups, jumps.
 */
public interface AtomSet {

    /** The coordinates of a point. */
    int dimension();

    /** The elements. */
    int elements();

    /** The coordinates at which the atoms of an element may differ from zero, in ascending order. */
    int[] coordinates(int element);

    /** Whether constant vectors cost nothing, so that points are known up to a constant that the fit chooses. */
    boolean constantsAreFree();

    /** {@code kappa(x)}, or an upper bound where the set says so; infinite where no atoms add up to {@code x}. */
    double gauge(double[] x);

    /**
     * For each element the largest {@code sqrt((1/n) sum_i w_i (a_i'p)^2)} over its atoms, or an upper bound; where constants are free, of
     * {@code p + c} with the best {@code c}. With a loss of smoothness {@code beta} the smooth part is L-smooth in the gauge for
     * {@code L = beta} times the square of the largest.
     *
     * @param columns the design of the sum, transposed
     */
    double[] norms(LinearSum sum, Design columns);

    /**
     * For each element a bound on how far its {@link AtomicPoint#level} moves when the slopes {@code s_i} of the rows change: by no more than this
     * times {@code sqrt((1/n) sum_i w_i (change of s_i)^2)}. That is the norm where the level is the support function of the element's atoms.
     *
     * @param norms those of {@link #norms}
     */
    default double[] levelNorms(double[] norms, LinearSum sum, Design columns) {
        return norms;
    }

    /** A point at zero, written in atoms, with every element kept. */
    AtomicPoint point();
}
