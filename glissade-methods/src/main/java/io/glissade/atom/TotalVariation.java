package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;
import java.util.stream.IntStream;

/**
 * Steps: the atoms of the total variation {@code kappa(x) = sum_j |x_{j+1} - x_j|} of a sequence. Element {@code j} is the jump between the
 * coordinates {@code j} and {@code j + 1}, its atoms a step there up or down. Constants are free; an atom is known up to a constant, and the
 * one with fewer coordinates is used. The support function of a {@code z} whose coordinates add up to 0 is
 * {@code max_j |z_0 + ... + z_j|}; of other {@code z} the mean is taken off first. An oracle call costs one look at every coordinate whatever
 * screening has left.
 *
 * <p>Reference: {@code sun2021screening}.
 *
 * @param dimension the length of the sequence, at least 2
 */
public record TotalVariation(int dimension) implements AtomSet {

    public TotalVariation {
        Require.atLeast("dimension", 2, dimension);
    }

    @Override
    public int elements() {
        return dimension - 1;
    }

    /** Those on the shorter side of the jump. */
    @Override
    public int[] coordinates(int element) {
        return IntStream.range(firstOf(element), endOf(element)).toArray();
    }

    int firstOf(int element) {
        return isHead(element) ? 0 : element + 1;
    }

    int endOf(int element) {
        return isHead(element) ? element + 1 : dimension;
    }

    /** Whether the step of a jump is written at the beginning of the sequence, as a step of the other sign. */
    boolean isHead(int element) {
        return element + 1 <= dimension / 2;
    }

    @Override
    public boolean constantsAreFree() {
        return true;
    }

    @Override
    public double gauge(double[] x) {
        double total = 0;
        for (int j = 0; j + 1 < dimension; j++) {
            total += Math.abs(x[j + 1] - x[j]);
        }
        return total;
    }

    /** Exact up to rounding, which is added. Cost: two looks at every entry of the design. */
    @Override
    public double[] norms(LinearSum sum, Design columns) {
        return new StepNorms(sum, columns).of(this);
    }

    @Override
    public StepPoint point() {
        return new StepPoint(this);
    }
}
