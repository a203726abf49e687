package io.glissade.finitesum.batch;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A smaller sum that stands for a large one: each row is drawn by itself with a probability in proportion to
 * {@code w_i sum_j a_ij^2 / mean_j}, where {@code mean_j} is the weighted mean of the squares of column j, up to 1, and weighs the more
 * the less likely it was. Rows that a rare feature hangs on are therefore in it for certain.
 *
 * <p>Reference: {@code drineas2012fast} for what the scores stand in for, the statistical leverage.
 */
final class RowSample {

    private final LinearSum sum;
    private final double[] scores;
    private double total;

    /** Scores the rows. Cost: two passes. */
    RowSample(LinearSum sum) {
        this.sum = sum;
        this.scores = new double[sum.rows()];
        double[] factors = inverseMeanSquares();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = sum.weight(i) * (score(i, factors) + (sum.intercept() ? 1 : 0));
            total += scores[i];
        }
    }

    private double[] inverseMeanSquares() {
        double[] squares = new double[sum.design().columns()];
        for (int i = 0; i < scores.length; i++) {
            double weight = sum.weight(i);
            if (sum.design() instanceof SparseDesign sparse) {
                for (int at = sparse.starts()[i]; at < sparse.starts()[i + 1]; at++) {
                    squares[sparse.indices()[at]] += weight * sparse.values()[at] * sparse.values()[at];
                }
            } else {
                double[] values = ((DenseDesign) sum.design()).values();
                for (int j = 0, at = i * squares.length; j < squares.length; j++, at++) {
                    squares[j] += weight * values[at] * values[at];
                }
            }
        }
        for (int j = 0; j < squares.length; j++) {
            squares[j] = squares[j] > 0 ? scores.length / squares[j] : 0;
        }
        return squares;
    }

    private double score(int row, double[] factors) {
        double score = 0;
        if (sum.design() instanceof SparseDesign sparse) {
            for (int at = sparse.starts()[row]; at < sparse.starts()[row + 1]; at++) {
                score += factors[sparse.indices()[at]] * sparse.values()[at] * sparse.values()[at];
            }
            return score;
        }
        double[] values = ((DenseDesign) sum.design()).values();
        for (int j = 0, at = row * factors.length; j < factors.length; j++, at++) {
            score += factors[j] * values[at] * values[at];
        }
        return score;
    }

    /** About {@code rows} rows, the same for the same seed. */
    LinearSum draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] chosen = new int[scores.length];
        double[] weights = new double[scores.length];
        double[] targets = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            double probability = Math.min(1, rows * scores[i] / total);
            if (random.nextDouble() < probability) {
                chosen[count] = i;
                weights[count] = sum.weight(i) / probability;
                targets[count++] = sum.target(i);
            }
        }
        Design design = sum.design().select(Arrays.copyOf(chosen, count));
        return new LinearSum(
                design,
                Arrays.copyOf(targets, count),
                Arrays.copyOf(weights, count),
                sum.loss(),
                sum.l2(),
                0,
                sum.intercept());
    }
}
