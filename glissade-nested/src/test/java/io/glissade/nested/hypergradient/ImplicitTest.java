package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.LowerLevel;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Start;
import io.glissade.nested.StepSize;
import io.glissade.nested.problem.Ridge;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.nested.solver.Direct;
import io.glissade.nested.solver.LinearSolver;
import io.glissade.nested.solver.Neumann;
import io.glissade.nested.solver.NormalEquations;
import io.glissade.nested.solver.SolveReport;
import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Implicit hypergradients of two levels. */
final class ImplicitTest {

    private static final Implicit IMPLICIT = new Implicit(new ConjugateGradient(1e-14, 20));

    private static Ridge small() {
        return new Ridge(
                new double[][] {{1, 0}, {0, 2}, {1, 1}},
                new double[] {1, 2, 0},
                new double[][] {{1, 1}, {2, -1}},
                new double[] {1, 0});
    }

    private static double[] gradient(MultilevelObjective objective, double... point) {
        try (Tensor x = objective.space().zero();
                Tensor gradient = objective.space().zero()) {
            objective.space().copy(point, x);
            objective.valueAndGradient(x, gradient);
            return objective.space().toArray(gradient);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, -0.015265621820", "-2, -0.010917180118", "1, 0.039700146654"})
    void theHypergradientOfRidgeRegressionIsThatOfTheClosedForm(double lambda, double printed) {
        try (Ridge ridge = small()) {
            GradientSteps steps = new GradientSteps(600, 0.1);
            double found = gradient(new MultilevelObjective(ridge.problem(1, steps), IMPLICIT), lambda)[0];
            assertThat(found).isCloseTo(printed, within(5e-13));
            assertThat(found).isCloseTo(ridge.hypergradient(lambda)[0], within(1e-14));
        }
    }

    @Test
    void atTheSolutionOneStepIsAsGoodAsAThousandAndConjugateGradientsEndAfterTheDimension() {
        try (Ridge ridge = small()) {
            Start solution = Start.at(ridge.solution(0));
            MultilevelObjective objective = new MultilevelObjective(
                    ridge.problem(1, new GradientSteps(1, StepSize.constant(0.1), solution)), IMPLICIT);
            assertThat(gradient(objective, 0)[0]).isCloseTo(ridge.hypergradient(0)[0], within(1e-15));
            // two iterations and the residual of the solution
            assertThat(objective.levels().solves(2).products()).isEqualTo(3);
            assertThat(objective.levels().solves(2).unconverged()).isZero();
            assertThat(objective.levels().gradientNorm(2)).isLessThan(1e-15);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 6.042e-3", "10, 1.275e-3", "20, 5.502e-5", "40, 1.024e-7", "80, 3.547e-13"})
    void theErrorOfKTermsOfTheNeumannSeriesIsTheOnePrinted(int terms, double printed) {
        try (Ridge ridge = small()) {
            Start solution = Start.at(ridge.solution(0));
            MultilevelObjective objective = new MultilevelObjective(
                    ridge.problem(1, new GradientSteps(1, StepSize.constant(0.1), solution)),
                    new Implicit(new Neumann(terms, 0.1)));
            double error = Math.abs(gradient(objective, 0)[0] - ridge.hypergradient(0)[0]);
            assertThat(error).isCloseTo(printed, within(5.0001e-4 * printed + 2e-16));
        }
    }

    @Test
    void conjugateGradientsWithTheOldResidualInTheDirectionMissTheGradient() {
        try (Ridge ridge = small()) {
            double exact = ridge.hypergradient(0)[0];
            MultilevelProblem problem =
                    ridge.problem(1, new GradientSteps(1, StepSize.constant(0.1), Start.at(ridge.solution(0))));
            double faulty =
                    gradient(new MultilevelObjective(problem, new Implicit(new FaultyConjugateGradient(2))), 0)[0];
            double right = gradient(new MultilevelObjective(problem, IMPLICIT), 0)[0];
            assertThat(Math.abs(faulty - exact)).isCloseTo(1.91e-2, within(5e-5));
            assertThat(right).isCloseTo(exact, within(1e-15));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void allSolversAgreeOnRandomRows(int penalties) {
        try (Ridge ridge = random(9, 4, 6)) {
            double[] lambda = new double[penalties];
            lambda[0] = 0.3;
            MultilevelProblem problem = ridge.problem(
                    penalties, new GradientSteps(1, StepSize.constant(0.01), Start.at(ridge.solution(lambda))));
            for (LinearSolver solver : List.of(
                    new ConjugateGradient(1e-13, 20),
                    new NormalEquations(1e-13, 40),
                    new Direct(),
                    new Neumann(1500, 0.05))) {
                assertThat(gradient(new MultilevelObjective(problem, new Implicit(solver)), lambda))
                        .as(solver.toString())
                        .containsExactly(ridge.hypergradient(lambda), within(1e-12));
            }
        }
    }

    @Test
    void theErrorIsOfTheOrderOfTheGradientNormThatIsReported() {
        try (Ridge ridge = small()) {
            double last = Double.POSITIVE_INFINITY;
            for (int count : new int[] {5, 20, 40}) {
                MultilevelObjective objective =
                        new MultilevelObjective(ridge.problem(1, new GradientSteps(count, 0.1)), IMPLICIT);
                assertThat(objective.levels().gradientNorm(2)).isNaN();
                double error = Math.abs(gradient(objective, 0)[0] - ridge.hypergradient(0)[0]);
                double norm = objective.levels().gradientNorm(2);
                assertThat(norm).isLessThan(last);
                // |error| <= norm / least eigenvalue times a bound of the derivative by theta, which is below 1 here
                assertThat(error).isBetween(1e-4 * norm, norm);
                last = norm;
            }
        }
    }

    @Test
    void aStartThatIsLearnedIsNotSeenAndThatIsSaid() {
        TorchSpace space = new TorchSpace(
                List.of(new Block("lambda", 0, 1), new Block("start", 1, 1)), TorchSpace.Precision.DOUBLE);
        MultilevelProblem problem = new MultilevelProblem(
                space,
                v -> v.level(2).square().sum(),
                List.of(new LowerLevel(
                        "theta",
                        line("theta"),
                        v -> v.level(2).sub(v.block(1, "lambda")).square().sum(),
                        new GradientSteps(2, StepSize.constant(0.4), Start.learned("start")))));
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, IMPLICIT), 3, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the gradient of outer variable start is exactly 0 by Implicit, but F_1 changes");
    }

    /** F(x) = z^2 with y above it and curvature {@code c} in z. */
    private static MultilevelProblem three(double c, GradientSteps steps) {
        return new MultilevelProblem(
                line("x"),
                v -> v.level(3).square().sum(),
                List.of(
                        new LowerLevel(
                                "y",
                                line("y"),
                                v -> v.level(2)
                                        .sub(v.level(1))
                                        .square()
                                        .add(v.level(3).square())
                                        .sum(),
                                steps),
                        new LowerLevel(
                                "z",
                                line("z"),
                                v -> v.level(3)
                                        .square()
                                        .mul(new Scalar(c / 2))
                                        .sub(v.level(3).mul(v.level(2)))
                                        .sum(),
                                steps)));
    }

    @Test
    void theLevelWhoseHessianIsNotPositiveDefiniteIsNamed() {
        GradientSteps steps = new GradientSteps(2, 0.1);
        MultilevelObjective objective = new MultilevelObjective(three(-0.5, steps), IMPLICIT);
        assertThat(gradient(objective, 1)).containsExactly(Double.NaN);
        assertThat(objective.incident())
                .isEqualTo("level 3 (z): its Hessian is not positive definite where its gradient steps ended,"
                        + " curvature -0.5 met in iteration 1 of conjugate gradients");
        // z = -2 y: y minimises (y - x)^2 + 4 y^2 = 5 (y - x/5)^2 + ..., and F(x) = 4 x^2/25
        GradientSteps solution =
                new GradientSteps(1, StepSize.constant(0.01), (space, upper) -> upper.level(upper.levels())
                        .mul(new Scalar(upper.levels() == 1 ? 0.2 : -2)));
        assertThat(gradient(
                        new MultilevelObjective(three(-0.5, solution), new Implicit(new NormalEquations(1e-12, 5))), 1)[
                        0])
                .isCloseTo(0.32, within(1e-14));
    }

    @Test
    void theLevelWhoseNeumannSeriesDivergesIsNamed() {
        MultilevelObjective objective =
                new MultilevelObjective(three(9, new GradientSteps(2, 0.1)), new Implicit(new Neumann(3, 0.3)));
        assertThat(gradient(objective, 1)).containsExactly(Double.NaN);
        assertThat(objective.incident())
                .startsWith("level 3 (z): the Neumann series of its Hessian diverges with step size 0.3,");
    }

    @Test
    void aSolverThatDidNotConvergeIsSaid() {
        try (Ridge ridge = random(30, 12, 10)) {
            MultilevelObjective objective = new MultilevelObjective(
                    ridge.problem(1, new GradientSteps(50, 0.01)), new Implicit(new ConjugateGradient(1e-12, 2)));
            assertThat(objective.levels().solves(2)).isEqualTo(SolveReport.NONE);
            gradient(objective, 0);
            gradient(objective, 1);
            SolveReport report = objective.levels().solves(2);
            assertThat(report.solves()).isEqualTo(2);
            assertThat(report.unconverged()).isEqualTo(2);
            assertThat(report.products()).isEqualTo(6);
            assertThat(report.worstResidual()).isBetween(1e-6, 1.0);
        }
    }

    @Test
    void aLevelWhoseObjectiveDoesNotContainItsVariableIsNamed() {
        MultilevelProblem problem = new MultilevelProblem(
                line("x"),
                v -> v.level(2).sum(),
                List.of(new LowerLevel("y", line("y"), v -> v.level(1).square().sum(), new GradientSteps(1, 0.1))));
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, IMPLICIT), 1))
                .hasMessage("level 2 (y): its objective must depend on its variable, and does not");
    }

    @Test
    void anOutermostVariableThatNothingContainsIsNamed() {
        MultilevelProblem problem = new MultilevelProblem(
                line("x"),
                v -> v.level(2).sum(),
                List.of(new LowerLevel("y", line("y"), v -> v.level(2).square().sum(), new GradientSteps(1, 0.1))));
        assertThatThrownBy(() -> gradient(new MultilevelObjective(problem, IMPLICIT), 1))
                .hasMessageStartingWith("outer variable x does not influence the result");
    }

    private static TorchSpace line(String name) {
        return new TorchSpace(List.of(new Block(name, 0, 1)), TorchSpace.Precision.DOUBLE);
    }

    private static Ridge random(int rows, int features, int validationRows) {
        SplittableRandom random = new SplittableRandom(7);
        return new Ridge(
                matrix(rows, features, random),
                matrix(1, rows, random)[0],
                matrix(validationRows, features, random),
                matrix(1, validationRows, random)[0]);
    }

    private static double[][] matrix(int rows, int columns, SplittableRandom random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return matrix;
    }
}
