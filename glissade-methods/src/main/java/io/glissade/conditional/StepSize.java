package io.glissade.conditional;

import io.glissade.parameter.Require;

/** How far the conditional gradient moves towards its atom. */
public sealed interface StepSize {

    /**
     * {@code theta_t = 2 / (2 + t + offset)} for t = 1, 2, ...: no line search. While {@code theta_t > 2 / (1 + L / rho)} the gap of a squared
     * penalty expands, so that an offset of at least {@code L / rho} is needed.
     *
     * @param offset {@code t0}, not negative
     */
    record OpenLoop(double offset) implements StepSize {
        public OpenLoop {
            Require.notNegative("offset", offset);
        }
    }

    /** The minimiser on the segment of the loss and of {@code phi((1 - theta) kappa + theta xi)}, which bounds the penalty from above. */
    record LineSearch() implements StepSize {}
}
