package io.glissade.langevin.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.adjusted.AdjustedUnderdamped;
import io.glissade.langevin.adjusted.Mala;
import io.glissade.langevin.example.ChainMeans;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.preconditioned.Preconditioned;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.oracle.Minibatches;
import io.glissade.space.EuclideanSpace;
import io.glissade.testfunction.Quadratic;
import io.glissade.testkit.ForAll;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class WarmUpTest {

    /** Standard deviations 0.01, 1 and 30: a condition number of 9 million. */
    private static final Quadratic GAUSSIAN = new Quadratic(1e4, 1, 1 / 900.0);

    private static WarmUp<double[]> mala(int moves) {
        return new WarmUp<>(GAUSSIAN.space(), step -> new Mala<>(step, Schedule.constant(1)), 1e-3, 0.6, moves);
    }

    private static WarmUp.Result<double[]> run(WarmUp<double[]> warmUp, int chains, int threads) {
        return warmUp.run(chains, threads, c -> Minibatches.always(GAUSSIAN), c -> new double[] {0, 1, c - 5}, 3);
    }

    /** By hand: two updates with first step 1 and target 0.5. */
    @Test
    void dualAveragingFollowsItsFormula() {
        DualAveraging search = new DualAveraging(1, 0.5);
        assertThat(search.at(0)).isEqualTo(1);
        search.learn(0.9);
        double shortfall = -0.4 / 11;
        double first = Math.log(10) - 20 * shortfall;
        assertThat(Math.log(search.at(1))).isCloseTo(first, within(1e-14));
        assertThat(Math.log(search.average())).isCloseTo(first, within(1e-14));
        search.learn(0.2);
        shortfall = 11.0 / 12 * shortfall + 0.3 / 12;
        double second = Math.log(10) - Math.sqrt(2) * 20 * shortfall;
        double weight = Math.pow(2, -0.75);
        assertThat(Math.log(search.at(2))).isCloseTo(second, within(1e-14));
        assertThat(Math.log(search.average())).isCloseTo(weight * second + (1 - weight) * first, within(1e-14));
        search.finish();
        assertThat(search.at(3)).isEqualTo(search.average());
        assertThatThrownBy(() -> search.learn(0.5)).isInstanceOf(IllegalStateException.class);
    }

    /** An acceptance that falls as exp(-h): the step where it is the target. */
    @Test
    void dualAveragingFindsTheStepWithTheTarget() {
        for (double first : new double[] {1e-3, 1, 50}) {
            DualAveraging search = new DualAveraging(first, 0.8);
            for (int i = 0; i < 20_000; i++) {
                search.learn(Math.exp(-search.at(i)));
            }
            assertThat(search.average()).isCloseTo(-Math.log(0.8), Percentage.withPercentage(2));
        }
    }

    @Test
    void whatIsNoAcceptanceOrTargetIsRefused() {
        assertThatThrownBy(() -> new DualAveraging(1, 0.5).learn(Double.NaN))
                .hasMessage("acceptance must be in [0, 1], got NaN");
        assertThatThrownBy(() -> new DualAveraging(1, 1))
                .hasMessage("target must be between 0.0 and 1.0, both excluded, got 1.0");
        assertThatThrownBy(() -> mala(99)).hasMessage("moves must be at least 100, got 99");
    }

    @Test
    void scalesAreTheStandardDeviationsDrawnALittleTogether() {
        EuclideanSpace space = new EuclideanSpace(2);
        RandomGenerator random = ForAll.random(4);
        double[][] points = new double[30][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {1e6 + random.nextGaussian(), 3 + 1e-3 * random.nextGaussian()};
        }
        double[] scales = new double[2];
        try (ScaleEstimate<double[]> estimate = new ScaleEstimate<>(space)) {
            assertThatThrownBy(() -> estimate.scales(scales))
                    .hasMessage("scales need at least 2 different points, got 0");
            for (double[] point : points) {
                estimate.add(point);
            }
            estimate.scales(scales);
            double mean = (variance(points, 0) + variance(points, 1)) / 2;
            assertThat(estimate.meanVariance()).isCloseTo(mean, within(1e-9));
            for (int j = 0; j < 2; j++) {
                double expected = Math.sqrt(30.0 / 35 * variance(points, j) + 5.0 / 35 * 1e-6 * mean);
                assertThat(scales[j]).isCloseTo(expected, Percentage.withPercentage(1e-6));
            }
            estimate.reset();
            estimate.add(points[0]);
            estimate.add(points[0]);
            assertThatThrownBy(() -> estimate.scales(scales))
                    .hasMessage("scales need at least 2 different points, got 2 with the mean variance 0.0");
        }
    }

    private static double variance(double[][] points, int coordinate) {
        double mean = 0;
        for (double[] point : points) {
            mean += point[coordinate] / points.length;
        }
        double sum = 0;
        for (double[] point : points) {
            sum += (point[coordinate] - mean) * (point[coordinate] - mean);
        }
        return sum / (points.length - 1);
    }

    /** From a step and scales that are wrong by a factor of hundreds. */
    @Test
    void anIllConditionedGaussianIsMadeEasy() {
        WarmUp.Result<double[]> result = run(mala(1_000), 10, 2);
        double[] deviations = {0.01, 1, 30};
        for (int i = 0; i < 3; i++) {
            assertThat(result.scales()[i] / deviations[i]).as("scale %d", i).isBetween(0.7, 1.4);
        }
        // In three dimensions of unit variance the share of 0.6 belongs to a step of order 1.
        assertThat(result.stepSize()).isBetween(0.5, 3.0);
        ChainMeans acceptance = ChainMeans.of(
                new Preconditioned<>(new Mala<>(result.stepSize(), 1), GAUSSIAN.space(), result.scales()),
                c -> Minibatches.always(GAUSSIAN),
                result.points().get(0),
                20,
                50,
                500,
                chain -> chain.acceptance());
        assertThat(acceptance.mean()).isCloseTo(0.6, within(0.06));
    }

    @Test
    void itWorksForOneChainAndForTheUnderdampedMethod() {
        WarmUp<double[]> warmUp = new WarmUp<>(
                GAUSSIAN.space(),
                step -> new AdjustedUnderdamped<>(step, 1, Schedule.constant(1), 4),
                1e-2,
                0.9,
                2_000);
        WarmUp.Result<double[]> result = run(warmUp, 1, 1);
        double[] deviations = {0.01, 1, 30};
        for (int i = 0; i < 3; i++) {
            assertThat(result.scales()[i] / deviations[i]).as("scale %d", i).isBetween(0.6, 1.7);
        }
        assertThat(result.stepSize()).isBetween(0.3, 2.0);
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        WarmUp.Result<double[]> one = run(mala(120), 5, 1);
        WarmUp.Result<double[]> three = run(mala(120), 5, 3);
        assertThat(three).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void aMethodThatTellsNoAcceptanceIsRefused() {
        WarmUp<double[]> warmUp = new WarmUp<>(
                GAUSSIAN.space(), step -> new Overdamped<>(step, Schedule.constant(1), null), 1e-5, 0.6, 100);
        assertThatThrownBy(() -> run(warmUp, 1, 1)).hasMessage("acceptance must be in [0, 1], got NaN");
    }
}
