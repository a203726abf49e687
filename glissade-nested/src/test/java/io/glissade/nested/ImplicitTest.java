package io.glissade.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.problem.Ridge;
import io.glissade.nested.solver.ConjugateGradient;
import io.glissade.nested.solver.Neumann;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
