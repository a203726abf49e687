package io.glissade.finitesum.multinomial;

import io.glissade.linear.MultinomialSum;
import java.util.Arrays;

/**
 * Makes slopes of multinomial regression balance, {@code sum_i w_i s_ik = 0} for each class k, as unpenalised intercepts
 * demand of a dual point. In probabilities {@code q_ik}, the slopes plus 1 for the target, it says that their weighted mean is the
 * frequency {@code f_k} of the class.
 *
 * <p>First they are tilted, {@code q_ik exp(t_k)} in proportion, with a few Newton steps on t for the means to match: near an
 * optimum this costs the bound almost nothing. What is left, {@code r = mean - f}, goes by mixing each row with one and the same
 * distribution, {@code q' = (q + rho f - r) / (1 + rho)} with {@code rho = max_k r_k / f_k}: exact, and not negative.
 *
 * <p>Derivation: docs/theory/finite-sums.md.
 */
final class ClassBalance {

    private static final int MOST_STEPS = 8;
    private static final int MOST_HALVINGS = 10;

    /** A relative imbalance below it is rounding. */
    private static final double BALANCED = 1e-14;

    /** Relative to the largest curvature: keeps directions solvable that no row's probabilities depend on. */
    private static final double RIDGE = 1e-12;

    private final MultinomialSum sum;
    private final int outputs;
    private final double[] frequencies;
    private final double[] tilt;
    private final double[] trial;
    private final double[] direction;
    private final double[] factors;
    private final double[] means;
    private final double[] row;
    private final double[][] curvature;

    ClassBalance(MultinomialSum sum) {
        this.sum = sum;
        this.outputs = sum.outputs();
        this.frequencies = new double[outputs];
        for (int i = 0; i < sum.rows(); i++) {
            frequencies[sum.target(i)] += sum.weight(i) / sum.rows();
        }
        this.tilt = new double[outputs];
        this.trial = new double[outputs];
        this.direction = new double[outputs];
        this.factors = new double[outputs];
        this.means = new double[outputs];
        this.row = new double[outputs];
        this.curvature = new double[outputs][outputs];
    }

    /** Balanced slopes from any. Cost: up to ten passes over the table, some with K^2 operations for each row. */
    void balance(double[] slopes, double[] out) {
        Arrays.fill(tilt, 0);
        double height = measure(slopes, tilt, true);
        boolean better = true;
        for (int i = 0; i < MOST_STEPS && better && imbalance() > BALANCED; i++) {
            double before = height;
            double imbalanceBefore = imbalance();
            newtonDirection();
            better = false;
            double length = 1;
            for (int halving = 0; halving < MOST_HALVINGS && !better; halving++, length /= 2) {
                for (int k = 0; k < outputs; k++) {
                    trial[k] = tilt[k] - length * direction[k];
                }
                height = measure(slopes, trial, true);
                // Near the solution the height is all rounding.
                better = height < before || imbalance() < imbalanceBefore;
            }
            if (better) {
                System.arraycopy(trial, 0, tilt, 0, outputs);
            }
        }
        measure(slopes, tilt, false);
        mix(slopes, out);
    }

    /** The largest excess of a class's mean over its frequency, relative to that; not negative. */
    private double imbalance() {
        double largest = 0;
        for (int k = 0; k < outputs; k++) {
            largest = Math.max(largest, (means[k] - frequencies[k]) / frequencies[k]);
        }
        return largest;
    }

    /**
     * The means of the tilted probabilities, and their derivatives by the tilt where wanted.
     *
     * @return the convex function of the tilt whose gradient is means minus frequencies
     */
    private double measure(double[] slopes, double[] at, boolean derivatives) {
        setFactors(at);
        Arrays.fill(means, 0);
        for (double[] line : curvature) {
            Arrays.fill(line, 0);
        }
        double height = 0;
        for (int i = 0; i < sum.rows(); i++) {
            double weight = sum.weight(i) / sum.rows();
            height += weight * Math.log(tilted(slopes, i));
            for (int k = 0; k < outputs; k++) {
                double probability = k == sum.target(i) ? row[k] + 1 : row[k];
                means[k] += weight * probability;
                row[k] = probability;
            }
            for (int k = 0; derivatives && k < outputs; k++) {
                curvature[k][k] += weight * row[k];
                for (int l = 0; l <= k; l++) {
                    curvature[k][l] -= weight * row[k] * row[l];
                }
            }
        }
        for (int k = 0; k < outputs; k++) {
            height -= frequencies[k] * at[k];
        }
        return height;
    }

    private void setFactors(double[] at) {
        for (int k = 0; k < outputs; k++) {
            factors[k] = Math.exp(at[k]);
        }
    }

    /** Fills the slopes of a row after the tilt; returns what its probabilities were divided by. */
    private double tilted(double[] slopes, int i) {
        int target = sum.target(i);
        double others = 0;
        for (int k = 0; k < outputs; k++) {
            row[k] = Math.max(0, slopes[i * outputs + k]) * factors[k];
            others += k == target ? 0 : row[k];
        }
        double own = Math.max(0, slopes[i * outputs + target] + 1) * factors[target];
        double total = own + others;
        for (int k = 0; k < outputs; k++) {
            row[k] /= total;
        }
        row[target] = -others / total;
        return total;
    }

    /** Solves for the direction by Cholesky's method. The ones lift the direction in which a tilt changes nothing. */
    private void newtonDirection() {
        double largest = 0;
        for (int k = 0; k < outputs; k++) {
            largest = Math.max(largest, curvature[k][k]);
        }
        double lift = largest > 0 ? largest : 1;
        for (int k = 0; k < outputs; k++) {
            for (int l = 0; l <= k; l++) {
                double entry = curvature[k][l] + lift / outputs + (k == l ? RIDGE * lift : 0);
                for (int m = 0; m < l; m++) {
                    entry -= curvature[k][m] * curvature[l][m];
                }
                curvature[k][l] = k == l ? Math.sqrt(Math.max(entry, RIDGE * lift)) : entry / curvature[l][l];
            }
        }
        for (int k = 0; k < outputs; k++) {
            direction[k] = means[k] - frequencies[k];
            for (int l = 0; l < k; l++) {
                direction[k] -= curvature[k][l] * direction[l];
            }
            direction[k] /= curvature[k][k];
        }
        for (int k = outputs - 1; k >= 0; k--) {
            for (int l = k + 1; l < outputs; l++) {
                direction[k] -= curvature[l][k] * direction[l];
            }
            direction[k] /= curvature[k][k];
        }
    }

    private void mix(double[] slopes, double[] out) {
        double rho = imbalance();
        for (int i = 0; i < sum.rows(); i++) {
            tilted(slopes, i);
            for (int k = 0; k < outputs; k++) {
                boolean own = k == sum.target(i);
                double toFrequency = own ? frequencies[k] - 1 : frequencies[k];
                double mixed = (row[k] + rho * toFrequency - (means[k] - frequencies[k])) / (1 + rho);
                out[i * outputs + k] = Math.max(own ? -1 : 0, mixed);
            }
        }
    }
}
