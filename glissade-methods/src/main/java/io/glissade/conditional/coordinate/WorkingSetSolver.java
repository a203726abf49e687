package io.glissade.conditional.coordinate;

import io.glissade.penalty.GaugePenalty;

/** Newton's method with the penalty kept exact: the quadratic model of the working set is solved, then a line search made towards its minimum. */
final class WorkingSetSolver {

    private static final int MOST_MODELS = 30;
    private static final int MOST_HALVINGS = 40;
    private static final double ENOUGH_DESCENT = 1e-4;
    private static final double ROUNDING = 1e-15;
    private static final double OF_A_MODEL = 0.1;

    private final Parts parts;
    private final Rows rows;
    private final QuadraticModel model;
    private final double[] direction;
    private final double[] trial;

    WorkingSetSolver(Parts parts, Rows rows, QuadraticModel model) {
        this.parts = parts;
        this.rows = rows;
        this.model = model;
        this.direction = new double[rows.count()];
        this.trial = new double[rows.count()];
    }

    /** Moves the point until its duality gap on the working set is at most {@code target}, or rounding ends it. */
    void solve(GaugePenalty penalty, WorkingSet set, double target) {
        double gap = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MOST_MODELS; k++) {
            double gauge = parts.gauge();
            double value = rows.value() + penalty.value(gauge);
            double enough = Math.max(target, ROUNDING * Math.abs(value));
            rows.curve();
            model.begin(set.elements(), set.size(), parts);
            model.solve(penalty, Double.isFinite(gap) ? Math.max(enough / 2, OF_A_MODEL * gap) : enough / 2);
            if (!move(penalty, gauge, value)) {
                return;
            }
            gap = gap(penalty);
            if (gap <= enough) {
                return;
            }
        }
    }

    private double gap(GaugePenalty penalty) {
        double level = model.level(rows.pull());
        double factor = level > penalty.largestLevel() ? penalty.largestLevel() / level : 1;
        double most = penalty.conjugate(Math.min(factor * level, penalty.largestLevel()));
        return rows.value() + penalty.value(parts.gauge()) - rows.dual(factor) + most;
    }

    private boolean move(GaugePenalty penalty, double gauge, double value) {
        model.direction(parts, direction);
        double newGauge = model.gauge();
        double slope = penalty.value(newGauge) - penalty.value(gauge);
        for (int i = 0; i < direction.length; i++) {
            slope += rows.pull()[i] * direction[i];
        }
        boolean negligible = Math.abs(slope) <= 10 * ROUNDING * Math.abs(value);
        double t = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int i = 0; i < trial.length; i++) {
                trial[i] = rows.margins()[i] + t * direction[i];
            }
            double reached = rows.valueAt(trial) + penalty.value((1 - t) * gauge + t * newGauge);
            if (reached <= value + ENOUGH_DESCENT * t * slope || negligible) {
                System.arraycopy(trial, 0, rows.margins(), 0, trial.length);
                rows.addToFree(model.moveTo(t, parts));
                rows.evaluate();
                return true;
            }
            t /= 2;
        }
        return false;
    }
}
