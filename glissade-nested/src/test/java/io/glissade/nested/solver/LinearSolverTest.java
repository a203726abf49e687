package io.glissade.nested.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.Constants;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.TorchSpace.Precision;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LinearSolverTest {

    private PointerScope scope = new PointerScope();

    @BeforeEach
    void openScope() {
        scope = new PointerScope();
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    private static LinearSystem system(double[][] matrix, Precision precision) {
        Tensor m = Constants.matrix(matrix).to(precision.type());
        TorchSpace space = new TorchSpace(List.of(new Block("theta", 0, matrix.length)), precision);
        return new LinearSystem("level 2 (theta)", space, m::matmul);
    }

    private static SolveOutcome solve(
            LinearSolver solver, double[][] matrix, double[] rightSide, double[] solutionOut) {
        return solve(solver, system(matrix, Precision.DOUBLE), rightSide, solutionOut);
    }

    private static SolveOutcome solve(
            LinearSolver solver, LinearSystem system, double[] rightSide, double[] solutionOut) {
        TorchSpace space = system.space();
        try (Tensor c = space.zero();
                Tensor u = space.zero()) {
            space.copy(rightSide, c);
            SolveOutcome outcome = solver.prepare(system).solve(c, u);
            System.arraycopy(space.toArray(u), 0, solutionOut, 0, solutionOut.length);
            return outcome;
        }
    }

    /** A symmetric matrix with eigenvalues first, first + 1, ...: a reflected diagonal. */
    private static double[][] reflected(int n, double first, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[n];
        double square = 0;
        for (int i = 0; i < n; i++) {
            v[i] = random.nextGaussian();
            square += v[i] * v[i];
        }
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    double a = (i == k ? 1 : 0) - 2 * v[i] * v[k] / square;
                    double b = (j == k ? 1 : 0) - 2 * v[j] * v[k] / square;
                    matrix[i][j] += a * (first + k) * b;
                }
            }
        }
        return matrix;
    }

    private static double[] product(double[][] matrix, double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] += matrix[i][j] * x[j];
            }
        }
        return product;
    }

    @Test
    void conjugateGradientsEndAfterAsManyIterationsAsThereAreEigenvalues() {
        double[][] matrix = reflected(8, 1, 1);
        double[] wanted = {1, -2, 3, 0.5, 0, -1, 2, 4};
        double[] found = new double[8];
        SolveOutcome outcome = solve(new ConjugateGradient(1e-12, 50), matrix, product(matrix, wanted), found);
        assertThat(found).containsExactly(wanted, within(1e-11));
        assertThat(outcome.converged()).isTrue();
        assertThat(outcome.products()).isEqualTo(9);
        assertThat(outcome.relativeResidual()).isLessThan(1e-12);
    }

    @Test
    void aDirectionWithoutPositiveCurvatureIsNamed() {
        double[][] saddle = {{1, 0}, {0, -2}};
        assertThatThrownBy(() -> solve(new ConjugateGradient(1e-10, 10), saddle, new double[] {0, 3}, new double[2]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("level 2 (theta): its Hessian is not positive definite where its gradient steps ended,"
                        + " curvature -2.0 met in iteration 1 of conjugate gradients");
        assertThatThrownBy(() ->
                        solve(new ConjugateGradient(1e-10, 10), new double[1][1], new double[] {1}, new double[1]))
                .hasMessageContaining("curvature 0.0");
    }

    @Test
    void anIterationLimitReachedIsSaid() {
        double[][] matrix = reflected(8, 1, 2);
        double[] rightSide = {1, 1, 1, 1, 1, 1, 1, 1};
        SolveOutcome outcome = solve(new ConjugateGradient(1e-12, 3), matrix, rightSide, new double[8]);
        assertThat(outcome.converged()).isFalse();
        assertThat(outcome.relativeResidual()).isBetween(1e-3, 0.5);
    }

    @Test
    void aToleranceBelowRoundingIsSaidNotToBeReached() {
        double[][] matrix = reflected(8, 1e-6, 3);
        double[] rightSide = {1, 2, 3, 4, 5, 6, 7, 8};
        SolveOutcome outcome = solve(new ConjugateGradient(1e-18, 40), matrix, rightSide, new double[8]);
        assertThat(outcome.converged()).isFalse();
        assertThat(outcome.relativeResidual()).isLessThan(1e-9);
    }

    @Test
    void anOperatorThatIsNotQuiteLinearLeavesNoResidualUnseen() {
        // Products in single precision: the residual of the recursion falls below the true one.
        double[][] matrix = reflected(6, 0.01, 4);
        LinearSystem exact = system(matrix, Precision.DOUBLE);
        Tensor single = Constants.matrix(matrix).to(Precision.FLOAT.type());
        LinearSystem rounded =
                new LinearSystem("rounded", exact.space(), x -> single.matmul(x.to(Precision.FLOAT.type()))
                        .to(Precision.DOUBLE.type()));
        SolveOutcome outcome =
                solve(new ConjugateGradient(1e-13, 30), rounded, new double[] {1, 2, 3, 4, 5, 6}, new double[6]);
        assertThat(outcome.converged()).isFalse();
        assertThat(outcome.relativeResidual()).isGreaterThan(1e-13);
    }

    @Test
    void aZeroRightHandSideHasTheSolutionZero() {
        double[][] matrix = {{2, 0}, {0, 3}};
        for (LinearSolver solver : List.of(
                new ConjugateGradient(1e-10, 5), new Neumann(3, 0.1), new NormalEquations(1e-10, 5), new Direct())) {
            double[] found = {9, 9};
            assertThat(solve(solver, matrix, new double[2], found)).isEqualTo(new SolveOutcome(0, 0, true));
            assertThat(found).containsExactly(0, 0);
        }
    }

    @Test
    void oneUnknownIsSolvedLikeAnyOther() {
        for (LinearSolver solver : List.of(
                new ConjugateGradient(1e-14, 1), new Neumann(200, 0.4), new NormalEquations(1e-14, 1), new Direct())) {
            double[] found = new double[1];
            SolveOutcome outcome = solve(solver, new double[][] {{4}}, new double[] {3}, found);
            assertThat(found[0]).as(solver.toString()).isCloseTo(0.75, within(1e-15));
            assertThat(outcome.converged()).isTrue();
        }
    }

    @Test
    void theNeumannSeriesIsThatOfItsTerms() {
        double[] found = new double[2];
        // h (1 + (1 - h m) + (1 - h m)^2) with h = 0.1 and m = 2, 5
        SolveOutcome outcome = solve(new Neumann(3, 0.1), new double[][] {{2, 0}, {0, 5}}, new double[] {1, 10}, found);
        assertThat(found).containsExactly(new double[] {0.1 * (1 + 0.8 + 0.64), 1 + 0.5 + 0.25}, within(1e-15));
        assertThat(outcome.relativeResidual()).isCloseTo(Math.hypot(0.512, 1.25) / Math.sqrt(101), within(1e-15));
    }

    @Test
    void aNeumannSeriesThatDivergesIsNamed() {
        double[][] matrix = {{0.1, 0}, {0, 30}};
        assertThatThrownBy(() -> solve(new Neumann(20, 0.1), matrix, new double[] {100, 1e-3}, new double[2]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching(
                        "level 2 \\(theta\\): the Neumann series of its Hessian diverges with step size 0\\.1,"
                                + " term \\d+ is 1\\.\\d+ times as long as the one before");
        double[][] saddle = {{-1}};
        assertThatThrownBy(() -> solve(new Neumann(2, 0.1), saddle, new double[] {1}, new double[1]))
                .hasMessageContaining("term 2 is 1.1 times as long");
    }

    @Test
    void directSolvesSaddlePointsAndNamesSingularHessians() {
        double[] found = new double[2];
        double[][] saddle = {{1, 2}, {2, 1}};
        assertThat(solve(new Direct(), saddle, new double[] {5, 4}, found).converged())
                .isTrue();
        assertThat(found).containsExactly(new double[] {1, 2}, within(1e-15));
        assertThatThrownBy(() -> solve(new Direct(), new double[][] {{1, 1}, {1, 1}}, new double[] {1, 2}, found))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "level 2 (theta): its Hessian is singular where its gradient steps ended, pivot 2 of 2 is zero");
    }

    @Test
    void normalEquationsSolveWhatIsIndefinite() {
        double[][] matrix = reflected(7, -2.5, 5);
        double[] wanted = {1, -2, 3, 0.5, 0, -1, 2};
        double[] found = new double[7];
        SolveOutcome outcome = solve(new NormalEquations(1e-12, 100), matrix, product(matrix, wanted), found);
        assertThat(found).containsExactly(wanted, within(1e-10));
        assertThat(outcome.converged()).isTrue();
    }

    @Test
    void normalEquationsOfASingularHessianEndAtTheLeastNorm() {
        double[] found = new double[2];
        double[][] matrix = {{1, 1}, {1, 1}};
        assertThat(solve(new NormalEquations(1e-12, 100), matrix, new double[] {2, 2}, found)
                        .converged())
                .isTrue();
        assertThat(found).containsExactly(new double[] {1, 1}, within(1e-14));
        SolveOutcome outcome = solve(new NormalEquations(1e-12, 100), matrix, new double[] {4, 0}, found);
        assertThat(found).containsExactly(new double[] {1, 1}, within(1e-14));
        assertThat(outcome.converged()).isFalse();
        assertThat(outcome.relativeResidual()).isCloseTo(Math.sqrt(0.5), within(1e-14));
    }

    @Test
    void singlePrecisionReachesWhatItCan() {
        double[][] matrix = reflected(5, 1, 6);
        double[] wanted = {1, -2, 3, 0.5, -1};
        for (LinearSolver solver :
                List.of(new ConjugateGradient(1e-6, 30), new NormalEquations(1e-6, 60), new Direct())) {
            double[] found = new double[5];
            SolveOutcome outcome = solve(solver, system(matrix, Precision.FLOAT), product(matrix, wanted), found);
            assertThat(outcome.converged()).as(solver.toString()).isTrue();
            assertThat(found).containsExactly(wanted, within(3e-5));
        }
    }

    @Test
    void aProductThatIsNotFiniteIsNamed() {
        double[][] matrix = {{1, 0}, {0, Double.NaN}};
        assertThatThrownBy(() -> solve(new ConjugateGradient(1e-6, 3), matrix, new double[] {1, 1}, new double[2]))
                .hasMessage("level 2 (theta): a product with its Hessian is not finite at theta[1]");
    }

    @Test
    void parametersOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new ConjugateGradient(0, 5))
                .hasMessage("tolerance must be between 0.0 and 1.0, both excluded, got 0.0");
        assertThatThrownBy(() -> new NormalEquations(1e-9, 0)).hasMessage("maxIterations must be at least 1, got 0");
        assertThatThrownBy(() -> new Neumann(0, 0.1)).hasMessage("terms must be at least 1, got 0");
        assertThatThrownBy(() -> new Neumann(3, -1)).hasMessage("stepSize must be positive and finite, got -1.0");
    }
}
