package io.glissade.conditional;

import io.glissade.conditional.screening.Screening;
import io.glissade.penalty.GaugeBound;

/**
 * Conditional gradients that keep the point as a list of atoms, {@code x = sum_p c_p p}, and can take weight off each of them: away steps, pairwise
 * steps, or the minimum over all weights after each new atom. The penalty on the total weight needs no constraint; points form a cone, and one
 * atom may shrink alone. Every move lowers the objective. For any set of atoms; where a set can write a point in fewer atoms than
 * the list has (the vectors of one group into one, a matrix by its singular values), the list is rewritten whenever two share an element.
 *
 * <p>Proved, for the constrained form over finitely many atoms: linear convergence of the first two, and of the third as long as its weights are
 * exact ({@code lacoste2015global}). Where atoms form a continuum, conjugate gradients among the points of the same structure follow each move, and
 * before them, for matrices, a proximal gradient step, which finds the rank; that they lower the objective and keep the certificate is proved, their
 * speed is practice: disjoint groups reach a gap of 1e-9 in some hundred steps, a completed matrix a relative gap of 1e-6 in seven. Overlapping
 * groups have none and are slow.
 *
 * <p>Choose it over {@link ConditionalGradient} wherever the atoms fit: numbers held are the rows for each atom, and the atom. Cost of a step: that
 * of the oracle, the kept columns, and two passes over the margins of each atom; the third variant takes tens of such passes.
 * Source: {@code lacoste2015global}; on the cone of a penalty ours.
 *
 * @param moves what a step does
 * @param screening which elements leave the oracle
 */
public record AtomicDescent(Moves moves, Screening screening) implements GaugeMethod {

    /** What a step does. */
    public enum Moves {
        /** To the new atom, or from the worst atom to all others, whichever descends more; then along the point. */
        AWAY,
        /** From the worst atom of the point to the new one; then along the point. */
        PAIRWISE,
        /** Takes the new atom in and minimises over the weights of all, to a tenth of the gap. */
        CORRECTIVE
    }

    /** The minimum over all weights, with the sharper of the safe rules. */
    public static final AtomicDescent STANDARD = new AtomicDescent(Moves.CORRECTIVE, new Screening.OfElements());

    @Override
    public GaugeIteration start(GaugeProblem problem, double[] x0) {
        if (problem.gamma() != null) {
            throw new IllegalArgumentException(
                    "atomic descent takes no concave function of the weights, got " + problem.gamma());
        }
        if (moves == Moves.CORRECTIVE) {
            if (problem.penalty() instanceof GaugeBound) {
                throw new IllegalArgumentException(
                        "corrective moves change one weight at a time and need a penalty without a bound, got "
                                + problem.penalty());
            }
            if (!Double.isFinite(problem.sum().loss().smoothness())) {
                throw new IllegalArgumentException(
                        "corrective moves need a loss with a bound on its second derivative, got "
                                + problem.sum().loss());
            }
        } else if (problem.penalty().largestLevel() < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "away and pairwise moves need a penalty that grows faster than linearly, got " + problem.penalty());
        }
        return new AtomicDescentRun(this, problem, x0);
    }
}
