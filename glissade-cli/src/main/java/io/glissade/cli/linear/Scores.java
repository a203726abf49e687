package io.glissade.cli.linear;

import io.glissade.linear.Design;
import io.glissade.table.Classes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Margins of raw rows under a model, and what they predict.
 *
 * @param loss what the model was fitted with
 * @param classes {@code null} where targets are numbers
 * @param coefficients {@code x[j K + k]} of the K outputs, then the K intercepts
 * @param outputs K
 */
@SuppressWarnings("ArrayRecordComponent")
public record Scores(LossRow loss, @Nullable Classes classes, double[] coefficients, int outputs) {

    /** {@code out[k]}: the margin of output k of a row. */
    public void margins(Design design, int row, double[] out) {
        int features = design.columns();
        if (outputs == 1) {
            out[0] = design.dot(row, coefficients) + coefficients[features];
            return;
        }
        design.dots(row, coefficients, out);
        for (int k = 0; k < outputs; k++) {
            out[k] += coefficients[features * outputs + k];
        }
    }

    /** Probabilities of the classes from the margins of a row; only where the loss has them. */
    public double[] probabilities(double[] margins) {
        if (outputs == 1) {
            double high = 1 / (1 + Math.exp(-margins[0]));
            return new double[] {1 / (1 + Math.exp(margins[0])), high};
        }
        double largest = Arrays.stream(margins).max().orElseThrow();
        double[] shares = Arrays.stream(margins).map(m -> Math.exp(m - largest)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    /** The place of the class the margins speak for. */
    public int place(double[] margins) {
        if (outputs == 1) {
            return margins[0] > 0 ? 1 : 0;
        }
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            best = margins[k] > margins[best] ? k : best;
        }
        return best;
    }

    /** The number that margins predict where targets are numbers. */
    public double number(double margin) {
        return loss.kind() == LossRow.Kind.COUNT ? Math.exp(margin) : margin;
    }
}
