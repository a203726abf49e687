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
import org.junit.jupiter.api.Test;

final class MultinomialSumTest implements ObjectiveContract<double[]> {

    private static MultinomialSum sum(RandomGenerator random, Design design) {
        int outputs = 2 + random.nextInt(3);
        double[] weights = new double[design.rows()];
        Arrays.setAll(weights, i -> 0.1 + random.nextDouble());
        int[] targets = IntStream.range(0, design.rows()).map(i -> i % outputs).toArray();
        boolean intercept = design.rows() >= outputs && random.nextBoolean();
        return new MultinomialSum(design, targets, weights, outputs, 0.3, intercept);
    }

    private static MultinomialSum sum(RandomGenerator random) {
        DenseDesign dense = RandomDesigns.dense(random, 1 + random.nextInt(15), 1 + random.nextInt(6), 2);
        return sum(random, random.nextBoolean() ? dense : RandomDesigns.sparse(dense));
    }

    private static double[] point(MultinomialSum sum) {
        return RandomDesigns.gaussian(random(111), (int) sum.space().dimension());
    }

    @Override
    public Objective<double[]> objective() {
        RandomGenerator random = random(110);
        return sum(random, RandomDesigns.dense(random, 20, 6, 1));
    }

    @Override
    public double[] point() {
        return point((MultinomialSum) objective());
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Test
    void itIsWhatItsFormulaSays() {
        forAll(112, 300, MultinomialSumTest::sum, sum -> {
            double[] x = point(sum);
            int outputs = sum.outputs();
            int columns = sum.design().columns();
            double[] combined = new double[x.length];
            double loss = 0;
            for (int i = 0; i < sum.rows(); i++) {
                double[] row = new double[x.length / outputs];
                sum.design().add(i, 1, row);
                if (sum.intercept()) {
                    row[columns] = 1;
                }
                double[] margins = new double[outputs];
                for (int at = 0; at < x.length; at++) {
                    margins[at % outputs] += row[at / outputs] * x[at];
                }
                double all = Arrays.stream(margins).map(Math::exp).sum();
                loss += sum.weight(i) * (Math.log(all) - margins[sum.target(i)]) / sum.rows();
                for (int at = 0; at < x.length; at++) {
                    int k = at % outputs;
                    double slope = Math.exp(margins[k]) / all - (k == sum.target(i) ? 1 : 0);
                    combined[at] += sum.weight(i) * slope * row[at / outputs] / sum.rows();
                }
            }
            double[] gradient = combined.clone();
            double squares = 0;
            for (int at = 0; at < columns * outputs; at++) {
                gradient[at] += 0.3 * x[at];
                squares += x[at] * x[at];
            }
            double[] gradientOut = new double[x.length];
            double[] slopes = new double[sum.rows() * outputs];
            double[] combinedOut = RandomDesigns.gaussian(random(1), x.length);
            assertThat(sum.valueAndGradient(x, gradientOut)).isCloseTo(loss + 0.15 * squares, within(1e-13));
            assertThat(sum.meanLoss(x, slopes)).isCloseTo(loss, within(1e-13));
            assertThat(sum.meanLoss(x, null)).isEqualTo(sum.meanLoss(x, slopes));
            assertThat(sum.penalty(x)).isCloseTo(0.15 * squares, within(1e-13));
            sum.combine(slopes, combinedOut);
            assertThat(gradientOut).containsExactly(gradient, within(1e-13));
            assertThat(combinedOut).containsExactly(combined, within(1e-13));
        });
    }

    @Test
    void aWeightOfKIsTheSameRowKTimesOver() {
        DenseDesign dense = RandomDesigns.dense(random(113), 12, 5, 2);
        int[] targets = IntStream.range(0, 12).map(i -> i % 3).toArray();
        int[] times = IntStream.range(0, 12).map(i -> 1 + i % 4).toArray();
        int[] repeated = IntStream.range(0, 12)
                .flatMap(i -> IntStream.range(0, times[i]).map(copy -> i))
                .toArray();
        int[] targetsRepeated = Arrays.stream(repeated).map(i -> targets[i]).toArray();
        double[] weights = Arrays.stream(times).asDoubleStream().toArray();
        MultinomialSum weighted = new MultinomialSum(dense, targets, weights, 3, 0.3, true);
        MultinomialSum longer = new MultinomialSum(dense.select(repeated), targetsRepeated, null, 3, 0.3, true);
        double[] x = point(weighted);
        double[] gradient = new double[x.length];
        double[] gradientOfLonger = new double[x.length];
        assertThat(weighted.valueAndGradient(x, gradient))
                .isCloseTo(longer.valueAndGradient(x, gradientOfLonger), within(1e-14));
        assertThat(gradient).containsExactly(gradientOfLonger, within(1e-14));
    }

    @Test
    void severalThreadsGiveTheBitsOfOne() {
        RandomGenerator random = random(114);
        DenseDesign dense = RandomDesigns.dense(random, 20_000, 30, 2);
        for (Design design : new Design[] {dense, RandomDesigns.sparse(dense)}) {
            MultinomialSum many = sum(random, design).parallel(true);
            MultinomialSum one = many.parallel(false);
            double[] x = point(many);
            double[] gradient = new double[x.length];
            double[] gradientOfOne = new double[x.length];
            double[] slopes = new double[many.rows() * many.outputs()];
            double[] slopesOfOne = new double[slopes.length];
            assertThat(many.valueAndGradient(x, gradient)).isEqualTo(one.valueAndGradient(x, gradientOfOne));
            assertThat(gradient).isEqualTo(gradientOfOne);
            assertThat(many.meanLoss(x, slopes)).isEqualTo(one.meanLoss(x, slopesOfOne));
            assertThat(slopes).isEqualTo(slopesOfOne);
            many.combine(slopes, gradient);
            one.combine(slopes, gradientOfOne);
            assertThat(gradient).isEqualTo(gradientOfOne);
        }
    }

    @Test
    void aNumberAddedToTheWeightsOfEveryClassChangesThePenaltyAlone() {
        MultinomialSum sum = sum(random(115)).with(0);
        double[] x = point(sum);
        double[] shifted = Arrays.stream(x).map(t -> t + 0.7).toArray();
        assertThat(sum.meanLoss(shifted, null)).isCloseTo(sum.meanLoss(x, null), within(1e-14));
        assertThat(sum.with(2).l2()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Design design = new DenseDesign(3, 1, new double[3]);
        refuses(design, new int[] {0, 1}, 2, true, "targets must be one for each of 3 rows, got 2");
        refuses(design, new int[] {0, 1, 2}, 2, true, "target of row 2 must be a class in [0, 2), got 2");
        refuses(design, new int[] {0, -1, 1}, 2, true, "target of row 1 must be a class in [0, 2), got -1");
        refuses(design, new int[3], 1, true, "outputs must be at least 2, got 1");
        refuses(design, new int[3], 0, true, "outputs must be at least 2, got 0");
        String rule = "each class must have a row where there is an intercept, class 1 has none";
        refuses(design, new int[] {0, 2, 0}, 3, true, rule);
        assertThat(new MultinomialSum(design, new int[] {0, 2, 0}, null, 3, 1, false).outputs())
                .isEqualTo(3);
        assertThatThrownBy(() -> new MultinomialSum(design, new int[] {0, 1, 0}, null, 2, -1, false))
                .hasMessage("l2 must not be negative and be finite, got -1.0");
    }

    private static void refuses(Design design, int[] targets, int outputs, boolean intercept, String message) {
        assertThatThrownBy(() -> new MultinomialSum(design, targets, null, outputs, 1, intercept))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
