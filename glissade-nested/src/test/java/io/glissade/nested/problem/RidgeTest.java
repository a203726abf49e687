package io.glissade.nested.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.GradientSteps;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RidgeTest {

    private static Ridge small() {
        return new Ridge(
                new double[][] {{1, 0}, {0, 2}, {1, 1}},
                new double[] {1, 2, 0},
                new double[][] {{1, 1}, {2, -1}},
                new double[] {1, 0});
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.112456747405, -0.015265621820",
        "-2, 0.148223441534, -0.010917180118",
        "1, 0.119610081075, 0.039700146654"
    })
    void valueAndHypergradientAreThoseComputedByHand(double lambda, double value, double hypergradient) {
        try (Ridge ridge = small()) {
            assertThat(ridge.value(lambda)).isCloseTo(value, within(5e-13));
            assertThat(ridge.hypergradient(lambda)[0]).isCloseTo(hypergradient, within(5e-13));
        }
    }

    @Test
    void theSolutionIsTheOneComputedByHand() {
        try (Ridge ridge = small()) {
            // H = [[3, 1], [1, 6]], X'y = (1, 4): theta = (2, 11) / 17
            assertThat(ridge.solution(0)).containsExactly(new double[] {2.0 / 17, 11.0 / 17}, within(1e-15));
        }
    }

    @Test
    void aPenaltyForEachFeatureSplitsTheHypergradientOfOneForAll() {
        try (Ridge ridge = small()) {
            double[] each = ridge.hypergradient(-2, -2);
            assertThat(each[0] + each[1]).isCloseTo(ridge.hypergradient(-2)[0], within(1e-15));
        }
    }

    @Test
    void theHypergradientIsTheDifferenceQuotientOfTheValue() {
        try (Ridge ridge = random(9, 4, 6, 1)) {
            double[] lambda = {0.3, -0.7, 1.1, 0};
            double[] gradient = ridge.hypergradient(lambda);
            double h = 1e-5;
            for (int j = 0; j < lambda.length; j++) {
                double[] above = lambda.clone();
                double[] below = lambda.clone();
                above[j] += h;
                below[j] -= h;
                double quotient = (ridge.value(above) - ridge.value(below)) / (2 * h);
                assertThat(gradient[j]).isCloseTo(quotient, within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void theNestedProblemAfterManyStepsAgreesWithTheClosedForm(int penalties) {
        try (Ridge ridge = random(8, 3, 5, 2)) {
            double[] lambda = new double[penalties];
            lambda[0] = 0.4;
            MultilevelObjective objective =
                    new MultilevelObjective(ridge.problem(penalties, new GradientSteps(500, 0.05)), new Reverse());
            try (Tensor x = objective.space().zero();
                    Tensor gradient = objective.space().zero()) {
                objective.space().copy(lambda, x);
                assertThat(objective.valueAndGradient(x, gradient)).isCloseTo(ridge.value(lambda), within(1e-11));
                assertThat(objective.space().toArray(gradient))
                        .containsExactly(ridge.hypergradient(lambda), within(1e-11));
            }
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        double[][] row = {{1, 2}};
        double[] one = {1};
        assertThatThrownBy(() -> new Ridge(new double[0][], new double[0], row, one))
                .hasMessage("features must have at least one row and one column, got 0 by 0");
        assertThatThrownBy(() -> new Ridge(row, new double[] {1, 2}, row, one))
                .hasMessage("targets must have length 1, got 2");
        assertThatThrownBy(() -> new Ridge(row, one, new double[][] {{1}}, one))
                .hasMessage("validationFeatures[0] must have length 2, got 1");
        assertThatThrownBy(() -> new Ridge(row, one, row, new double[] {Double.NaN}))
                .hasMessage("validationTargets[0] must be finite, got NaN");
        try (Ridge ridge = small()) {
            assertThatThrownBy(() -> ridge.solution(1, 2, 3))
                    .hasMessage("lambda must have 1 value or one for each of 2 features, got 3");
            assertThatThrownBy(() -> ridge.problem(3, new GradientSteps(1, 0.1)))
                    .hasMessage("penalties must be 1 or the number of features 2, got 3");
        }
    }

    private static Ridge random(int rows, int features, int validationRows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
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
