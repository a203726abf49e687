package io.glissade.guarantee;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.guarantee.BoundReport.Verdict;
import io.glissade.guarantee.SmoothDescent.Step;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.ExponentialLowerBound;
import io.glissade.testfunction.LinearTailedLowerBound;
import io.glissade.testfunction.PowerFunction;
import io.glissade.testfunction.QuarticQuadratic;
import io.glissade.testfunction.SeparableSum;
import io.glissade.testfunction.TestFunction;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The theorems for exact gradients. */
final class DescentGuaranteesTest {

    private static final SmoothnessConstants ONE = new SmoothnessConstants(1, 1);

    private record Start(TestFunction function, double first, double second, double tolerance) {

        double[] x0() {
            return function.space().dimension() == 1 ? new double[] {first} : new double[] {first, second};
        }
    }

    /** A test function with random constants, a start up to 4 / L1 from the minimum, a tolerance up to a third of L0. */
    private static Start anywhere(RandomGenerator random) {
        SmoothnessConstants constants = new SmoothnessConstants(
                Math.pow(10, random.nextDouble(-1, 1)), Math.pow(10, random.nextDouble(-1.5, 1)));
        double tolerance = constants.l0() * random.nextDouble(0.05, 0.33);
        TestFunction function =
                switch (random.nextInt(5)) {
                    case 0 -> new Cosh(2, constants);
                    case 1 -> new ExponentialLowerBound(constants);
                    case 2 -> new QuarticQuadratic(2, constants);
                    case 3 -> new PowerFunction(2, 4);
                    default ->
                        new SeparableSum(
                                List.of(new ExponentialLowerBound(constants), new LinearTailedLowerBound(tolerance)));
                };
        double l1 = function.smoothness().l1();
        return new Start(function, random.nextDouble(-4, 4) / l1, random.nextDouble(-4, 4) / l1, tolerance);
    }

    @Test
    void theoremThreeHoldsAndTheObjectiveFallsAtEveryStep() {
        forAll(70, 300, DescentGuaranteesTest::anywhere, start -> {
            Guarantee guarantee = new ClippedDescent(start.function().smoothness());
            BoundReport report = HeldRun.report(guarantee, start.function(), start.tolerance(), start.x0());
            assertThat(report.verdict()).as(report.sentence()).isEqualTo(Verdict.HELD);
            assertThat(report.monotone()).as(report.sentence()).isTrue();
        });
    }

    @Test
    void theStepsOfTheoremThreeAreItsIdentities() {
        for (double l0 : new double[] {0.1, 1, 7}) {
            for (double l1 : new double[] {0.01, 0.1, 1, 20}) {
                var rule = new ClippedDescent(new SmoothnessConstants(l0, l1)).stepRule(1);
                assertThat(rule.stepSize()).isCloseTo(1 / (10 * l0), within(1e-15));
                assertThat(rule.threshold())
                        .isCloseTo(Math.min(1 / rule.stepSize(), 1 / (10 * l1 * rule.stepSize())), within(1e-12));
                assertThat(rule.stepLengthCap()).isCloseTo(Math.min(1, 1 / (10 * l1)), within(1e-15));
            }
        }
        assertThat(new ClippedDescent(ONE).iterationBound(2.0125, 0.01)).isCloseTo(402_540.25, within(1e-6));
    }

    @Test
    void theoremSixHoldsAndTheObjectiveFallsAtEveryStep() {
        forAll(71, 300, DescentGuaranteesTest::anywhere, start -> {
            TestFunction function = start.function();
            double steepness = function.gradientBound(function.minimum() + HeldRun.gap(function, start.x0()));
            Guarantee guarantee = new PlainDescent(function.smoothness(), steepness);
            BoundReport report = HeldRun.report(guarantee, function, start.tolerance(), start.x0());
            assertThat(report.verdict()).as(report.sentence()).isEqualTo(Verdict.HELD);
            assertThat(report.monotone()).as(report.sentence()).isTrue();
        });
    }

    @Test
    void theBoundsForKnownConstantsHoldForAllThreeSteps() {
        for (Step step : Step.values()) {
            forAll(72, 200, DescentGuaranteesTest::anywhere, start -> {
                Guarantee guarantee = new SmoothDescent(start.function().smoothness(), step);
                BoundReport report = HeldRun.report(guarantee, start.function(), start.tolerance(), start.x0());
                assertThat(report.verdict()).as(report.sentence()).isEqualTo(Verdict.HELD);
                assertThat(report.monotone()).as(report.sentence()).isTrue();
            });
        }
    }

