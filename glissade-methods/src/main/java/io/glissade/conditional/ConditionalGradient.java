package io.glissade.conditional;

import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.GaugePenalty;

/**
 * The penalised conditional gradient: {@code x = (1 - theta) x + theta xi s} with {@code s} the atom that descends most and
 * {@code xi = (phi*)'(sigma(-g))} its magnitude. With a concave function of the weights each atom's price is the slope of that function at its
 * weight in the point, renewed at every step; what is found then is a stationary point. Choose it for structured atoms, low rank, huge sets of
 * atoms; for the l1 norm coordinate descent is faster. Cost of a step: the kept columns, two passes over the rows' numbers; with a line search
 * some ten more of those. O(1/t). Source: {@code sun2021screening}.
 *
 * @param stepSize a line search, unless the published runs are to be followed
 * @param screening which elements leave the oracle; with a concave function no rule is safe and only the heuristic is taken
 */
public record ConditionalGradient(StepSize stepSize, Screening screening) implements GaugeMethod {

    /** With a line search and the sharper of the safe rules. */
    public static final ConditionalGradient STANDARD =
            new ConditionalGradient(new StepSize.LineSearch(), new Screening.OfElements());

    /** With a line search and none screened, for a concave function of the weights or an objective that is no linear model. */
    public static final ConditionalGradient UNSCREENED =
            new ConditionalGradient(new StepSize.LineSearch(), new Screening.Off());

    @Override
    public GaugeIteration start(GaugeProblem problem, double[] x0) {
        requireMagnitude(problem.penalty());
        return new ConditionalGradientRun(this, problem, x0);
    }

    /**
     * A run on any differentiable objective. Cost of a step: one gradient; with a line search some ten more.
     *
     * @throws IllegalArgumentException where the penalty is linear, or screening is not off
     */
    public GaugeIteration start(GaugeObjective problem, double[] x0) {
        requireMagnitude(problem.penalty());
        if (!(screening instanceof Screening.Off)) {
            throw new IllegalArgumentException(
                    "screening must be off where the smoothness of the objective is not known, got " + screening);
        }
        return new ConditionalGradientRun(this, problem, x0);
    }

    private static void requireMagnitude(GaugePenalty penalty) {
        if (penalty.largestLevel() < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "the conditional gradient needs a penalty that grows faster than linearly, got " + penalty);
        }
    }
}
