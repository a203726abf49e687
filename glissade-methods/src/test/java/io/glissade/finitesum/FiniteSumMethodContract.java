package io.glissade.finitesum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.run.Progress;
import io.glissade.testkit.Allocation;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every method for finite sums must keep. */
interface FiniteSumMethodContract {

    /** The method under test. */
    FiniteSumMethod method();

    /** Passes that are enough for a relative gap of 1e-12 on a hundred rows. */
    default int passes() {
        return 400;
    }

    /** Whether it takes an intercept that is not penalised. */
    default boolean takesIntercept() {
        return true;
    }

    @Test
    default void theCertifiedGapClosesOnDenseRows() {
        FiniteSumIteration run =
                Examples.run(method(), Examples.sum(100, 7, new Logistic(), takesIntercept()), passes(), 3);
        Certificate certificate = run.certify();
        assertThat(certificate.relativeGap()).isLessThan(1e-12);
        assertThat(certificate.gradientNorm()).isLessThan(1e-6);
    }

    @Test
    default void theCertifiedGapClosesWithMoreColumnsThanRows() {
        LinearSum sum = Examples.sparse(Examples.sum(60, 200, new Logistic(), takesIntercept()))
                .with(0.2, 0);
        assertThat(Examples.run(method(), sum, passes(), 3).certify().relativeGap())
                .isLessThan(1e-12);
    }

    @Test
    default void denseAndSparseRowsGiveTheSameRun() {
        for (boolean intercept : takesIntercept() ? new boolean[] {false, true} : new boolean[] {false}) {
            LinearSum dense = Examples.sum(100, 7, new Logistic(), intercept);
            double[] first = Examples.run(method(), dense, 50, 4).point();
            double[] second =
                    Examples.run(method(), Examples.sparse(dense), 50, 4).point();
            for (int j = 0; j < first.length; j++) {
                assertThat(second[j]).isCloseTo(first[j], within(1e-10 * Math.max(Math.abs(first[j]), 1e-3)));
            }
        }
    }

    @Test
    default void aSingleRowIsFitted() {
        LinearSum sum = new LinearSum(
                new DenseDesign(1, 2, new double[] {3, 4}), new double[] {2}, null, new Squared(), 1, 0, false);
        // Minimum of (5 t - 2)^2 / 2 + t^2 / 2 along the row: t = 10 / 26.
        double[] point = Examples.run(method(), sum, 2000, 5).point();
        assertThat(point[0]).isCloseTo(0.6 * 10 / 26, within(1e-9));
        assertThat(point[1]).isCloseTo(0.8 * 10 / 26, within(1e-9));
        LinearSum sparse = Examples.withRows(
                sum, new SparseDesign(2, new int[] {0, 2}, new int[] {0, 1}, new double[] {3, 4}), null);
        assertThat(Examples.run(method(), sparse, 2000, 5).point()).containsExactly(point, within(1e-9));
    }

    @Test
    default void weightsAreRepetition() {
        LinearSum plain = Examples.sum(40, 5, new Logistic(), takesIntercept());
        double[] weights = new double[40];
        Arrays.setAll(weights, i -> 1 + i % 3);
        int[] repeated = IntStream.range(0, 40)
                .flatMap(i -> IntStream.range(0, 1 + i % 3).map(k -> i))
                .toArray();
        LinearSum weighted = Examples.withRows(plain, plain.design(), weights);
        double[] targets = Arrays.stream(repeated).mapToDouble(plain::target).toArray();
        LinearSum repetition = new LinearSum(
                plain.design().select(repeated), targets, null, plain.loss(), plain.l2(), 0, plain.intercept());
        double[] first = Examples.run(method(), weighted, 2 * passes(), 6).point();
        double[] second = Examples.run(method(), repetition, 2 * passes(), 6).point();
        assertThat(first).containsExactly(second, within(1e-9));
    }

    @Test
    default void restartEqualsAFreshStartBitForBit() {
        LinearSum sum = Examples.sparse(Examples.sum(50, 6, new Logistic(), takesIntercept()));
        double[] x0 = new double[(int) sum.space().dimension()];
        FiniteSumIteration run = method().start(sum, new Start(x0, null), Evaluation.EVERY_PASS, 7);
        steps(run, 9);
        double[] fresh = run.point().clone();
        Progress progress = run.progress();
        steps(run, 3);
        run.restart(x0);
        assertThat(run.progress()).isEqualTo(Progress.NONE);
        assertThat(run.passes()).isZero();
        steps(run, 9);
        assertThat(run.point()).containsExactly(fresh);
        assertThat(run.progress()).isEqualTo(progress);
        assertThat(x0).containsOnly(0);
    }

    @Test
    default void aRunGoesOnWhereAnotherStood() {
        LinearSum sum = Examples.sum(100, 7, new Logistic(), takesIntercept());
        FiniteSumIteration first = Examples.run(method(), sum, passes(), 8);
        FiniteSumIteration second = method().start(sum, Start.from(first), Evaluation.EVERY_PASS, 9);
        second.step();
        assertThat(second.progress().residual()).isLessThan(1e-9);
        steps(second, 2);
        assertThat(second.progress().residual()).isLessThan(1e-9);
    }

    @Test
    default void aPassAllocatesNothingThatGrowsWithTheRows() {
        // Certificates allocate a few numbers a chunk; a table of these rows would be 80 kB.
        LinearSum sum =
                Examples.sum(10_000, 5, new Logistic(), takesIntercept()).parallel(false);
        FiniteSumIteration run = Examples.run(method(), sum, 3, 10);
        long before = Allocation.bytesOfThisThread();
        steps(run, 5);
        assertThat(Allocation.bytesOfThisThread() - before).isLessThan(5 * 8_000L);
    }

    private static void steps(FiniteSumIteration run, int count) {
        for (int k = 0; k < count; k++) {
            run.step();
        }
    }
}
