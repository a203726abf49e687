package io.glissade.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.guarantee.BoundReport.Verdict;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.LinearTailedLowerBound;
import io.glissade.testfunction.Quadratic;
import io.glissade.testfunction.TestFunction;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BoundCheckTest {

    private static final ClippedDescent GUARANTEE = new ClippedDescent(new SmoothnessConstants(1, 1));

    private static BoundReport report(TestFunction function, double step, double gap, long steps, double x0) {
        BoundCheck<double[]> check = new BoundCheck<>(GUARANTEE, gap, 0.01);
        try (GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(step))
                .start(Minibatches.always(function), new double[] {x0})) {
            Runner.run(run, StopRule.afterSteps(steps), List.of(check));
        }
        return check.report();
    }

    @Test
    void theKnownCountIsFoundAndHeldAgainstTheBound() {
        BoundReport report = HeldRun.report(GUARANTEE, new LinearTailedLowerBound(0.01), 0.01, 101);
        assertThat(report.firstIndex()).isEqualTo(50_413);
        assertThat(report.bound()).isCloseTo(402_540.25, within(1e-6));
        assertThat(report.slack()).isCloseTo(7.985, within(5e-4));
        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.sentence())
                .isEqualTo("clipped descent (Zhang et al. 2020, Theorem 3): 50,413 steps to a gradient of 0.01, bound "
                        + "402,540: held. Derived in docs/theory/clipping.md, section \"Theorem 3: clipped descent\".");
    }

    /** On x^2 / 2 from 1 with step 1/2 the gradient is 2^-k: at most 0.01 first at k = 7. */
    @Test
    void theFirstIndexCountsTheStartAsZeroAndStaysTheFirst() {
        BoundReport report = report(new Quadratic(1), 0.5, 1, 20, 1);
        assertThat(report.firstIndex()).isEqualTo(7);
        assertThat(report.lastIndex()).isEqualTo(20);
        assertThat(report(new Quadratic(1), 0.5, 1, 5, 0.001).firstIndex()).isZero();
    }

    /** A bound of 20 * 1e-5 / 1e-4 + 20 * 1e-5 = 2.0002 steps for a gap that is not the run's own. */
    @Test
    void aCountAboveTheBoundBreaksItAndARunThatIsTooShortLeavesItOpen() {
        assertThat(report(new Quadratic(1), 0.5, 1e-5, 20, 1).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(report(new Quadratic(1), 0.5, 1e-5, 3, 1).verdict()).isEqualTo(Verdict.BROKEN);
        BoundReport open = report(new Quadratic(1), 0.5, 1e-5, 2, 1);
        assertThat(open.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(open.slack()).isNaN();
        assertThat(open.sentence()).contains("not within 2 steps").contains(": open. ");
    }

    /** A step of 2.5 multiplies x by -1.5, so the value by 2.25 each time: five rises, the last from 19.22 to 43.2. */
    @Test
    void risesOfTheObjectiveAreCounted() {
        BoundReport report = report(new Quadratic(1), 2.5, 1, 5, 1);
        assertThat(report.rises()).isEqualTo(5);
        assertThat(report.monotone()).isFalse();
        double last = Math.pow(2.25, 5) / 2;
        assertThat(report.largestRise()).isCloseTo(last - last / 2.25, within(1e-12));
    }

    @Test
    void roundingAtTheMinimumIsNoRise() {
        BoundReport report = report(new Cosh(1, new SmoothnessConstants(1, 1)), 0.7, 10, 2_000, 1);
        assertThat(report.monotone()).isTrue();
        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
    }
}
