package io.glissade.cli.target;

import io.glissade.linear.Hessian;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Triangle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The posterior of a linear model with squared loss, solved by a factor of its Hessian. */
final class GaussianPosterior {

    private GaussianPosterior() {}

    /**
     * Mean and variances of exp(-scale P). Cost: a pass over the rows that is quadratic in the dimension, and the cube of it.
     *
     * @param sum P, with the squared loss
     * @return {@code null} where the Hessian is singular: there is no posterior
     */
    static @Nullable Moments moments(LinearSum sum, double scale) {
        int dimension = Math.toIntExact(sum.space().dimension());
        double[] ones = new double[sum.rows()];
        Arrays.fill(ones, 1);
        Triangle hessian = new Triangle(dimension);
        new Hessian(sum).at(ones, hessian);
        if (!hessian.factor()) {
            return null;
        }
        double[] mean = new double[dimension];
        sum.valueAndGradient(new double[dimension], mean);
        hessian.solve(mean);
        double[] variance = new double[dimension];
        double[] unit = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            mean[j] = -mean[j];
            Arrays.fill(unit, 0);
            unit[j] = 1;
            hessian.solve(unit);
            variance[j] = unit[j] / scale;
        }
        return new Moments(mean, variance);
    }
}
