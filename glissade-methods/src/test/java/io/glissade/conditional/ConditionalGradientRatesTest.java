package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.example.CosineInstance;
import io.glissade.conditional.example.RandomGauges;
import io.glissade.conditional.screening.Screening;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import io.glissade.run.Outcome;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast gaps fall, when supports are known, what the reweighted method finds, and what too long steps do. */
final class ConditionalGradientRatesTest {

    private static final double SMOOTHNESS = 0.7265312879;

    private static ConditionalGradient open(double offset, Screening screening) {
        return new ConditionalGradient(new StepSize.OpenLoop(offset), screening);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.1", "2, 1", "1.25, 0.5", "5, 0.01"})
    void theLeastGapFallsAtLeastLikeOneOverTheSteps(double power, double weight) {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(power, weight));
        try (GaugeIteration run = open(1000, new Screening.Off()).start(problem, new double[100])) {
            double least = Double.POSITIVE_INFINITY;
            double atThousand = Double.NaN;
            for (int t = 1; t <= 30_000; t++) {
                run.step();
                least = Math.min(least, run.certificate().gap());
                if (t == 1000) {
                    atThousand = least;
                }
                if (t >= 10_000) {
                    assertThat(t * run.certificate().gap()).isLessThan(30);
                }
            }
            assertThat(Math.log10(least / atThousand) / Math.log10(30)).isLessThan(-0.9);
        }
    }

