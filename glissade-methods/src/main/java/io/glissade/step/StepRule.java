package io.glissade.step;

/**
 * How far to go along the negative gradient. A rule is a pure function of the iteration, the value and the gradient norm:
 * gradient descent is one class, and each way to choose its step one record of a few lines.
 */
public interface StepRule {

    /**
     * The step size h of the step x - h g.
     *
     * @param iteration steps taken so far, from 0
     * @param value the objective (of the minibatch) at x, finite
     * @param gradientNorm the Euclidean norm of g, finite and not negative
     * @return finite and not negative
     */
    double stepSize(long iteration, double value, double gradientNorm);

    /** The gradient norm above which the rule shortens the step, or infinity for a rule that does not clip. */
    default double clippingThreshold() {
        return Double.POSITIVE_INFINITY;
    }

    /** The longest step the rule can take, or infinity where there is no such bound. */
    default double stepLengthCap() {
        return Double.POSITIVE_INFINITY;
    }
}
