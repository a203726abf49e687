package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import java.util.Arrays;

/**
 * How long the margins {@code v} of a step can be once the best constant is added: {@code ||v||^2 - (v'w)^2 / ||w||^2} with {@code w} the
 * margins of the constant 1. Both products are carried from jump to jump, so that a column costs its entries only.
 */
final class StepNorms {

    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private final Design columns;
    private final MarginSquares squares;
    private final int rows;
    private final double[] constant;
    private final double[] step;

    StepNorms(LinearSum sum, Design columns) {
        this.columns = columns;
        this.squares = new MarginSquares(sum, columns);
        this.rows = sum.rows();
        this.constant = new double[rows];
        this.step = new double[rows];
        for (int j = 0; j < columns.rows(); j++) {
            squares.addWeighted(j, constant);
        }
    }

    double[] of(TotalVariation atoms) {
        double ofConstant = 0;
        for (int j = 0; j < columns.rows(); j++) {
            ofConstant += columns.dot(j, constant);
        }
        double[] norms = new double[atoms.elements()];
        int heads = atoms.dimension() / 2;
        fill(norms, 0, 1, heads, ofConstant);
        fill(norms, atoms.dimension() - 1, -1, atoms.elements() - heads, ofConstant);
        return norms;
    }

    /** From one end of the sequence inwards: {@code step} holds the weighted margins of the coordinates passed. */
    private void fill(double[] norms, int from, int direction, int count, double ofConstant) {
        Arrays.fill(step, 0);
        double square = 0;
        double product = 0;
        double largest = 0;
        for (int passed = 0; passed < count; passed++) {
            int j = from + direction * passed;
            square += 2 * columns.dot(j, step) + rows * squares.ofColumn(j);
            product += columns.dot(j, constant);
            squares.addWeighted(j, step);
            largest = Math.max(largest, square);
            double shared = ofConstant > 0 ? product * product / ofConstant : 0;
            double rounding = ROUNDING * (passed + 16) * largest;
            norms[direction > 0 ? j : j - 1] = Math.sqrt((Math.max(square - shared, 0) + rounding) / rows);
        }
    }
}
