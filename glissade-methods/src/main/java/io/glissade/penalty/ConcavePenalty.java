package io.glissade.penalty;

/**
 * A concave increasing function {@code gamma} of the weight of an atom, with {@code gamma(0) = 0}. Each call costs a few operations.
 * One whose slope falls to 0 far out, where atoms would be free, is used within {@link LinearBeyond}.
 */
public interface ConcavePenalty {

    /** {@code gamma(weight)} for {@code weight >= 0}. */
    double value(double weight);

    /** {@code gamma'(weight)}, not negative; for an infinite weight the least slope. */
    double derivative(double weight);
}
