package io.glissade.conditional;

import io.glissade.penalty.GaugePenalty;

/**
 * Minimises over the weights of the atoms of a point, {@code f(sum c_p p) + phi(sum c_p)} with {@code c >= 0}, by cyclic coordinate descent.
 * Along one atom the loss is bounded by a parabola, which is the loss itself where it is squared, so that each move is a proximal step.
 */
final class CorrectiveMove {

    private static final int MOST_PASSES = 100;
    private static final double FRACTION = 0.1;
    private static final double ROUNDING = 1e-17;

    private final LinearPart smooth;
    private final GaugePenalty penalty;
    private final ActiveAtoms active;
    private final double[] direction;

    CorrectiveMove(LinearPart smooth, GaugePenalty penalty, ActiveAtoms active, int rows) {
        this.direction = new double[rows];
        this.smooth = smooth;
        this.penalty = penalty;
        this.active = active;
    }

    /** Until the gap of the problem over these atoms is a tenth of {@code gap}. Cost of a pass: two looks at the margins of each atom. */
    void run(double gap) {
        boolean measured = penalty.largestLevel() == Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            double before = active.total();
            double total = before;
            double along = 0;
            double most = 0;
            double gained = 0;
            for (int at = 0; at < active.count(); at++) {
                ActiveAtoms.Slot slot = active.slot(at);
                double level = -smooth.slope(slot.margins);
                along += slot.weight * level;
                most = Math.max(most, level);
                double weight = slot.curvature > 0
                        ? penalty.proximal(
                                slot.curvature, slot.weight + level / slot.curvature, Math.max(total - slot.weight, 0))
                        : 0;
                double change = weight - slot.weight;
                smooth.shift(slot.margins, change);
                slot.weight = weight;
                total += change;
                gained += slot.curvature * change * change / 2;
            }
            gained += swap();
            smooth.refresh();
            // Levels are those met on the way: a gap to stop by, not a certificate.
            double left = measured ? penalty.value(before) + penalty.conjugate(most) - along : gained;
            if (left <= FRACTION * gap || gained <= ROUNDING * Math.abs(smooth.value())) {
                return;
            }
        }
    }

    /**
     * Moves weight from the atom with the least level to that with the most, which costs no penalty: along atoms that are almost the same,
     * coordinate descent alone crawls. Returns the gain.
     */
    private double swap() {
        ActiveAtoms.Slot least = active.worst();
        ActiveAtoms.Slot most = active.best();
        if (least == null || most == null || least == most || !(least.weight > 0)) {
            return 0;
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] = most.margins[i] - least.margins[i];
        }
        double curvature = smooth.curvature(direction);
        if (!(curvature > 0)) {
            return 0;
        }
        double amount = Math.min((most.level - least.level) / curvature, least.weight);
        smooth.shift(direction, amount);
        least.weight -= amount;
        most.weight += amount;
        return amount * (most.level - least.level - curvature * amount / 2);
    }
}
