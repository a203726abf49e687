package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * Functions of one coordinate each, added over separate coordinates: f(x) = sum_i f_i(x_i).
 *
 * <p>The Hessian is diagonal and each |f_i'| is at most the norm of the gradient, so the largest L0 and the largest L1 of the
 * terms hold for the sum. That L0 is the smallest for this L1 where a term with the largest L0 needs it at the minimum, as all
 * terms here do but powers above 2. With {@link ExponentialLowerBound} and {@link LinearTailedLowerBound} it is one function on
 * which every fixed step is either unstable or slow. Source: the pair of {@code zhang2020clipping}, Appendix D, added here.
 */
public final class SeparableSum implements TestFunction {

    private final EuclideanSpace space;
    private final List<TestFunction> terms;

    /**
     * One coordinate for each term.
     *
     * @param terms each of dimension 1; at least one
     */
    public SeparableSum(List<? extends TestFunction> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a separable sum needs at least one term, got none");
        }
        for (TestFunction term : terms) {
            if (term.space().dimension() != 1) {
                throw new IllegalArgumentException("each term must have dimension 1, got "
                        + term.space().dimension() + " for " + term.getClass().getSimpleName());
            }
        }
        this.terms = List.copyOf(terms);
        this.space = new EuclideanSpace(terms.size());
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        double[] coordinate = new double[1];
        double[] slope = new double[1];
        for (int i = 0; i < x.length; i++) {
            coordinate[0] = x[i];
            value += terms.get(i).valueAndGradient(coordinate, slope);
            gradientOut[i] = slope[0];
        }
        return value;
    }

    @Override
    public SmoothnessConstants smoothness() {
        double l0 = 0;
        double l1 = 0;
        for (TestFunction term : terms) {
            l0 = Math.max(l0, term.smoothness().l0());
            l1 = Math.max(l1, term.smoothness().l1());
        }
        return new SmoothnessConstants(l0, l1);
    }

    @Override
    public double minimum() {
        double sum = 0;
        for (TestFunction term : terms) {
            sum += term.minimum();
        }
        return sum;
    }

    @Override
    public double hessianNorm(double[] x) {
        double largest = 0;
        double[] coordinate = new double[1];
        for (int i = 0; i < x.length; i++) {
            coordinate[0] = x[i];
            largest = Math.max(largest, terms.get(i).hessianNorm(coordinate));
        }
        return largest;
    }

    /**
     * An upper bound of the supremum, at most sqrt(number of terms) times it: every term is given the whole excess over the
     * minimum at once. The supremum itself depends on how the excess is best divided.
     */
    @Override
    public double gradientBound(double value) {
        double excess = Require.aboveMinimum(this, value);
        double squares = 0;
        for (TestFunction term : terms) {
            double bound = term.gradientBound(term.minimum() + excess);
            squares += bound * bound;
        }
        return Math.sqrt(squares);
    }
}
