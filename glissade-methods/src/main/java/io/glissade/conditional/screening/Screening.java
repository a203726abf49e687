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
     * @param factor positive; below 2 no proof holds
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
}
