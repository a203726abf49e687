package io.glissade.conditional.screening;

import io.glissade.parameter.Require;

/** Which elements are removed during a run. */
public sealed interface Screening {

    /** None. */
    record Off() implements Screening {}

    /**
     * Those whose level is below the threshold by more than {@code factor * sqrt(L gap)}, with L the smoothness in the gauge. Safe for a factor
     * of 2. Reference: {@code sun2021screening}.
     *
     * @param factor positive; below 2 no proof holds and {@link Removals#proven()} is false
     */
    record OfGauge(double factor) implements Screening {
        /** The safe rule. */
        public static final OfGauge SAFE = new OfGauge(2);

        public OfGauge {
            Require.positive("factor", factor);
        }
    }

    /**
     * Those whose level is below the threshold by more than {@code (norm_k + norm_e) sqrt(beta gap)}, with the norms of the element's and of the
     * best atom's margins and beta the smoothness of the loss. Safe, and sharper than {@link OfGauge} where the columns differ in length.
     */
    record OfElements() implements Screening {}

    /**
     * For a concave function of the weights: those whose level, per price, is below the threshold by more than
     * {@code 2 gamma'(0) sqrt(L gap)}, with the gap of the problem linearised in the prices. Never safe: that problem changes with the point, and an
     * element removed may belong to the stationary point that the run would have found. The published residual, the gap less
     * {@code r0 sigma}, can be negative and ends below zero wherever {@code r0 > 0}; the gap is the larger of the two and is used instead, so that less is
     * removed. Reference: {@code sun2021screening}.
     */
    record Heuristic() implements Screening {}

    /** Whether an element that this removes carries no weight in any solution. */
    default boolean isProven() {
        return this instanceof OfElements || (this instanceof OfGauge rule && rule.factor() >= 2);
    }
}
