package io.glissade.conditional;

import io.glissade.atom.Atom;
import io.glissade.atom.AtomicPoint;
import io.glissade.penalty.GaugePenalty;

/**
 * One proximal gradient step of the length that the smoothness of the loss allows, where a set of atoms knows the proximal step of its gauge. It cannot
 * raise the objective, and it puts weights that are zero in the solution at zero, a matrix at its rank, from where conjugate gradients are fast.
 */
final class ProximalMove {

    private final LinearPart smooth;
    private final GaugePenalty penalty;
    private final AtomicPoint writer;
    private final double step;
    private final double[] descent;
    private final double[] reached;
    private final double[] change;
    private final Atom atom = Atom.empty();

    /** @param smoothness a bound on the largest eigenvalue of the loss's second derivative by the point */
    ProximalMove(
            LinearPart smooth, GaugePenalty penalty, AtomicPoint writer, double smoothness, int dimension, int rows) {
        this.smooth = smooth;
        this.penalty = penalty;
        this.writer = writer;
        this.step = 1 / smoothness;
        this.descent = new double[dimension];
        this.reached = new double[dimension];
        this.change = new double[rows];
    }

    /**
     * Moves {@code x}, at which the writer stands, in place, and the margins and the writer with it.
     *
     * @param columns what to read of the descent, the first {@code count} of the array
     * @return {@code false} and nothing done where the set does not know its proximal step
     */
    boolean run(double[] x, int[] columns, int count) {
        smooth.descent(columns, count, descent);
        for (int j = 0; j < descent.length; j++) {
            reached[j] = x[j] + step * descent[j];
        }
        if (!writer.shrink(reached, step, penalty)) {
            return false;
        }
        writer.copyTo(reached);
        for (int j = 0; j < descent.length; j++) {
            descent[j] = reached[j] - x[j];
            x[j] = reached[j];
        }
        atom.copy(descent, descent.length, 1);
        smooth.marginsOf(atom, change);
        smooth.shift(change, 1);
        smooth.refresh();
        return true;
    }
}
