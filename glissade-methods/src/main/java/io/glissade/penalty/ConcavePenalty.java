package io.glissade.penalty;

/**
 * A concave increasing function {@code gamma} of the weight of an atom, with {@code gamma(0) = 0}. Each call costs a few operations.
 * Its slopes lie between a positive least one, so that every atom keeps a price, and a finite one at zero.
 */
public interface ConcavePenalty {

    /** {@code gamma(weight)} for {@code weight >= 0}. */
    double value(double weight);

    /** {@code gamma'(weight)}, positive. */
    double derivative(double weight);
}
