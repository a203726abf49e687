package io.glissade.finitesum.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.run.Certificate;
import io.glissade.run.Progress;
import io.glissade.testkit.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the run of every method for finite sums must keep. */
public interface FiniteSumMethodContract {

    /** The method under test, with a step that is stable for rows of squared norm about 10 and losses as smooth as the squared one. */
    FiniteSumMethod method();

    /** Passes that are enough for 200 rows of 10 columns and {@code l2 = 0.1}. */
    int passes();

    /** Whether the method takes an unpenalised intercept. */
    default boolean takesIntercept() {
        return true;
    }

    /** Whether a run begins at the point it is given rather than at that of its slopes. */
    default boolean beginsAtThePoint() {
        return true;
    }

    @Test
    default void itReachesTheOptimumThatNewtonFinds() {
        DenseDesign dense = RandomSums.dense(200, 10, 1);
        reaches(RandomSums.sum(dense, new Logistic(), 0.1, 0, false, null));
        reaches(RandomSums.sum(dense, new Squared(), 0.1, 0, takesIntercept(), null));
        SparseDesign sparse = RandomSums.sparse(60, 100, 6, 2);
        reaches(RandomSums.sum(sparse, new Logistic(), 0.1, 0, takesIntercept(), null));
        reaches(RandomSums.sum(sparse, new Squared(), 0.1, 0, false, null));
    }

    private void reaches(LinearSum sum) {
        FiniteSumIteration run = run(sum, passes());
        double[] gradient = sum.space().zero();
        double best = sum.valueAndGradient(NewtonReference.minimise(sum), gradient);
        Certificate certificate = run.certify();
        assertThat(certificate.value()).isCloseTo(best, within(1e-10));
        assertThat(certificate.relativeGap()).isLessThan(1e-10);
        assertThat(certificate.dual()).isLessThanOrEqualTo(best + 1e-13);
    }

