package io.glissade.linear;

import static io.glissade.testkit.ForAll.forAll;
import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Objective;
import io.glissade.testkit.ObjectiveContract;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LinearSumTest implements ObjectiveContract<double[]> {

    private static final Loss LOSS = new LogCosh();

    private static LinearSum sum(RandomGenerator random, Design design, double l1) {
        double[] weights = new double[design.rows()];
        Arrays.setAll(weights, i -> 0.1 + random.nextDouble());
        double[] targets = RandomDesigns.gaussian(random, design.rows());
        return new LinearSum(design, targets, weights, LOSS, 0.3, l1, random.nextBoolean());
    }

    private static LinearSum sum(RandomGenerator random) {
        DenseDesign dense = RandomDesigns.dense(random, 1 + random.nextInt(15), 1 + random.nextInt(6), 2);
        Design design = random.nextBoolean() ? dense : RandomDesigns.sparse(dense);
        return sum(random, design, 0.2);
    }

    private static double[] point(LinearSum sum) {
        return RandomDesigns.gaussian(random(91), (int) sum.space().dimension());
    }

    @Override
    public Objective<double[]> objective() {
        RandomGenerator random = random(90);
        return sum(random, RandomDesigns.dense(random, 20, 6, 1), 0);
    }

    @Override
    public double[] point() {
        return RandomDesigns.gaussian(random(91), (int) objective().space().dimension());
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Test
    void itIsWhatItsFormulaSays() {
        forAll(92, 300, LinearSumTest::sum, sum -> {
            double[] x = point(sum);
            int columns = sum.design().columns();
            double[] gradient = new double[x.length];
            double[] combined = new double[x.length];
            double loss = 0;
            for (int i = 0; i < sum.rows(); i++) {
                double[] row = new double[x.length];
                sum.design().add(i, 1, row);
                if (sum.intercept()) {
                    row[columns] = 1;
                }
                double margin = sum.space().dot(row, x);
                loss += sum.weight(i) * LOSS.value(margin, sum.target(i)) / sum.rows();
                double slope = LOSS.derivative(margin, sum.target(i));
                sum.space().axpy(sum.weight(i) * slope / sum.rows(), row, combined);
                assertThat(sum.margin(i, x)).isCloseTo(margin, within(1e-13));
                assertThat(sum.squaredNorm(i)).isCloseTo(sum.space().dot(row, row), within(1e-13));
            }
            double[] penalised = Arrays.copyOf(x, columns);
            double squares = Arrays.stream(penalised).map(t -> t * t).sum();
            double absolute = Arrays.stream(penalised).map(Math::abs).sum();
            sum.space().copy(combined, gradient);
            for (int j = 0; j < columns; j++) {
                gradient[j] += 0.3 * x[j];
            }
            double[] gradientOut = new double[x.length];
            double[] slopes = new double[sum.rows()];
            double[] combinedOut = RandomDesigns.gaussian(random(1), x.length);
            assertThat(sum.valueAndGradient(x, gradientOut)).isCloseTo(loss + 0.15 * squares, within(1e-13));
            assertThat(sum.meanLoss(x, slopes)).isCloseTo(loss, within(1e-13));
            assertThat(sum.meanLoss(x, null)).isEqualTo(sum.meanLoss(x, slopes));
            assertThat(sum.penalty(x)).isCloseTo(0.15 * squares + 0.2 * absolute, within(1e-13));
            sum.combine(slopes, combinedOut);
            assertThat(gradientOut).containsExactly(gradient, within(1e-13));
            assertThat(combinedOut).containsExactly(combined, within(1e-13));
        });
    }

    @Test
    void aWeightOfKIsTheSameRowKTimesOver() {
        RandomGenerator random = random(93);
        DenseDesign dense = RandomDesigns.dense(random, 12, 5, 2);
        double[] targets = RandomDesigns.gaussian(random, 12);
        int[] times = IntStream.range(0, 12).map(i -> 1 + i % 4).toArray();
        int[] repeated = IntStream.range(0, 12)
                .flatMap(i -> IntStream.range(0, times[i]).map(copy -> i))
                .toArray();
        double[] weights = Arrays.stream(times).asDoubleStream().toArray();
        double[] targetsRepeated =
                Arrays.stream(repeated).mapToDouble(i -> targets[i]).toArray();
        for (Design design : new Design[] {dense, RandomDesigns.sparse(dense)}) {
            LinearSum weighted = new LinearSum(design, targets, weights, LOSS, 0.3, 0, true);
            LinearSum longer = new LinearSum(design.select(repeated), targetsRepeated, null, LOSS, 0.3, 0, true);
            double[] x = point(weighted);
            double[] gradient = new double[x.length];
            double[] gradientOfLonger = new double[x.length];
            assertThat(weighted.valueAndGradient(x, gradient))
                    .isCloseTo(longer.valueAndGradient(x, gradientOfLonger), within(1e-14));
            assertThat(gradient).containsExactly(gradientOfLonger, within(1e-14));
            assertThat(weighted.meanLoss(x, null)).isCloseTo(longer.meanLoss(x, null), within(1e-14));
        }
    }

    /** Large enough that the work is shared out. */
    @Test
    void severalThreadsGiveTheBitsOfOne() {
        RandomGenerator random = random(94);
        DenseDesign dense = RandomDesigns.dense(random, 20_000, 30, 2);
        for (Design design : new Design[] {dense, RandomDesigns.sparse(dense)}) {
            assertThat(design.entries()).isGreaterThan(200_000);
            LinearSum many = sum(random, design, 0).parallel(true);
            LinearSum one = many.parallel(false);
            double[] x = point(many);
            double[] gradient = new double[x.length];
            double[] gradientOfOne = new double[x.length];
            double[] slopes = new double[many.rows()];
            double[] slopesOfOne = new double[many.rows()];
            for (int i = 0; i < 5; i++) {
                assertThat(many.valueAndGradient(x, gradient)).isEqualTo(one.valueAndGradient(x, gradientOfOne));
                assertThat(gradient).isEqualTo(gradientOfOne);
                assertThat(many.meanLoss(x, slopes)).isEqualTo(one.meanLoss(x, slopesOfOne));
                assertThat(slopes).isEqualTo(slopesOfOne);
                many.combine(slopes, gradient);
                one.combine(slopes, gradientOfOne);
                assertThat(gradient).isEqualTo(gradientOfOne);
            }
        }
    }

    @Test
    void anotherPenaltyChangesThePenaltyAlone() {
        LinearSum sum = sum(random(95));
        LinearSum other = sum.with(2, 0);
        double[] x = point(sum);
        assertThat(other.meanLoss(x, null)).isEqualTo(sum.meanLoss(x, null));
        assertThat(other.intercept()).isEqualTo(sum.intercept());
        assertThat(other.l2()).isEqualTo(2);
        assertThat(other.l1()).isEqualTo(0);
        assertThatThrownBy(() -> sum.with(-1, 0)).hasMessage("l2 must not be negative and be finite, got -1.0");
        assertThatThrownBy(() -> sum.with(0, Double.NaN)).hasMessage("l1 must not be negative and be finite, got NaN");
    }

    @Test
    void weightsAverageToOne() {
        Design design = new DenseDesign(3, 1, new double[3]);
        LinearSum sum = new LinearSum(design, new double[3], new double[] {1, 2, 6}, LOSS, 0, 0, false);
        assertThat(sum.weight(0)).isCloseTo(1 / 3.0, within(1e-16));
        assertThat(sum.weight(2)).isCloseTo(2, within(1e-15));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        refuses(new double[] {0}, null, "targets must be one for each of 2 rows, got 1");
        refuses(new double[] {0, Double.NaN}, null, "target of row 1 must be finite, got NaN");
        refuses(new double[] {0, 100}, null, "target of row 1 must be below 100, got 100.0");
        refuses(new double[2], new double[] {1}, "weights must be one for each of 2 rows, got 1");
        refuses(new double[2], new double[] {0, 1}, "weight of row 0 must be positive and finite, got 0.0");
    }

    private static void refuses(double[] targets, double @Nullable [] weights, String message) {
        Design design = new DenseDesign(2, 1, new double[2]);
        assertThatThrownBy(() -> new LinearSum(design, targets, weights, LOSS, 0, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
