package io.glissade.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Observer;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.smoothness.SmoothnessProbe.Settings;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.PowerFunction;
import io.glissade.testfunction.Quadratic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmoothnessProbeTest {

    private static List<SmoothnessSample> samples(
            Objective<double[]> objective, StepRule rule, Settings settings, int steps, double... x0) {
        List<SmoothnessSample> samples = new ArrayList<>();
        try (GradientIteration<double[]> run =
                        new GradientDescent<double[]>(rule).start(Minibatches.always(objective), x0);
                SmoothnessProbe<double[]> probe = new SmoothnessProbe<>(settings, objective.space())) {
            Observer<double[], GradientIteration<double[]>> collector = iteration -> {
                SmoothnessSample sample = probe.latest();
                if (sample != null) {
                    samples.add(sample);
                }
            };
            Runner.run(run, StopRule.afterSteps(steps), List.of(probe, collector));
        }
        return samples;
    }

    /** Along x - h g the change of the gradient A x is h A g, so the quotient is ||A g|| / ||g|| wherever it is taken. */
    @Test
    void onAQuadraticEveryPointOfTheStepGivesTheSameSmoothness() {
        Quadratic quadratic = new Quadratic(2, 0.5);
        List<SmoothnessSample> one = samples(quadratic, new FixedStep(0.1), new Settings(1, 1, 1, 1e-3), 10, 1, 1);
        List<SmoothnessSample> six = samples(quadratic, new FixedStep(0.1), new Settings(1, 6, 1, 1e-3), 10, 1, 1);
        double[] x = {1, 1};
        for (int k = 0; k <= 10; k++) {
            double[] g = {2 * x[0], 0.5 * x[1]};
            double expected = Math.hypot(2 * g[0], 0.5 * g[1]) / Math.hypot(g[0], g[1]);
            assertThat(one.get(k).smoothness()).isCloseTo(expected, within(1e-12));
            assertThat(six.get(k).smoothness()).isCloseTo(expected, within(1e-12));
            assertThat(one.get(k).controlSmoothness()).isCloseTo(expected, within(1e-9));
            x[0] -= 0.1 * g[0];
            x[1] -= 0.1 * g[1];
        }
    }

    /**
     * x^4 along 148 clipped steps of length 0.2 from 30: log-log slope of smoothness on gradient norm. The true Hessian gives
     * 2/3; reference values .669 for six points along the step and .682 for its end.
     */
    @ParameterizedTest
    @CsvSource({"6, 0.669", "1, 0.682"})
    void onTheQuarticTheSlopeIsThatOfTheReference(int points, double expected) {
        List<SmoothnessSample> samples =
                samples(new PowerFunction(1, 4), new ClippedStep(20, 0.01), new Settings(1, points, 1, 1e-3), 147, 30);
        assertThat(samples).hasSize(148);
        double[] logNorm =
                samples.stream().mapToDouble(s -> Math.log(s.gradientNorm())).toArray();
        double[] logSmoothness =
                samples.stream().mapToDouble(s -> Math.log(s.smoothness())).toArray();
        assertThat(slope(logNorm, logSmoothness)).isCloseTo(expected, within(5e-4));
    }

    private static double slope(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
        }
        return xy / xx;
    }

    @Test
    void theCeilingIsNeverExceededAndTheFloorIsFarBelow() {
        List<SmoothnessSample> samples =
                samples(new PowerFunction(3, 4), new ClippedStep(0.1, 1), new Settings(3, 4, 1, 1e-3), 60, 3, -2, 1);
        assertThat(samples).hasSize(21).allSatisfy(sample -> {
            assertThat(sample.iteration() % 3).isZero();
            assertThat(sample.smoothness()).isPositive().isLessThanOrEqualTo(sample.ceiling());
            assertThat(sample.noiseFloor()).isBetween(0.0, 1e-6 * sample.smoothness());
        });
    }

    @Test
    void theRunIsBitwiseTheSameWithAndWithoutTheProbe() {
        PowerFunction quartic = new PowerFunction(2, 4);
        StepRule rule = new ClippedStep(0.1, 1);
        double[][] ends = new double[2][];
        for (int with = 0; with < 2; with++) {
            try (GradientIteration<double[]> run = new GradientDescent<double[]>(rule)
                            .start(Minibatches.always(quartic), new double[] {3, 2});
                    SmoothnessProbe<double[]> probe =
                            new SmoothnessProbe<>(new Settings(2, 3, 1, 1e-3), quartic.space())) {
                List<SmoothnessProbe<double[]>> observers = with == 1 ? List.of(probe) : List.of();
                Runner.run(run, StopRule.afterSteps(50), observers);
                ends[with] = run.point().clone();
                assertThat(probe.evaluations()).isEqualTo(with * 26L * 5);
            }
        }
        assertThat(ends[1]).containsExactly(ends[0]);
    }

    @Test
    void theCostStatedAheadIsTheCostPaid() {
        Settings settings = new Settings(10, 2, 4, 1e-3);
        try (GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(0.1))
                        .start(Minibatches.always(new Quadratic(1, 2)), new double[] {1, 1});
                SmoothnessProbe<double[]> probe = new SmoothnessProbe<>(settings, new Quadratic(1, 2).space())) {
            Runner.run(run, StopRule.afterSteps(399), List.of(probe));
            assertThat(1 + probe.evaluations() / 400.0).isCloseTo(settings.cost(), within(1e-12));
        }
    }

    @Test
    void theDefaultCostsAtMostFivePercentMoreGradients() {
        assertThat(Settings.DEFAULT.cost()).isLessThanOrEqualTo(1.05);
    }

    @Test
    void settingsOutOfRangeAreNamedWithRuleAndValue() {
        assertThatThrownBy(() -> new Settings(0, 1, 1, 1e-3)).hasMessage("every must be at least 1, got 0.0");
        assertThatThrownBy(() -> new Settings(1, 1, 1, 2)).hasMessage("relativeRadius must be in (0, 1), got 2.0");
    }
}
