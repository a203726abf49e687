package io.glissade.finitesum.batch;

import io.glissade.linear.Hessian;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Triangle;

/** The factored Hessian of a sum, with a ridge where it is singular. */
final class NewtonMetric {

    private static final double FIRST_RIDGE = 1e-9;
    private static final double RIDGE_GROWTH = 100;

    private final Hessian hessian;
    private final double[] curvatures;
    private final Triangle matrix;
    private final Triangle factor;

    NewtonMetric(LinearSum sum) {
        int dimension = (int) sum.space().dimension();
        this.hessian = new Hessian(sum);
        this.curvatures = new double[sum.rows()];
        this.matrix = new Triangle(dimension);
        this.factor = new Triangle(dimension);
    }

    /** The curvature of each row's loss, to be filled before {@link #factor()}. */
    double[] curvatures() {
        return curvatures;
    }

    /** Factors the Hessian at the curvatures. */
    void factor() {
        hessian.at(curvatures, matrix);
        factor.copy(matrix);
        double largest = matrix.largestOfDiagonal();
        double ridge = largest > 0 ? FIRST_RIDGE * largest : 1;
        // A matrix that is not finite never has a factor; the direction is then not finite either, and not taken.
        while (!factor.factor() && Double.isFinite(ridge)) {
            factor.copy(matrix);
            factor.addToDiagonal(factor.dimension(), ridge);
            ridge *= RIDGE_GROWTH;
        }
    }

    /** {@code direction = -metric^-1 gradient}, and the decrement {@code gradient' metric^-1 gradient}. */
    double direction(double[] gradient, double[] direction) {
        for (int j = 0; j < direction.length; j++) {
            direction[j] = -gradient[j];
        }
        factor.solve(direction);
        double decrement = 0;
        for (int j = 0; j < direction.length; j++) {
            decrement -= gradient[j] * direction[j];
        }
        return decrement;
    }
}
