package io.glissade.finitesum.sag;

import io.glissade.linear.LinearSum;
import io.glissade.linear.MultinomialSum;
import io.glissade.linear.Softmax;
import java.util.function.IntToDoubleFunction;

/**
 * Lipschitz constants of the gradients of the terms, {@code L_i = w_i smoothness ||a_i||^2}, without the penalty; the constant of
 * the intercept counts as a feature.
 *
 * @param largest over the rows
 * @param mean over the rows
 */
public record Lipschitz(double largest, double mean) {

    /** Cost: one pass. An {@link IllegalArgumentException} where the loss has no such constant. */
    public static Lipschitz of(LinearSum sum) {
        double smoothness = sum.loss().smoothness();
        if (!Double.isFinite(smoothness)) {
            throw new IllegalArgumentException(
                    "a step size from Lipschitz constants needs a loss with bounded second derivative, got "
                            + sum.loss() + "; search for the step or use a batch method");
        }
        return of(sum.rows(), i -> sum.weight(i) * smoothness * sum.squaredNorm(i));
    }

    /** Cost: one pass. */
    public static Lipschitz of(MultinomialSum sum) {
        return of(sum.rows(), i -> sum.weight(i) * Softmax.SMOOTHNESS * sum.squaredNorm(i));
    }

    private static Lipschitz of(int rows, IntToDoubleFunction constants) {
        double largest = 0;
        double total = 0;
        for (int i = 0; i < rows; i++) {
            double constant = constants.applyAsDouble(i);
            largest = Math.max(largest, constant);
            total += constant;
        }
        return new Lipschitz(largest, total / rows);
    }
}
