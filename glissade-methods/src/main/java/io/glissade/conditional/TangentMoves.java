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
    private final double[] change;
    private double share = 1;
    private int structure;

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
        this.change = new double[rows];
    }

    /**
     * Moves {@code x}, at which the writer stands, in place, and the margins and the writer with it.
     *
     * @param columns what to read of the descent, the first {@code count} of the array
     * @return whether it was moved
     */
    boolean run(double[] x, int[] columns, int count) {
        share = 1;
        double squares = 0;
        boolean moved = false;
        for (int move = 0; move < MOST_MOVES; move++) {
            smooth.descent(columns, count, descent);
            if (!writer.tangent(descent, penalty.derivative(writer.gauge()), gradient)) {
                return false;
            }
            double turned = squares == 0 ? 0 : Math.max((dot(gradient, gradient) - dot(gradient, before)) / squares, 0);
            if (turned > 0) {
                writer.tangent(direction, 0, along);
            } else {
                Arrays.fill(along, 0);
            }
            for (int j = 0; j < along.length; j++) {
                direction[j] = gradient[j] + turned * along[j];
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

    /**
     * The length that the curvature of the loss suggests, shortened as the move before found right, then halved until the objective falls: one
     * decomposition of a point for most moves.
     */
    private boolean search(double[] x, double slope) {
        atom.copy(direction, direction.length, 1);
        smooth.marginsOf(atom, margins);
        double curvature = smooth.curvature(margins);
        if (!(curvature > 0)) {
            return false;
        }
        structure = writer.parts();
        double here = smooth.value() + penalty.value(writer.gauge());
        double length = share * slope / curvature;
        double there = value(x, length);
        double bend = 2 * (there - here + slope * length) / (length * length);
        share = bend > 0 ? Math.min(Math.max(curvature / bend, share / 4), Math.min(4 * share, 1)) : 1;
        for (int halving = 0; !(there < here); halving++) {
            if (halving == MOST_HALVINGS) {
                writer.restart(x);
                return false;
            }
            length /= 2;
            there = value(x, length);
        }
        smooth.shift(changeFrom(x), 1);
        System.arraycopy(trial, 0, x, 0, trial.length);
        writer.restart(x);
        smooth.refresh();
        return true;
    }

    /** The objective at {@code x + length direction}, cut back to as many atoms as {@code x} has: a matrix to its rank. */
    private double value(double[] x, double length) {
        for (int j = 0; j < trial.length; j++) {
            trial[j] = x[j] + length * direction[j];
        }
        writer.restart(trial);
        if (writer.parts() <= structure) {
            return smooth.valueAlong(margins, length) + penalty.value(writer.gauge());
        }
        Arrays.fill(trial, 0);
        double total = 0;
        for (int at = 0; at < structure; at++) {
            double weight = writer.part(at, atom);
            total += weight;
            for (int k = 0; k < atom.size(); k++) {
                trial[atom.index(k)] += weight * atom.value(k);
            }
        }
        return smooth.valueAlong(changeFrom(x), 1) + penalty.value(total);
    }

    private double[] changeFrom(double[] x) {
        for (int j = 0; j < trial.length; j++) {
            along[j] = trial[j] - x[j];
        }
        atom.copy(along, along.length, 1);
        smooth.marginsOf(atom, change);
        return change;
    }

    private static double dot(double[] a, double[] b) {
        double total = 0;
        for (int j = 0; j < a.length; j++) {
            total += a[j] * b[j];
        }
        return total;
    }
}
