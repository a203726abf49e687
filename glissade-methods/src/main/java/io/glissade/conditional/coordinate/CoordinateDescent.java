package io.glissade.conditional.coordinate;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.screening.Screening;
import io.glissade.parameter.Require;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.GaugePenalty;

/**
 * Block coordinate descent on working sets. A step evaluates the levels of all kept elements, certifies and screens with them; the next one first
 * solves the problem on the elements with weight and those nearest to getting one, until the gap there is {@code reduction} of the gap of all.
 * On a working set the loss is replaced by its quadratic model at the point, each block moves to its minimum in turn, sweeps are extrapolated
 * (Anderson), for a linear penalty on coordinates one system of equations takes up to 400 of them to the minimum with their signs, and a line search makes the step to the minimum of the model one of the true objective; for squared losses the model is exact.
 * Choose it for the Lasso, group Lasso and their squared and other powers. Cost of a step: one look at the kept columns and the sweeps over
 * the working set. Memory: five numbers for each coordinate and element, eleven for each row, seven for each coordinate of the working set.
 * Sources: {@code massias2018celer} for the working sets, {@code ndiaye2017gap} for screening, {@code bertrand2021anderson} for the extrapolation.
 *
 * @param screening which elements are removed
 * @param firstWorkingSet the elements of the least working set, at least 1
 * @param reduction in (0, 1)
 */
public record CoordinateDescent(Screening screening, int firstWorkingSet, double reduction) implements GaugeMethod {

    /** With the sharper of the safe rules. */
    public static final CoordinateDescent STANDARD = new CoordinateDescent(new Screening.OfElements(), 100, 0.01);

    public CoordinateDescent {
        Require.atLeast("firstWorkingSet", 1, firstWorkingSet);
        Require.positive("reduction", reduction);
        if (reduction >= 1) {
            throw new IllegalArgumentException("reduction must be below 1, got " + reduction);
        }
    }

    /**
     * @throws IllegalArgumentException for atoms that are not {@link GroupAtoms}, a concave function of the weights, a penalty that is no finite
     *     function of the gauge, and a loss without a bound on its second derivative
     */
    @Override
    public CoordinateRun start(GaugeProblem problem, double[] x0) {
        if (!(problem.atoms() instanceof GroupAtoms atoms)) {
            throw new IllegalArgumentException(
                    "coordinate descent needs the atoms of coordinates or groups, got " + problem.atoms());
        }
        if (problem.gamma() != null) {
            throw new IllegalArgumentException(
                    "coordinate descent takes no concave function of the weights, got " + problem.gamma());
        }
        double smoothness = problem.sum().loss().smoothness();
        if (!Double.isFinite(smoothness)) {
            throw new IllegalArgumentException(
                    "coordinate descent needs a loss with a bound on its second derivative, got "
                            + problem.sum().loss());
        }
        requireFinite(problem.penalty());
        return new CoordinateRun(this, problem, atoms, x0);
    }

    static void requireFinite(GaugePenalty penalty) {
        if (penalty instanceof GaugeBound) {
            throw new IllegalArgumentException(
                    "coordinate descent needs a penalty that is finite everywhere, got " + penalty);
        }
    }
}