    /** delta is that of the solution: by how much the nearest element outside the support stays below. */
    @ParameterizedTest
    @CsvSource({"2, 0.1, 8, 5.982e-2", "2, 1, 3, 1.720e-1", "1.25, 0.5, 3, 5.628e-2", "5, 0.01, 8, 8.580e-2"})
    void theSupportIsIdentifiedNoLaterThanTheGapSays(double power, double weight, int supportSize, double delta) {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(power, weight));
        try (GaugeIteration run = open(1000, Screening.OfGauge.SAFE).start(problem, new double[100])) {
            double enough = delta * delta / (16 * SMOOTHNESS);
            do {
                run.step();
            } while (run.certificate().gap() >= enough);
            assertThat(run.kept()).isEqualTo(supportSize);
        }
    }

    /** Of an identity design with one coordinate at a distance delta from the support; the other steps of the run are those without it. */
    @Test
    void halfTheDistanceTakesFourTimesTheSteps() {
        double[] deltas = {0.04, 0.02, 0.01, 0.005, 0.0025};
        double[] logSteps = new double[deltas.length];
        for (int k = 0; k < deltas.length; k++) {
            logSteps[k] = Math.log(identified(deltas[k]));
        }
        double slope = (logSteps[deltas.length - 1] - logSteps[0]) / Math.log(deltas[deltas.length - 1] / deltas[0]);
        assertThat(slope).isBetween(-2.4, -1.6);
    }

    private static double identified(double delta) {
        int n = 8;
        double[] b = new double[n];
        double[] signal = {3, 2.5, 2.2, 1.9};
        System.arraycopy(signal, 0, b, 0, 4);
        // x_j = b_j - n nu with nu = rho kappa, so kappa = (sum of b) / (1 + 4 n rho).
        double rho = 0.05;
        double nu = rho * Arrays.stream(signal).sum() / (1 + 4 * n * rho);
        b[4] = n * (nu - delta);
        int[] starts = new int[n + 1];
        Arrays.setAll(starts, i -> i);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        SparseDesign identity = new SparseDesign(n, starts, Arrays.copyOf(starts, n), ones);
        LinearSum sum = new LinearSum(identity, b, null, new Squared(), 0, 0, false);
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(n), new PowerPenalty(2, rho));
        try (GaugeIteration run = open(10, Screening.OfGauge.SAFE).start(problem, new double[n])) {
            double enough = delta * delta * n / 16;
            long law = -1;
            while (run.kept() > 4) {
                run.step();
                law = law < 0 && run.certificate().gap() < enough
                        ? run.progress().iteration()
                        : law;
                assertThat(law < 0 || run.kept() == 4)
                        .as("identified no later than the gap says")
                        .isTrue();
                assertThat(run.progress().iteration()).isLessThan(3_000_000);
            }
            while (run.certificate().gap() >= enough) {
                run.step();
            }
            return (double) run.progress().iteration();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.75, 1.19155890, 4, 2.53129", "0.5, 1.36675319, 2, 1.12502", "0.25, 1.67024515, 1, 0.281254"})
    void theReweightedMethodFindsTheKnownStationaryPoints(double theta, double value, int atoms, double first) {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(2, 0.1)).with(new LogSum(theta));
        try (GaugeIteration run = open(1000, new Screening.Off()).start(problem, new double[100])) {
            run.step();
            assertThat(run.certificate().gap()).isCloseTo(first, Percentage.withPercentage(0.001));
            for (int t = 2; t <= 20_000; t++) {
                run.step();
                assertThat(run.certificate().gap()).isGreaterThanOrEqualTo(-1e-12);
            }
            assertThat(run.certificate().value()).isCloseTo(value, within(1e-8));
            assertThat(Arrays.stream(run.point())
                            .filter(x -> Math.abs(x) > 1e-3)
                            .count())
                    .isEqualTo(atoms);
        }
    }

    /** L / rho is about 130 here, so the first steps of an offset 0 expand; afterwards they are short enough. */
    @Test
    void tooSmallAnOffsetExpandsBeyondAHundredOrdersAndThenRecovers() {
        GaugeProblem problem = RandomGauges.sensing(1, new PowerPenalty(2, 0.01));
        try (GaugeIteration run = open(0, new Screening.Off()).start(problem, new double[100])) {
            double most = 0;
            for (int t = 1; t <= 20_000; t++) {
                run.step();
                most = Math.max(most, run.certificate().gap());
            }
            assertThat(most).isGreaterThan(1e100);
            assertThat(run.nonFinite()).isNull();
            assertThat(run.certificate().gap()).isLessThan(1);
        }
    }

    @Test
    void anOffsetOfTheSmoothnessOverTheWeightOrALineSearchNeverExpands() {
        GaugeProblem problem = RandomGauges.sensing(1, new PowerPenalty(2, 0.01));
        double smoothness = 0;
        for (double norm : problem.atoms().norms(problem.sum(), problem.columns())) {
            smoothness = Math.max(smoothness, norm * norm);
        }
        for (StepSize steps : new StepSize[] {new StepSize.OpenLoop(smoothness / 0.01), new StepSize.LineSearch()}) {
            try (GaugeIteration run =
                    new ConditionalGradient(steps, new Screening.Off()).start(problem, new double[100])) {
                run.step();
                double first = run.certificate().gap();
                for (int t = 2; t <= 2000; t++) {
                    run.step();
                    assertThat(run.certificate().gap()).isLessThan(10 * first);
                }
            }
        }
    }

    @Test
    void theExpandingGapIsNamedBeforeNumbersOverflow() {
        GaugeProblem problem = RandomGauges.sensing(1, new PowerPenalty(2, 0.01));
        try (GaugeIteration run = open(0, new Screening.Off()).start(problem, new double[100])) {
            Outcome outcome = Runner.run(
                            run, new ExpandingGapRule(run, 1000).or(StopRule.afterSteps(10_000)), List.of())
                    .outcome();
            assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
            assertThat(outcome.sentence())
                    .matches("Step \\d+: the gap \\S+ is more than 1000 times the first, \\S+; open-loop steps need a"
                            + " larger offset, or take a line search\\.");
        }
        try (GaugeIteration run = open(1000, new Screening.Off()).start(problem, new double[100])) {
            Outcome outcome = Runner.run(run, new ExpandingGapRule(run, 1000).or(StopRule.afterSteps(500)), List.of())
                    .outcome();
            assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
        }
    }

    @Test
    void numbersThatOverflowNameTheOffset() {
        GaugeProblem problem = RandomGauges.sensing(1, new PowerPenalty(1.25, 0.01));
        try (GaugeIteration run = open(0, new Screening.Off()).start(problem, new double[100])) {
            for (int t = 0; t < 2000; t++) {
                run.step();
            }
            assertThat(run.nonFinite()).contains("open-loop steps with the offset 0.0 are too long here");
        }
    }
}
