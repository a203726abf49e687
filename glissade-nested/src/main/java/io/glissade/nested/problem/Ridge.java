package io.glissade.nested.problem;

import io.glissade.nested.Constants;
import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.parameter.Require;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The penalties of ridge regression learned on validation rows, with value and hypergradient in closed form:
 *
 * <pre>
 * f_1 = |X_v theta - y_v|^2 / 2
 * f_2 = |X theta - y|^2 / 2 + sum_j exp(lambda_j) theta_j^2 / 2,    H = X'X + diag(exp(lambda))
 * theta* = H^-1 X'y,    dF/dlambda_j = -exp(lambda_j) theta*_j u_j,    H u = X_v'(X_v theta* - y_v)
 * </pre>
 *
 * <p>Level 1 is lambda, natural logarithms, one for all features or one for each; level 2 is theta. A closed form costs a third of the
 * cube of the features. Owns native memory: close it after the last use of a problem made by it. Reference:
 * {@code pedregosa2016hyperparameter}.
 */
public final class Ridge implements AutoCloseable {

    private final double[][] features;
    private final double[] targets;
    private final double[][] validationFeatures;
    private final double[] validationTargets;
    private final Tensor x;
    private final Tensor y;
    private final Tensor validationX;
    private final Tensor validationY;

    /**
     * A problem on copies of these.
     *
     * @param features X, at least one row, all rows of one length of at least 1
     * @param targets y, one for each row of X
     * @param validationFeatures X_v, at least one row, as long as those of X
     * @param validationTargets y_v, one for each row of X_v
     * @throws IllegalArgumentException where these do not fit or a number is not finite
     */
    public Ridge(double[][] features, double[] targets, double[][] validationFeatures, double[] validationTargets) {
        int width = features.length == 0 ? 0 : features[0].length;
        this.features = checked("features", features, width);
        this.targets = checked("targets", targets, features.length);
        this.validationFeatures = checked("validationFeatures", validationFeatures, width);
        this.validationTargets = checked("validationTargets", validationTargets, validationFeatures.length);
        this.x = kept(() -> Constants.matrix(this.features));
        this.y = kept(() -> Constants.vector(this.targets));
        this.validationX = kept(() -> Constants.matrix(this.validationFeatures));
        this.validationY = kept(() -> Constants.vector(this.validationTargets));
    }

    /** The number of features, the length of theta. */
    public int dimension() {
        return features[0].length;
    }

    /** theta*, for one lambda or one for each feature. */
    public double[] solution(double... lambda) {
        return Cholesky.of(hessian(lambda)).solve(transposed(features, targets));
    }

    /** F_1 at lambda, half the sum of squares on the validation rows. */
    public double value(double... lambda) {
        double sum = 0;
        for (double residual : validationResiduals(solution(lambda))) {
            sum += residual * residual;
        }
        return sum / 2;
    }

    /** dF_1/dlambda, as many as lambda has. */
    public double[] hypergradient(double... lambda) {
        Cholesky factor = Cholesky.of(hessian(lambda));
        double[] theta = factor.solve(transposed(features, targets));
        double[] adjoint = factor.solve(transposed(validationFeatures, validationResiduals(theta)));
        double[] gradient = new double[lambda.length];
        for (int j = 0; j < theta.length; j++) {
            int own = lambda.length == 1 ? 0 : j;
            gradient[own] -= Math.exp(lambda[own]) * theta[j] * adjoint[j];
        }
        return gradient;
    }

    /** H, the second derivative of f_2 with respect to theta, by rows. */
    public double[][] hessian(double... lambda) {
        if (lambda.length != 1 && lambda.length != dimension()) {
            throw new IllegalArgumentException(
                    "lambda must have 1 value or one for each of " + dimension() + " features, got " + lambda.length);
        }
        double[][] hessian = new double[dimension()][dimension()];
        for (int j = 0; j < dimension(); j++) {
            Require.finite("lambda", lambda[lambda.length == 1 ? 0 : j]);
            hessian[j][j] = Math.exp(lambda[lambda.length == 1 ? 0 : j]);
            for (int k = 0; k < dimension(); k++) {
                for (double[] row : features) {
                    hessian[j][k] += row[j] * row[k];
                }
            }
        }
        return hessian;
    }

    /**
     * The nested problem in double precision; its levels have one block each, {@code lambda} and {@code theta}.
     *
     * @param penalties number of lambdas: 1, or one for each feature
     * @param steps that replace the closed form of theta
     */
    public MultilevelProblem problem(int penalties, GradientSteps steps) {
        if (penalties != 1 && penalties != dimension()) {
            throw new IllegalArgumentException(
                    "penalties must be 1 or the number of features " + dimension() + ", got " + penalties);
        }
        return new MultilevelProblem(
                space("lambda", penalties, 1),
                v -> halfSquare(validationX.matmul(v.level(2)).sub(validationY)),
                List.of(new LowerLevel(
                        "theta",
                        space("theta", dimension(), 1),
                        v -> halfSquare(x.matmul(v.level(2)).sub(y))
                                .add(halfSum(v.level(1).exp().mul(v.level(2).square()))),
                        steps)));
    }

    @Override
    public void close() {
        x.close();
        y.close();
        validationX.close();
        validationY.close();
    }

    private double[] validationResiduals(double[] theta) {
        double[] residuals = new double[validationTargets.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = -validationTargets[i];
            for (int j = 0; j < theta.length; j++) {
                residuals[i] += validationFeatures[i][j] * theta[j];
            }
        }
        return residuals;
    }

    private static double[] transposed(double[][] rows, double[] factors) {
        double[] product = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[j] += rows[i][j] * factors[i];
            }
        }
        return product;
    }

    private static Tensor halfSquare(Tensor residuals) {
        return halfSum(residuals.square());
    }

    private static Tensor halfSum(Tensor tensor) {
        return tensor.sum().mul(new Scalar(0.5));
    }

    private static TorchSpace space(String block, long length, long rows) {
        return new TorchSpace(List.of(new Block(block, 0, length, rows)), TorchSpace.Precision.DOUBLE);
    }

    private static Tensor kept(Supplier<Tensor> made) {
        try (PointerScope scope = new PointerScope()) {
            return TorchSpace.keep(made.get());
        }
    }

    private static double[][] checked(String name, double[][] rows, int width) {
        if (rows.length == 0 || width == 0) {
            throw new IllegalArgumentException(
                    name + " must have at least one row and one column, got " + rows.length + " by " + width);
        }
        double[][] copies = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copies[i] = checked(name + "[" + i + "]", rows[i], width);
        }
        return copies;
    }

    private static double[] checked(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " must have length " + length + ", got " + values.length);
        }
        for (int i = 0; i < length; i++) {
            Require.finite(name + "[" + i + "]", values[i]);
        }
        return values.clone();
    }
}
