package io.glissade.conditional.coordinate;

import io.glissade.conditional.FreeCoordinate;
import io.glissade.linear.LinearSum;
import io.glissade.linear.RowPasses;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The mean loss at the margins of the rows, with the intercept at its minimum. */
final class Rows {

    /** Of the smoothness: a row without curvature still gets this, so that every column has some. */
    private static final double LEAST_CURVATURE = 1e-6;

    private final LinearSum sum;
    private final RowPasses passes;
    private final @Nullable FreeCoordinate freeCoordinate;
    private final double[] margins;
    private final double[] slopes;
    private final double[] pull;
    private final double[] curvatures;
    private double value;
    private double free;
    private double mostCurvature;
    private boolean equal;

    Rows(LinearSum sum) {
        this.sum = sum;
        this.passes = new RowPasses(sum);
        this.margins = new double[sum.rows()];
        this.slopes = new double[sum.rows()];
        this.pull = new double[sum.rows()];
        this.curvatures = new double[sum.rows()];
        double[] ones = new double[sum.intercept() ? sum.rows() : 0];
        Arrays.fill(ones, 1);
        this.freeCoordinate = sum.intercept() ? new FreeCoordinate(sum, ones) : null;
    }

    void restart(Parts parts, double intercept) {
        free = intercept;
        Arrays.fill(margins, intercept);
        parts.addMargins(margins);
        evaluate();
    }

    /** After the margins changed: the intercept, the value and the slopes. */
    void evaluate() {
        if (freeCoordinate != null) {
            free += freeCoordinate.fit(margins);
        }
        value = passes.meanLoss(margins);
        passes.slopes(margins, slopes);
        for (int i = 0; i < slopes.length; i++) {
            pull[i] = sum.weight(i) * slopes[i] / slopes.length;
        }
    }

    /** The curvatures at the margins, each times its row's share of the mean, and at least a little. */
    void curve() {
        double smoothness = sum.loss().smoothness();
        passes.curvatures(margins, curvatures);
        mostCurvature = 0;
        equal = true;
        for (int i = 0; i < curvatures.length; i++) {
            double curvature = Math.max(curvatures[i], LEAST_CURVATURE * smoothness);
            mostCurvature = Math.max(mostCurvature, curvature);
            curvatures[i] = sum.weight(i) * curvature / curvatures.length;
            equal &= curvatures[i] == curvatures[0];
        }
    }

    /** The mean loss of margins elsewhere. */
    double valueAt(double[] otherMargins) {
        return passes.meanLoss(otherMargins);
    }

    /** {@code -(1/n) sum_i w_i loss*(factor s_i)}. */
    double dual(double factor) {
        double total = 0;
        double lost = 0;
        for (int i = 0; i < slopes.length; i++) {
            double term = sum.weight(i) * sum.loss().conjugate(factor * slopes[i], sum.target(i)) - lost;
            double next = total + term;
            lost = next - total - term;
            total = next;
        }
        return -total / slopes.length;
    }

    int count() {
        return margins.length;
    }

    boolean hasIntercept() {
        return freeCoordinate != null;
    }

    double[] margins() {
        return margins;
    }

    /** The slopes, each times its row's share of the mean. */
    double[] pull() {
        return pull;
    }

    double[] curvatures() {
        return curvatures;
    }

    /** The largest second derivative. */
    double mostCurvature() {
        return mostCurvature;
    }

    /** Whether all curvatures are the same number. */
    boolean curvesEqually() {
        return equal;
    }

    double value() {
        return value;
    }

    double free() {
        return free;
    }

    void addToFree(double change) {
        free += change;
    }
}
