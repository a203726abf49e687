package io.glissade.conditional;

import io.glissade.atom.Atom;
import io.glissade.penalty.GaugePenalty;

/**
 * Moves of a list of atoms along one line, to its minimum: towards a new atom, away from the worst, or from the worst to the new. The last two keep
 * the total weight, which a second line search along the point itself then sets.
 */
final class LineMoves {

    private final LinearPart smooth;
    private final GaugePenalty penalty;
    private final ActiveAtoms active;
    private final double[] own;
    private final double[] direction;

    LineMoves(LinearPart smooth, GaugePenalty penalty, ActiveAtoms active, int rows) {
        this.smooth = smooth;
        this.penalty = penalty;
        this.active = active;
        this.own = new double[rows];
        this.direction = new double[rows];
    }

    void run(AtomicDescent.Moves moves, Atom atom, double level) {
        double total = active.total();
        ActiveAtoms.Slot worst = active.worst();
        if (moves == AtomicDescent.Moves.PAIRWISE && worst != null) {
            swap(worst, atom);
        } else {
            double inner = 0;
            for (int at = 0; at < active.count(); at++) {
                inner += active.slot(at).weight * active.slot(at).level;
            }
            double magnitude = penalty.magnitude(level);
            double towards = magnitude * level - inner - penalty.derivative(total) * (magnitude - total);
            if (worst != null && active.count() > 1 && inner - total * worst.level > towards) {
                away(worst, total);
            } else {
                towards(atom, magnitude, total);
            }
        }
        active.prune();
        rescale();
    }

    private void towards(Atom atom, double magnitude, double total) {
        active.margins(own);
        ActiveAtoms.Slot slot = active.add(atom);
        for (int i = 0; i < own.length; i++) {
            direction[i] = magnitude * slot.margins[i] - own[i];
        }
        smooth.aim(direction);
        double theta = SegmentSearch.minimiser(
                t -> smooth.slopeAlong(t) + penalty.derivative((1 - t) * total + t * magnitude) * (magnitude - total));
        active.scale(1 - theta);
        slot.weight += theta * magnitude;
        smooth.move(theta);
    }

    /** {@code x + t (x - total a)} until the weight of {@code a} is gone. */
    private void away(ActiveAtoms.Slot worst, double total) {
        double longest = worst.weight / (total - worst.weight);
        active.margins(own);
        for (int i = 0; i < own.length; i++) {
            direction[i] = longest * (own[i] - total * worst.margins[i]);
        }
        smooth.aim(direction);
        double theta = SegmentSearch.minimiser(smooth::slopeAlong);
        active.scale(1 + theta * longest);
        worst.weight = theta == 1 ? 0 : Math.max(worst.weight - theta * longest * total, 0);
        smooth.move(theta);
    }

    private void swap(ActiveAtoms.Slot worst, Atom atom) {
        ActiveAtoms.Slot slot = active.add(atom);
        if (slot == worst) {
            return;
        }
        double longest = worst.weight;
        for (int i = 0; i < own.length; i++) {
            direction[i] = longest * (slot.margins[i] - worst.margins[i]);
        }
        smooth.aim(direction);
        double theta = SegmentSearch.minimiser(smooth::slopeAlong);
        worst.weight = theta == 1 ? 0 : (1 - theta) * longest;
        slot.weight += theta * longest;
        smooth.move(theta);
    }

    /** To at most twice the point, to the bound on the gauge where there is one, or down to zero. */
    private void rescale() {
        double total = active.total();
        if (!(total > 0)) {
            return;
        }
        active.margins(own);
        smooth.aim(own);
        boolean grow = smooth.slopeAlong(0) + penalty.derivative(total) * total < 0;
        double longest = 1;
        if (grow && penalty.derivative(2 * total) == Double.POSITIVE_INFINITY) {
            longest = penalty.magnitude(0) / total - 1;
            if (!(longest > 0)) {
                return;
            }
        }
        double sign = grow ? longest : -1;
        for (int i = 0; i < own.length; i++) {
            own[i] *= sign;
        }
        smooth.aim(own);
        double theta = SegmentSearch.minimiser(
                t -> smooth.slopeAlong(t) + sign * total * penalty.derivative((1 + sign * t) * total));
        active.scale(1 + sign * theta);
        smooth.move(theta);
    }
}
