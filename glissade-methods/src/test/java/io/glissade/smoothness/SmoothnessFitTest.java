package io.glissade.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothnessFitTest {

    @ParameterizedTest
    @CsvSource({"0.5, 2", "0.1, 10", "1e-4, 1", "3, 1e-3", "0, 2", "0.7, 0", "1e6, 1e8"})
    void recoversAnExactLineWithANarrowInterval(double l0, double l1) {
        double[] norms = spaced(60, 0.05, 3);
        SmoothnessFit fit = fit(norms, map(norms, g -> l0 + l1 * g));

        assertThat(fit.l0().value()).isCloseTo(l0, within(1e-9 * (l0 + l1)));
        assertThat(fit.l1().value()).isCloseTo(l1, within(1e-9 * (l0 + l1)));
        assertThat(fit.l0().high() - fit.l0().low()).isLessThan(1e-9 * (l0 + l1));
        assertThat(fit.l1().high() - fit.l1().low()).isLessThan(1e-9 * (l0 + l1));
    }

    @Test
    void aFifthOfGrossOutliersDoesNotMoveTheLine() {
        double[] norms = spaced(100, 0.05, 3);
        double[] smoothness = map(norms, g -> 0.5 + 2 * g);
        for (int i = 0; i < 100; i += 5) {
            smoothness[i] *= i % 2 == 0 ? 1000 : 1e-3;
        }
        SmoothnessFit fit = fit(norms, smoothness);

        assertThat(fit.l0().value()).isCloseTo(0.5, within(1e-9));
        assertThat(fit.l1().value()).isCloseTo(2, within(1e-9));
    }

    @Test
    void outliersAllOnOneSideMoveTheLineByLessThanTheScatter() {
        RandomGenerator random = random(5);
        double[] norms = spaced(200, 0.05, 3);
        double[] smoothness = map(norms, g -> (0.5 + 2 * g) * Math.exp(0.3 * random.nextGaussian()));
        double[] spoiled = smoothness.clone();
        for (int i = 0; i < 200; i += 5) {
            spoiled[i] *= 1000;
        }

        // A fifth above moves a median from the 50th to at most the 62.5th percentile: a factor exp(0.3 * 0.32).
        double before = fit(norms, smoothness).at(0.5);
        assertThat(fit(norms, spoiled).at(0.5) / before).isBetween(1.0, Math.exp(0.3 * 0.32) * 1.05);
    }

    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        Coverage coverage = coverage(60, 0);

        assertThat(coverage.correlation).isBetween(0.90, 0.99);
        assertThat(coverage.slope).isBetween(0.90, 0.99);
        assertThat(coverage.l0).isBetween(0.92, 1.0);
        assertThat(coverage.l1).isBetween(0.92, 1.0);
        assertThat(coverage.blockLength).isBetween(1.0, 2.0);
    }

    @Test
    @Tag("long")
    void intervalsStillCoverWhenNeighboursAreAlike() {
        Coverage coverage = coverage(120, 0.6);

        assertThat(coverage.correlation).isBetween(0.88, 0.99);
        assertThat(coverage.slope).isBetween(0.88, 0.99);
        assertThat(coverage.l0).isBetween(0.90, 1.0);
        assertThat(coverage.l1).isBetween(0.90, 1.0);
        assertThat(coverage.blockLength).isGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 0.5", "4, 0.6667", "6, 0.8"})
    void logLogSlopeOfAPowerIsPMinusTwoOverPMinusOne(int p, double slope) {
        double[] x = spaced400(1);
        SmoothnessFit fit = fit(map(x, t -> p * Math.pow(t, p - 1)), map(x, t -> p * (p - 1) * Math.pow(t, p - 2)));

        assertThat(fit.slope().value()).isCloseTo((p - 2.0) / (p - 1), within(1e-12));
        assertThat(fit.slope().value()).isCloseTo(slope, within(5e-5));
        assertThat(fit.correlation().value()).isCloseTo(p == 2 ? 0 : 1, within(1e-12));
    }

    @Test
    void logLogSlopeOfTheExponentialIsOneAndItsLineHasNoConstant() {
        double[] x = spaced400(0);
        SmoothnessFit fit = fit(map(x, Math::exp), map(x, Math::exp));

        assertThat(fit.slope().value()).isCloseTo(1, within(1e-12));
        assertThat(fit.l0().value()).isZero();
        assertThat(fit.l1().value()).isCloseTo(1, within(1e-12));
        assertThat(fit.balance()).isZero();
    }

    @Test
    @Tag("long")
    void unrelatedColumnsSeldomSeemRelated() {
        RandomGenerator random = random(3);
        int seemRelated = 0;
        for (int k = 0; k < 200; k++) {
            double[] norms = map(new double[60], zero -> Math.exp(random.nextGaussian()));
            double[] smoothness = map(new double[60], zero -> Math.exp(random.nextGaussian()));
            seemRelated += fit(norms, smoothness).correlation().low() > 0 ? 1 : 0;
        }

        assertThat(seemRelated).isBetween(0, 12);
    }

    @Test
    void fallingSmoothnessIsFittedByAConstant() {
        double[] norms = spaced(50, 0.1, 2);
        SmoothnessFit fit = fit(norms, map(norms, g -> 1 / g));

        assertThat(fit.l1().value()).isZero();
        assertThat(fit.balance()).isInfinite();
        assertThat(fit.correlation().high()).isNegative();
    }

    @Test
    void unusablePairsAreLeftOutAndCountedButUnmeasuredStepsAreNot() {
        double nan = Double.NaN;
        double[] norms = {1, 2, 3, 4, 5, nan, 0, 8};
        double[] smoothness = {1, nan, 3, 0, -5, 6, 7, Double.POSITIVE_INFINITY};
        SmoothnessPoints points = SmoothnessPoints.of(norms, smoothness);

        assertThat(points.count()).isEqualTo(2);
        assertThat(points.leftOut()).isEqualTo(5);
        assertThat(points.obstacle()).isEqualTo("A fit needs at least 3 usable measurements, got 2.");
        assertThat(SmoothnessFit.of(points)).isEmpty();
    }

    @Test
    void equalGradientNormsAllowNoFit() {
        SmoothnessPoints points = SmoothnessPoints.of(new double[] {2, 2, 2, 2}, new double[] {1, 2, 3, 4});

        assertThat(SmoothnessFit.of(points)).isEmpty();
        assertThat(points.obstacle()).isEqualTo("A fit needs gradient norms that differ, all 4 are 2.");
    }

    @Test
    void threePointsOfWhichTwoShareANormGiveFiniteNumbers() {
        SmoothnessFit fit = fit(new double[] {1, 1, 3}, new double[] {2, 2, 5});

        assertThat(fit.points()).isEqualTo(3);
        assertThat(fit.l0().value() + 3 * fit.l1().value()).isCloseTo(5, within(1e-9));
        assertThat(fit.correlation().low()).isBetween(-1.0, 1.0);
    }

    @Test
    void sameColumnsGiveBitwiseTheSameFit() {
        RandomGenerator random = random(9);
        double[][] columns = sample(random, 50, 0.5);

        assertThat(fit(columns[0], columns[1])).isEqualTo(fit(columns[0].clone(), columns[1].clone()));
    }

    @Test
    void scalingTheObjectiveScalesTheLine() {
        double[][] columns = sample(random(4), 40, 0.3);
        SmoothnessFit fit = fit(columns[0], columns[1]);
        SmoothnessFit scaled = fit(map(columns[0], g -> 1024 * g), map(columns[1], s -> 1024 * s));

        assertThat(scaled.l0().value()).isCloseTo(1024 * fit.l0().value(), within(1e-6 * 1024));
        assertThat(scaled.l1().value()).isCloseTo(fit.l1().value(), within(1e-6));
    }

    @Test
    void columnsOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> SmoothnessFit.of(new double[3], new double[4]))
                .hasMessage("smoothness must have as many entries as gradientNorm (3), got 4");
    }

    private record Coverage(double correlation, double slope, double l0, double l1, double blockLength) {}

    private static Coverage coverage(int points, double autocorrelation) {
        int repetitions = 200;
        RandomGenerator random = random(1);
        SmoothnessPoints many = points(sample(random, 400_000, 0));
        int[] all = new int[many.count()];
        Arrays.setAll(all, i -> i);
        LogLine.Moments truth = new LogLine(many).moments(all);
        double[] hits = new double[5];
        for (int k = 0; k < repetitions; k++) {
            SmoothnessFit fit = SmoothnessFit.of(points(sample(random, points, autocorrelation)))
                    .orElseThrow();
            hits[0] += fit.correlation().covers(truth.correlation()) ? 1 : 0;
            hits[1] += fit.slope().covers(truth.slope()) ? 1 : 0;
            hits[2] += fit.l0().covers(0.1) ? 1 : 0;
            hits[3] += fit.l1().covers(0.5) ? 1 : 0;
            hits[4] += fit.blockLength();
        }
        double[] share = map(hits, hit -> hit / repetitions);
        return new Coverage(share[0], share[1], share[2], share[3], share[4]);
    }

    /** Smoothness {@code 0.1 + 0.5 g} with log-normal scatter of 0.4; logarithms of both autoregressive of order one. */
    private static double[][] sample(RandomGenerator random, int points, double autocorrelation) {
        double fresh = Math.sqrt(1 - autocorrelation * autocorrelation);
        double[][] columns = new double[2][points];
        double norm = random.nextGaussian();
        double scatter = random.nextGaussian();
        for (int i = 0; i < points; i++) {
            norm = autocorrelation * norm + fresh * random.nextGaussian();
            scatter = autocorrelation * scatter + fresh * random.nextGaussian();
            columns[0][i] = 0.2 * Math.exp(0.7 * norm);
            columns[1][i] = (0.1 + 0.5 * columns[0][i]) * Math.exp(0.4 * scatter);
        }
        return columns;
    }

    private static SmoothnessPoints points(double[][] columns) {
        return SmoothnessPoints.of(columns[0], columns[1]);
    }

    private static SmoothnessFit fit(double[] gradientNorm, double[] smoothness) {
        return SmoothnessFit.of(gradientNorm, smoothness).orElseThrow();
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    private static double[] spaced(int points, double from, double to) {
        double[] values = new double[points];
        Arrays.setAll(values, i -> from * Math.pow(to / from, (double) ((i * 37) % points) / (points - 1)));
        return values;
    }

    private static double[] spaced400(double from) {
        double[] values = new double[400];
        Arrays.setAll(values, i -> from + 0.01 * i);
        return values;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
