package io.glissade.conditional;

import io.glissade.atom.Atom;
import io.glissade.atom.AtomicPoint;
import io.glissade.penalty.GaugePenalty;
import java.util.Arrays;

/**
 * Conjugate gradients among the points that have the structure of the present one, where atoms form a continuum: they turn all its atoms at once, which
 * one new atom at a step does slowly. A move is taken only where it lowers the objective.
 */
final class TangentMoves {

    private static final int MOST_MOVES = 10;
    private static final int MOST_HALVINGS = 30;

    private final LinearPart smooth;
    private final GaugePenalty penalty;
    private final AtomicPoint writer;
    private final double[] descent;
    private final double[] gradient;
    private final double[] before;
    private final double[] along;
    private final double[] direction;
    private final double[] trial;
    private final double[] margins;
    private final Atom atom = Atom.empty();

    TangentMoves(LinearPart smooth, GaugePenalty penalty, AtomicPoint writer, int dimension, int rows) {
        this.smooth = smooth;
        this.penalty = penalty;
        this.writer = writer;
        this.descent = new double[dimension];
        this.gradient = new double[dimension];
        this.before = new double[dimension];
        this.along = new double[dimension];
        this.direction = new double[dimension];
        this.trial = new double[dimension];
        this.margins = new double[rows];
    }

    /**
     * Moves {@code x}, at which the writer stands, in place, and the margins and the writer with it.
     *
     * @param columns what to read of the descent, the first {@code count} of the array
     * @return whether it was moved
     */
    boolean run(double[] x, int[] columns, int count) {
        double squares = 0;
        boolean moved = false;
        for (int move = 0; move < MOST_MOVES; move++) {
            smooth.descent(columns, count, descent);
            if (!writer.tangent(descent, penalty.derivative(writer.gauge()), gradient)) {
                return false;
            }
            double share = squares == 0 ? 0 : Math.max((dot(gradient, gradient) - dot(gradient, before)) / squares, 0);
            if (share > 0) {
                writer.tangent(direction, 0, along);
            } else {
                Arrays.fill(along, 0);
            }
            for (int j = 0; j < along.length; j++) {
                direction[j] = gradient[j] + share * along[j];
            }
            squares = dot(gradient, gradient);
            System.arraycopy(gradient, 0, before, 0, before.length);
            double slope = dot(gradient, direction);
            if (!(slope > 0)) {
                System.arraycopy(gradient, 0, direction, 0, direction.length);
                slope = squares;
            }
            if (!(slope > 0) || !search(x, slope)) {
                return moved;
            }
            moved = true;
        }
        return moved;
    }

    /** A first length from the curvature of the loss alone, a second from the parabola through what it met, then halves. */
    private boolean search(double[] x, double slope) {
        atom.copy(direction, direction.length, 1);
        smooth.marginsOf(atom, margins);
        double curvature = smooth.curvature(margins);
        if (!(curvature > 0)) {
            return false;
        }
        double here = smooth.value() + penalty.value(writer.gauge());
        double length = slope / curvature;
        double there = value(x, length);
        double bend = 2 * (there - here + slope * length) / (length * length);
        double other = bend > 0 ? Math.min(slope / bend, 10 * length) : length;
        if (Math.abs(other - length) > 0.1 * length) {
            double atOther = value(x, other);
            length = atOther < there ? other : length;
            there = Math.min(there, atOther);
        }
        for (int halving = 0; !(there < here); halving++) {
            if (halving == MOST_HALVINGS) {
                writer.restart(x);
                return false;
            }
            length /= 2;
            there = value(x, length);
        }
        for (int j = 0; j < direction.length; j++) {
            x[j] += length * direction[j];
        }
        writer.restart(x);
        smooth.shift(margins, length);
        smooth.refresh();
        return true;
    }

    private double value(double[] x, double length) {
        for (int j = 0; j < trial.length; j++) {
            trial[j] = x[j] + length * direction[j];
        }
        writer.restart(trial);
        return smooth.valueAlong(margins, length) + penalty.value(writer.gauge());
    }

    private static double dot(double[] a, double[] b) {
        double total = 0;
        for (int j = 0; j < a.length; j++) {
            total += a[j] * b[j];
        }
        return total;
    }
}
