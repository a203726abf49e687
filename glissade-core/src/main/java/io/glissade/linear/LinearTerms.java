package io.glissade.linear;

import io.glissade.oracle.FiniteSum;
import io.glissade.space.EuclideanSpace;
import java.util.Arrays;

/**
 * The smooth part of a {@link LinearSum} term by term, each with the whole squared penalty:
 * {@code f_i(x) = w_i loss(a_i'x + c, b_i) + (l2/2) ||x||^2}. Cost of a term: its row and twice the dimension.
 */
public record LinearTerms(LinearSum sum) implements FiniteSum<double[]> {

    @Override
    public EuclideanSpace space() {
        return sum.space();
    }

    @Override
    public int terms() {
        return sum.rows();
    }

    @Override
    public double valueAndGradient(int term, double[] x, double[] gradientOut) {
        Arrays.fill(gradientOut, 0);
        double margin = sum.margin(term, x);
        double scale = sum.weight(term) * sum.loss().derivative(margin, sum.target(term));
        int columns = sum.design().columns();
        sum.design().add(term, scale, gradientOut);
        if (sum.intercept()) {
            gradientOut[columns] += scale;
        }
        double squares = 0;
        for (int j = 0; j < columns; j++) {
            gradientOut[j] += sum.l2() * x[j];
            squares += x[j] * x[j];
        }
        return sum.weight(term) * sum.loss().value(margin, sum.target(term)) + sum.l2() / 2 * squares;
    }
}
