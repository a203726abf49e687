package io.glissade.conditional;

import io.glissade.atom.Atom;
import io.glissade.oracle.Objective;

/** Any differentiable objective of a point that is kept as it is: a step and each look along a segment cost one gradient. */
final class ObjectivePart implements SmoothPart {

    private final Objective<double[]> objective;
    private final double[] x;
    private final double[] gradient;
    private final double[] change;
    private final double[] trial;
    private final double[] trialGradient;
    private double value;

    ObjectivePart(Objective<double[]> objective) {
        this.objective = objective;
        this.x = objective.space().zero();
        this.gradient = objective.space().zero();
        this.change = objective.space().zero();
        this.trial = objective.space().zero();
        this.trialGradient = objective.space().zero();
    }

    @Override
    public void restart(double[] x0) {
        objective.space().copy(x0, x);
        value = objective.valueAndGradient(x, gradient);
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public void descent(int[] columns, int count, double[] out) {
        for (int at = 0; at < count; at++) {
            out[columns[at]] = -gradient[columns[at]];
        }
    }

    @Override
    public double inner() {
        return objective.space().dot(gradient, x);
    }

    @Override
    public void aim(Atom atom, double amount) {
        objective.space().copy(x, change);
        objective.space().scale(-1, change);
        for (int k = 0; k < atom.size(); k++) {
            change[atom.index(k)] += amount * atom.value(k);
        }
    }

    @Override
    public double slopeAlong(double theta) {
        if (theta == 0) {
            return objective.space().dot(gradient, change);
        }
        objective.space().copy(x, trial);
        objective.space().axpy(theta, change, trial);
        objective.valueAndGradient(trial, trialGradient);
        return objective.space().dot(trialGradient, change);
    }

    @Override
    public void move(double theta) {
        objective.space().axpy(theta, change, x);
        value = objective.valueAndGradient(x, gradient);
    }

    /** There is none. */
    @Override
    public void addFree(double[] pointOut) {}
}
