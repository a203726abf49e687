package io.glissade.space;

/**
 * A vector space with access to each coordinate in bulk, for rules that treat every coordinate by itself.
 *
 * @param <V> the vector type
 */
public interface CoordinateSpace<V> extends VectorSpace<V> {

    /**
     * Limits every coordinate of {@code x} to {@code [-bound, bound]}, in place.
     *
     * @param bound positive, may be infinite
     * @return the share of coordinates that were outside, in [0, 1]
     */
    double clamp(double bound, V x);

    /**
     * Limits every coordinate of {@code x} to {@code [lower, upper]}, in place. NaN stays NaN.
     *
     * @param lower at most {@code upper}; either may be infinite
     * @return the share of coordinates that were not inside, in [0, 1]
     */
    double clamp(double lower, double upper, V x);

    /**
     * Limits every coordinate of {@code x} to the one of {@code lower} and that of {@code upper}, in place. NaN stays NaN.
     *
     * @param lower at most {@code upper}, coordinate by coordinate; infinite ones bound nothing
     * @return the share of coordinates that were not inside, in [0, 1]
     */
    double clamp(V lower, V upper, V x);

    /** Overwrites {@code y} with {@code y + factor * x^2}, each coordinate of {@code x} squared. */
    void addSquares(double factor, V x, V y);

    /**
     * Overwrites {@code y} with {@code y + factor * x / (sqrt(squares) + epsilon)}, coordinate by coordinate. Where the
     * divisor is zero {@code y} stays as it is. {@code y} is none of the other two.
     *
     * @param squares not negative
     * @param epsilon not negative
     */
    void addRootQuotient(double factor, V x, V squares, double epsilon, V y);

    /** Overwrites every coordinate of {@code x} with {@code value}. */
    void fill(double value, V x);

    /** Multiplies each coordinate of {@code x} by that of {@code factors}, in place. */
    void multiply(V factors, V x);
}
