package io.glissade.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.atom.MatrixPoint;
import io.glissade.atom.NuclearNorm;
import io.glissade.conditional.example.LowRankInstance;
import io.glissade.conditional.screening.Screening;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.GaugePenalty;
import io.glissade.penalty.LogSum;
import io.glissade.penalty.PowerPenalty;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Matrices of low rank by their nuclear norm: the published figures on a matrix drawn anew, closed forms, and completion. */
final class NuclearNormRunTest {

    private static final LowRankInstance INSTANCE = LowRankInstance.PUBLISHED;
    private static final int ENTRIES = 10_000;

    @Test
    void theFirstRecordedGapsAreTheClosedForms() {
        double nu = singularValues(INSTANCE.observed(), 100, 100)[0] / 1000;
        double shrunk = 1 - 2.0 / 103;
        assertThat(firstRecordedGap(new GaugeBound(1000), null, 0, nu))
                .isCloseTo(1000 * nu / 3, Percentage.withPercentage(1e-8));
        for (double rho : new double[] {1e-5, 1e-3}) {
            assertThat(firstRecordedGap(new PowerPenalty(2, rho), null, 100, nu))
                    .isCloseTo(nu * nu / (2 * rho) * shrunk * shrunk, Percentage.withPercentage(1e-8));
        }
        for (double theta : new double[] {0.25, 0.5, 0.75}) {
            double level = nu * theta;
            assertThat(firstRecordedGap(new PowerPenalty(2, 1e-5), new LogSum(theta), 100, level))
                    .isCloseTo(level * level / 2e-5 * shrunk * shrunk, Percentage.withPercentage(1e-8));
        }
    }

    /** As the published figures have it: the gradient of the point before the first step with the point after it. */
    private static double firstRecordedGap(
            GaugePenalty penalty, @Nullable ConcavePenalty gamma, double offset, double level) {
        double[] x = new double[ENTRIES];
        GaugeProblem problem = INSTANCE.problem(penalty).with(gamma);
        try (GaugeIteration run = openLoop(offset).start(problem, x)) {
            run.step();
            double conjugate = penalty.conjugate(level);
            assertThat(run.certificate().gap()).isCloseTo(conjugate, Percentage.withPercentage(1e-8));
            run.step();
            x = run.point().clone();
            double[] targets = INSTANCE.observed();
            double inner = 0;
            for (int i = 0; i < ENTRIES; i++) {
                inner -= targets[i] * x[i] / INSTANCE.scale();
            }
            double price = gamma == null ? 1 : gamma.derivative(0);
            double gauge = new NuclearNorm(100, 100).gauge(x);
            return inner + penalty.value(price * gauge) + conjugate;
        }
    }

    @Test
    @Tag("long")
    void theHarderThePenaltyTheLowerTheRankAndTheSpectrumDropsAfterTheTrueRank() {
        int[] ranks = new int[4];
        GaugePenalty[] penalties = {
            new PowerPenalty(10, 1e-15), new PowerPenalty(5, 1e-10), new GaugeBound(1000), new PowerPenalty(2, 1e-5)
        };
        for (int i = 0; i < penalties.length; i++) {
            double[] spectrum =
                    spectrumAfter(INSTANCE.problem(penalties[i]), penalties[i] instanceof GaugeBound ? 0 : 100);
            ranks[i] = spectrum.length;
            if (i >= 2) {
                assertThat(spectrum[9] / spectrum[0]).isBetween(0.35, 0.45);
                assertThat(spectrum[10] / spectrum[0]).isBetween(0.055, 0.08);
                assertThat(spectrum[9] / spectrum[10]).isBetween(5.0, 7.0);
            }
        }
        assertThat(ranks).isSorted().doesNotHaveDuplicates();
        assertThat(ranks[0]).isLessThanOrEqualTo(3);
        assertThat(ranks[1]).isLessThanOrEqualTo(9);
    }

    @Test
    @Tag("long")
    void reweightedRunsDropTheNoiseTheMoreConcaveTheMore() {
        int[] ranks = new int[3];
        double[] thetas = {0.25, 0.5, 0.75};
        for (int i = 0; i < 3; i++) {
            ranks[i] =
                    spectrumAfter(INSTANCE.problem(new PowerPenalty(2, 1e-5)).with(new LogSum(thetas[i])), 100).length;
        }
        assertThat(ranks).isSorted();
        assertThat(ranks[0]).isEqualTo(10);
        assertThat(ranks[2]).isLessThan(40);
    }