    /** All functions drawn are convex: the value obeys its bound, and the distance to the minimiser never grows. */
    @Test
    void onConvexFunctionsTheValueObeysItsBoundToo() {
        for (Step step : Step.values()) {
            forAll(73, 200, DescentGuaranteesTest::anywhere, start -> {
                TestFunction function = start.function();
                SmoothDescent guarantee = new SmoothDescent(function.smoothness(), step);
                double[] x = start.x0().clone();
                double[] gradient = function.space().zero();
                double distance = function.space().norm(x);
                double gap = HeldRun.gap(function, x);
                double target = 1e-3 * gap;
                double bound = guarantee.convexIterationBound(gap, distance, target);
                var rule = guarantee.stepRule(1);
                long steps = 0;
                while (function.valueAndGradient(x, gradient) - function.minimum() > target) {
                    double norm = function.space().norm(gradient);
                    function.space().axpy(-rule.stepSize(steps, 1, norm), gradient, x);
                    assertThat(function.space().norm(x)).isLessThanOrEqualTo(distance * (1 + 1e-12));
                    distance = function.space().norm(x);
                    steps++;
                    assertThat((double) steps).isLessThanOrEqualTo(Math.ceil(bound));
                }
            });
        }
    }

    @Test
    void theLowerBoundStaysBelowTheSlowFunctionWithEveryStableStep() {
        forAll(74, 40, random -> random.doubles(5).toArray(), u -> {
            double l0 = Math.pow(10, 2 * u[0] - 1);
            double l1 = Math.pow(10, 2 * u[1] - 1);
            double steepness = l0 / l1 * Math.pow(10, 0.1 + 1.9 * u[2]);
            PlainDescentLowerBound bound = new PlainDescentLowerBound(new SmoothnessConstants(l0, l1), steepness);
            double tolerance = Math.min(l0 / 3, steepness / 2) * (0.1 + 0.9 * u[3]);
            double gap = bound.holdsFrom(tolerance) * (1 + u[4]);
            LinearTailedLowerBound slow = new LinearTailedLowerBound(tolerance);
            double[] x = {slow.pointWithValue(gap)};
            double[] gradient = new double[1];
            long steps = 0;
            while (true) {
                slow.valueAndGradient(x, gradient);
                if (Math.abs(gradient[0]) <= tolerance) {
                    break;
                }
                x[0] -= 0.999999 * bound.divergenceThreshold() * gradient[0];
                steps++;
            }
            double number = bound.iterationBound(gap, tolerance);
            assertThat((double) steps).isGreaterThanOrEqualTo(number);
            // The sharper form of the derivation: the whole gap.
            assertThat((double) steps).isGreaterThanOrEqualTo(number * gap / (gap - 0.625 * tolerance) * (1 - 1e-12));
        });
    }

    @Test
    void theLowerBoundLiesBelowTheUpperOneForTheSameClass() {
        for (double steepness : new double[] {3, 30, 3e3, 3e5}) {
            PlainDescentLowerBound lower = new PlainDescentLowerBound(ONE, steepness);
            assertThat(lower.iterationBound(10, 0.01))
                    .isLessThan(new PlainDescent(ONE, steepness).iterationBound(10, 0.01));
            assertThat(lower.divergenceThreshold())
                    .isEqualTo(new ExponentialLowerBound(ONE).divergenceThreshold(steepness));
        }
        assertThat(new PlainDescentLowerBound(ONE, 10).iterationBound(2.0125, 0.01))
                .isCloseTo(7593.5, within(0.05));
    }

    @Test
    void hypothesesThatDoNotHoldAreNamed() {
        assertThatThrownBy(() -> new ClippedDescent(new SmoothnessConstants(1, 0)))
                .hasMessageStartingWith("l0 and l1 must both be positive, got ");
        assertThatThrownBy(() -> new PlainDescent(ONE, -1))
                .hasMessage("gradientBound must be positive and finite, got -1.0");
        assertThatThrownBy(() -> new PlainDescentLowerBound(ONE, 1))
                .hasMessage("gradientBound must be above l0 / l1 = 1.0, got 1.0");
        assertThatThrownBy(() -> new PlainDescentLowerBound(ONE, 3).iterationBound(10, 0.5))
                .hasMessage(
                        "tolerance must be positive and at most min(l0 / 3, gradientBound / 2) = 0.3333333333333333, got 0.5");
        assertThatThrownBy(() -> new ClippedDescent(ONE).iterationBound(-1, 1))
                .hasMessage("gap must not be negative and be finite, got -1.0");
        assertThatThrownBy(() -> new ClippedDescent(ONE).stepRule(0))
                .hasMessage("iterations must be at least 1, got 0");
    }
}
