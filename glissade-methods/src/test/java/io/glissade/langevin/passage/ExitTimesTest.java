package io.glissade.langevin.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.metastable.DoubleWellExit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A6 and A7 with as many runs as their tolerances need. */
@Tag("long")
final class ExitTimesTest {
    private static final int RUNS = 10_000;

    /** Within three standard errors of the quadrature, each about 1 %, and so less than 3 % from it. */
    @ParameterizedTest
    @CsvSource({"8, 41.0343", "12, 106.560"})
    void theMeanExitTimeIsThatOfTheQuadrature(double beta, double exact) {
        PassageTimes times = Wells.exit(Wells.overdamped(0.01, beta), 1, 1).run(RUNS, 21, 2);
        assertThat(times.unfinished()).isZero();
        assertThat(times.mean()).isCloseTo(exact, within(Math.min(0.03 * exact, 3 * times.standardError())));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.665, 0.02", "2, 0.405, 0.015"})
    void theMatrixJShortensTheExitByThePublishedRatio(double a, double ratio, double tolerance) {
        PassageTimes times = Wells.exit(Wells.turned(a, 0.01, 12), 2, 1).run(RUNS, 22, 2);
        assertThat(times.mean() / new DoubleWellExit(1, 12).exact()).isCloseTo(ratio, within(tolerance));
    }

    /** The published ratios are of 2000 runs each; their standard errors and ours together, three times. */
    @ParameterizedTest
    @CsvSource({"0.2, 0.578, 0.0124", "0.5, 0.748, 0.0160", "1, 1.214, 0.0258", "2, 2.03, 0.0422"})
    void velocityChangesTheExitByThePublishedRatio(double friction, double ratio, double error) {
        PassageTimes times =
                Wells.exit(Wells.underdamped(friction, 0.1, 48), 1, 0.25).run(RUNS, 23, 2);
        double exact = new DoubleWellExit(0.25, 48).exact();
        double joint = Math.hypot(error, times.standardError() / exact);
        assertThat(times.mean() / exact).isCloseTo(ratio, within(3 * joint));
    }

    @Test
    void theFrictionAtWhichVelocityStopsToHelpIsNearOneMinusTheCurvature() {
        double exact = new DoubleWellExit(0.25, 48).exact();
        double below = Math.log(Wells.exit(Wells.underdamped(0.5, 0.1, 48), 1, 0.25)
                        .run(RUNS, 23, 2)
                        .mean()
                / exact);
        double above = Math.log(Wells.exit(Wells.underdamped(1, 0.1, 48), 1, 0.25)
                        .run(RUNS, 23, 2)
                        .mean()
                / exact);
        assertThat(0.5 + 0.5 * below / (below - above)).isCloseTo(0.75, within(0.2));
    }
}
