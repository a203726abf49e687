package io.glissade.conditional.coordinate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.example.CosineInstance;
import io.glissade.penalty.LinearPenalty;
import io.glissade.penalty.PowerPenalty;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The minima of the deterministic instance, computed elsewhere to ten digits. */
final class CosineInstanceTest {

    @ParameterizedTest
    @CsvSource({
        "2, 0.1, 1.1331058422, 3.1072281318, 0.3107228132, 8, 5.982e-2",
        "2, 1, 1.9963961023, 0.6776239417, 0.6776239417, 3, 1.720e-1",
        "1.25, 0.5, 1.9401408428, 1.3474847071, 0.5387049493, 3, 5.628e-2",
        "5, 0.01, 1.0484417028, 2.4546861013, 0.3630645570, 8, 8.580e-2"
    })
    void minimumNormLevelSupportAndMarginAreThoseOfTheTable(
            double power, double weight, double minimum, double norm, double level, int support, double margin) {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(power, weight));
        try (CoordinateRun run = CoordinateDescent.STANDARD.start(problem, new double[100])) {
            Runs.toGap(run, 1e-14);
            double[] x = run.point();
            assertThat(run.certify().value()).isCloseTo(minimum, within(1e-10));
            assertThat(run.certificate().relativeGap()).isLessThan(1e-13);
            double gauge = Runs.l1(x);
            assertThat(gauge).isCloseTo(norm, within(1e-9));
            assertThat(problem.penalty().derivative(gauge)).isCloseTo(level, within(1e-10));
            assertThat(Runs.supportSize(x)).isEqualTo(support);
            assertThat(Runs.margin(problem, x)).isCloseTo(margin, Percentage.withPercentage(0.03));

            // Its slope at the solution is all that a coordinate sees of the penalty.
            double[] lasso;
            try (CoordinateRun same = CoordinateDescent.STANDARD.start(
                    problem.with(new LinearPenalty(problem.penalty().derivative(gauge))), new double[100])) {
                Runs.toGap(same, 1e-14);
                lasso = same.point();
            }
            assertThat(lasso).usingComparatorWithPrecision(1e-6).containsExactly(x);
        }
    }
}