    /** The singular values above 1e-10 of the first after 1000 steps. */
    private static double[] spectrumAfter(GaugeProblem problem, double offset) {
        try (GaugeIteration run = openLoop(offset).start(problem, new double[ENTRIES])) {
            for (int t = 0; t <= 1000; t++) {
                run.step();
                assertThat(run.certificate().gap()).isGreaterThanOrEqualTo(-1e-12);
            }
            double value = run.certificate().value();
            double dual = run.certificate().dual();
            assertThat(run.certify().value()).isCloseTo(value, within(1e-9 * value));
            // The run's oracle did not overlook a larger singular value: the proven bound says the same.
            assertThat(run.certificate().dual()).isCloseTo(dual, within(1e-9 * value));
            return singularValues(run.point(), 100, 100);
        }
    }

    @Test
    void denoisingEndsAtTheThresholdedSingularValues() {
        LowRankInstance small = new LowRankInstance(20, 30, 3, 0.5, 600, 5);
        double rho = 3e-4;
        double[] values = singularValues(small.observed(), 20, 30);
        // kappa = sum of (s - scale rho kappa)+, the left side ascending and the right descending.
        double low = 0;
        double high = Arrays.stream(values).sum();
        for (int i = 0; i < 200; i++) {
            double kappa = (low + high) / 2;
            double cut = 600 * rho * kappa;
            double total = Arrays.stream(values).map(s -> Math.max(s - cut, 0)).sum();
            low = total > kappa ? kappa : low;
            high = total > kappa ? high : kappa;
        }
        double cut = 600 * rho * low;
        long rank = Arrays.stream(values).filter(s -> s > cut).count();
        double minimum = rho * low * low / 2
                + Arrays.stream(values)
                                .map(s -> Math.min(s, cut))
                                .map(s -> s * s)
                                .sum()
                        / 1200;
        GaugeProblem problem = small.problem(new PowerPenalty(2, rho));
        NuclearNorm atoms = new NuclearNorm(20, 30);
        double norm = atoms.norms(problem.sum(), problem.columns())[0];
        assertThat(norm * norm).isCloseTo(1.0 / 600, Percentage.withPercentage(1e-10));
        double[] targets = small.observed();
        try (GaugeIteration run = ConditionalGradient.STANDARD.start(problem, new double[600])) {
            int bound = 20;
            for (int t = 0; t < 3000; t++) {
                run.step();
                assertThat(run.certificate().dual()).isLessThanOrEqualTo(minimum * (1 + 1e-12));
                assertThat(run.certificate().value()).isGreaterThanOrEqualTo(minimum * (1 - 1e-12));
                if (t % 500 == 499) {
                    double[] descent = run.point().clone();
                    Arrays.setAll(descent, i -> (targets[i] - descent[i]) / 600);
                    bound = atoms.rankBound(
                            descent, norm * norm, run.certificate().gap());
                    assertThat((long) bound).isGreaterThanOrEqualTo(rank);
                }
            }
            assertThat(run.certify().relativeGap()).isBetween(0.0, 1e-3);
            assertThat((long) bound).isEqualTo(rank);
        }
    }

    @Test
    void completionFallsLikeOneOverTheSteps() {
        LowRankInstance full = new LowRankInstance(25, 20, 2, 0.1, 500, 6);
        double[] matrix = full.observed();
        int[] seen = IntStream.range(0, 500).filter(i -> i * 7 % 5 < 2).toArray();
        int[] starts = IntStream.rangeClosed(0, seen.length).toArray();
        double[] ones = DoubleStream.generate(() -> 1).limit(seen.length).toArray();
        double[] targets = Arrays.stream(seen).mapToDouble(i -> matrix[i]).toArray();
        LinearSum sum =
                new LinearSum(new SparseDesign(500, starts, seen, ones), targets, null, new Squared(), 0, 0, false);
        GaugeProblem problem = GaugeProblem.of(sum, new NuclearNorm(25, 20), new PowerPenalty(2, 1e-4));
        try (GaugeIteration run = ConditionalGradient.STANDARD.start(problem, new double[500])) {
            double least = Double.POSITIVE_INFINITY;
            double atHundred = Double.NaN;
            for (int t = 1; t <= 2000; t++) {
                run.step();
                least = Math.min(least, run.certificate().gap());
                atHundred = t == 100 ? least : atHundred;
            }
            double slope = Math.log(least / atHundred) / Math.log(20);
            assertThat(slope).isLessThan(-0.9);
            double value = run.certificate().value();
            assertThat(run.certify().value()).isCloseTo(value, within(1e-12));
            assertThat(run.certificate().relativeGap()).isBetween(0.0, 1e-3);
        }
    }

    private static ConditionalGradient openLoop(double offset) {
        return new ConditionalGradient(new StepSize.OpenLoop(offset), new Screening.Off());
    }

    private static double[] singularValues(double[] x, int rows, int columns) {
        MatrixPoint point = new NuclearNorm(rows, columns).point();
        point.restart(x);
        return IntStream.range(0, point.rank())
                .mapToDouble(point::singularValue)
                .filter(s -> s > 1e-10 * point.singularValue(0))
                .toArray();
    }
}
