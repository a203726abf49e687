package io.glissade.conditional;

import io.glissade.linear.LinearSum;

/** The coordinate that no penalty holds, the intercept or a constant: it is always at its minimum given the others. */
public final class FreeCoordinate {

    private static final int MOST_EVALUATIONS = 100;
    private static final double ENOUGH = 1e-15;

    private final LinearSum sum;
    private final double[] along;
    private double slope;
    private double bend;
    private double size;

    /** @param along the change of each row's margin with the coordinate; kept, not copied */
    public FreeCoordinate(LinearSum sum, double[] along) {
        this.sum = sum;
        this.along = along;
    }

    /**
     * Moves the margins along the coordinate to where the mean loss is least, by Newton's steps within what is known to hold the minimiser.
     * Cost: two derivatives of the loss for each row and step, few steps.
     *
     * @return the change of the coordinate
     */
    public double fit(double[] margins) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double at = 0;
        double reach = reach(margins);
        for (int evaluation = 0; evaluation < MOST_EVALUATIONS; evaluation++) {
            evaluate(margins, at);
            if (!(Math.abs(slope) > ENOUGH * size)) {
                break;
            }
            if (slope < 0) {
                low = at;
            } else {
                high = at;
            }
            double next = at - slope / bend;
            boolean bracketed = Double.isFinite(high - low);
            if (bracketed && (!(next > low && next < high) || (evaluation > 10 && evaluation % 2 == 0))) {
                next = low / 2 + high / 2;
            } else if (!bracketed && !(Math.abs(next - at) <= reach)) {
                // Where slopes are all but constant Newton's step is beyond any sense.
                next = at - Math.signum(slope) * reach;
                reach *= 4;
            }
            if (next == at || !Double.isFinite(next)) {
                break;
            }
            at = next;
        }
        for (int i = 0; i < margins.length; i++) {
            margins[i] += at * along[i];
        }
        return at;
    }

    /** As far as the margins and targets are from 0: no minimum is much further away. */
    private double reach(double[] margins) {
        double most = 0;
        for (int i = 0; i < margins.length; i++) {
            double own = (1 + Math.abs(margins[i]) + Math.abs(sum.target(i))) / Math.abs(along[i]);
            most = own < Double.POSITIVE_INFINITY ? Math.max(most, own) : most;
        }
        return most > 0 ? most : 1;
    }

    private void evaluate(double[] margins, double at) {
        slope = 0;
        bend = 0;
        size = 0;
        for (int i = 0; i < margins.length; i++) {
            double margin = margins[i] + at * along[i];
            double weighted = sum.weight(i) * along[i];
            double one = weighted * sum.loss().derivative(margin, sum.target(i));
            slope += one;
            size += Math.abs(one);
            bend += weighted * along[i] * sum.loss().secondDerivative(margin, sum.target(i));
        }
    }
}