    @Test
    default void weightsAreTheSameAsRowsManyTimesOverAtTheOptimum() {
        SparseDesign once = RandomSums.sparse(30, 8, 4, 3);
        double[] weights = new double[30];
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            weights[i] = 1 + i % 3;
            for (int k = 0; k < weights[i]; k++) {
                repeated.add(i);
            }
        }
        int[] rows = repeated.stream().mapToInt(Integer::intValue).toArray();
        LinearSum weighted = RandomSums.sum(once, new Logistic(), 0.1, 0, takesIntercept(), weights);
        double[] targets = Arrays.stream(rows).mapToDouble(weighted::target).toArray();
        LinearSum many = new LinearSum(once.select(rows), targets, null, new Logistic(), 0.1, 0, takesIntercept());
        assertThat(run(weighted, 4 * passes()).point())
                .containsExactly(run(many, 4 * passes()).point(), within(1e-9));
    }

    @Test
    default void sparseRowsGiveTheSameRunAsDenseOnes() {
        for (int[] shape : new int[][] {{40, 12, 3}, {1, 5, 3}, {25, 60, 4}, {2, 1, 1}}) {
            SparseDesign sparse = RandomSums.sparse(shape[0], shape[1], shape[2], 4);
            for (double l2 : new double[] {0.1, 1.0 / shape[0]}) {
                sameRun(sparse, l2, 0);
            }
        }
    }

    /** With the same draws, in every coordinate after 50 passes. */
    default void sameRun(SparseDesign sparse, double l2, double l1) {
        LinearSum sum = RandomSums.sum(sparse, new Logistic(), l2, l1, takesIntercept(), null);
        double[] targets = new double[sparse.rows()];
        Arrays.setAll(targets, sum::target);
        LinearSum dense =
                new LinearSum(RandomSums.withZeros(sparse), targets, null, new Logistic(), l2, l1, takesIntercept());
        double[] expected = run(dense, 50).point();
        double[] point = run(sum, 50).point();
        for (int j = 0; j < point.length; j++) {
            assertThat(point[j])
                    .as("coordinate %d of %d rows, l2 %s, l1 %s", j, sparse.rows(), l2, l1)
                    .isCloseTo(expected[j], within(1e-10 * Math.max(Math.abs(expected[j]), 1e-3)));
        }
    }

    @Test
    default void theStartingPointIsCopiedAndNotTouched() {
        LinearSum sum = small();
        double[] x0 = new double[sum.space().zero().length];
        Arrays.fill(x0, beginsAtThePoint() ? 0.3 : 0);
        double[] before = x0.clone();
        FiniteSumIteration run = method().start(sum, new Start(x0, null), Evaluation.EVERY_PASS, 5);
        assertThat(run.point()).isEqualTo(before);
        steps(run, 4);
        assertThat(run.point()).isNotEqualTo(before);
        run.restart(x0);
        steps(run, 4);
        assertThat(x0).isEqualTo(before);
    }

    @Test
    default void restartEqualsAFreshStartBitForBit() {
        LinearSum sum = small();
        double[] x0 = new double[sum.space().zero().length];
        Arrays.fill(x0, 0.2);
        Start start = new Start(x0, null);
        FiniteSumIteration fresh = method().start(sum, start, Evaluation.EVERY_PASS, 6);
        double[] first = fresh.point().clone();
        List<Object> expected = record(fresh);
        assertThat(record(method().start(sum, start, Evaluation.EVERY_PASS, 6)))
                .usingRecursiveComparison()
                .isEqualTo(expected);
        FiniteSumIteration used = method().start(sum, Start.atZero(x0.length), Evaluation.EVERY_PASS, 6);
        steps(used, 7);
        used.restart(x0);
        assertThat(used.progress()).isEqualTo(Progress.NONE);
        assertThat(used.point()).isEqualTo(first);
        assertThat(record(used)).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    default void aRunGoesOnFromThePointAndTableOfAnother() {
        LinearSum sum = small();
        FiniteSumIteration done = run(sum, passes());
        FiniteSumIteration next = method().start(sum, Start.from(done), Evaluation.EVERY_PASS, 8);
        assertThat(next.point()).containsExactly(done.point(), within(1e-9));
        for (int i = 0; i < 5; i++) {
            next.step();
            assertThat(next.progress().residual()).isLessThan(1e-9);
        }
    }

    @Test
    default void aStepIsAPassAndSpeaksOfThePoint() {
        LinearSum sum = small();
        FiniteSumIteration run = method().start(sum, Start.atZero(sum.space().zero().length), Evaluation.EVERY_PASS, 9);
        for (int i = 0; i < 4; i++) {
            double evaluated = run.passes();
            run.step();
            assertThat(run.progress().iteration()).isEqualTo(i);
            assertThat(run.passes()).isGreaterThanOrEqualTo(evaluated + (i == 0 ? 0 : 1));
            double value = sum.meanLoss(run.point(), null) + sum.penalty(run.point());
            assertThat(run.progress().value()).isEqualTo(value);
            assertThat(run.progress().residual())
                    .isEqualTo(run.certificate().relativeGap())
                    .isGreaterThan(0);
        }
    }

    /** Of few rows the certificate needs no work vector of its own; of few columns its work vectors are small. */
    @Test
    default void aStepAllocatesNothingThatGrowsWithRowsOrColumns() {
        assertThat(bytesOfAStep(5_000, 3)).isLessThanOrEqualTo(bytesOfAStep(500, 3) + 1024);
        assertThat(bytesOfAStep(3, 5_000)).isLessThanOrEqualTo(bytesOfAStep(3, 500) + 1024);
    }

    private long bytesOfAStep(int rows, int columns) {
        LinearSum dense = RandomSums.sum(RandomSums.dense(rows, columns, 10), new Logistic(), 0.1, 0, false, null);
        LinearSum sparse = RandomSums.sum(RandomSums.sparse(rows, columns, 2, 10), new Logistic(), 0.1, 0, false, null);
        long most = 0;
        for (LinearSum sum : List.of(dense.parallel(false), sparse.parallel(false))) {
            FiniteSumIteration run = method().start(sum, Start.atZero(columns), Evaluation.EVERY_PASS, 11);
            steps(run, 20);
            long before = Allocation.bytesOfThisThread();
            steps(run, 20);
            most = Math.max(most, (Allocation.bytesOfThisThread() - before) / 20);
        }
        return most;
    }

    private static LinearSum smallSum(boolean intercept) {
        return RandomSums.sum(RandomSums.sparse(50, 9, 4, 12), new Logistic(), 0.1, 0, intercept, null);
    }

    private LinearSum small() {
        return smallSum(takesIntercept());
    }

    /** A run from zero after so many passes, evaluated at the fewest of them. */
    default FiniteSumIteration run(LinearSum sum, int passes) {
        FiniteSumIteration run =
                method().start(sum, Start.atZero(sum.space().zero().length), new Evaluation(1e-300), 13);
        steps(run, passes + 1);
        return run;
    }

    private static List<Object> record(FiniteSumIteration run) {
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            run.step();
            seen.add(run.progress().toString());
            seen.add(run.point().clone());
        }
        return seen;
    }

    private static void steps(FiniteSumIteration run, int steps) {
        for (int i = 0; i < steps; i++) {
            run.step();
        }
    }
}
