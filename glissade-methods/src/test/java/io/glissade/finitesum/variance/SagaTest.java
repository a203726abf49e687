package io.glissade.finitesum.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.A9a;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.finitesum.example.Subgradient;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SagaTest implements FiniteSumMethodContract {

    @Override
    public FiniteSumMethod method() {
        return Saga.STANDARD;
    }

    @Override
    public int passes() {
        return 400;
    }

    @Test
    void twoStepsOnOneRowAreTheFormula() {
        // One row a = 2, b = 1, squared loss, l2 = 0.5, l1 = 0.25, step 0.1. First from x = 1: m = 2, slope 1, table 0.
        LinearSum sum = new LinearSum(
                new DenseDesign(1, 1, new double[] {2}), new double[] {1}, null, new Squared(), 0.5, 0.25, false);
        FiniteSumIteration run = new Saga(new SagaStep.Constant(0.1))
                .start(sum, new Start(new double[] {1}, null), Evaluation.EVERY_PASS, 1);
        run.step();
        run.step();
        double first = (1 - 0.1 * (1 * 2 + 0) - 0.1 * 0.25) / 1.05;
        assertThat(run.point()[0]).isCloseTo(first, within(1e-15));
        run.step();
        double change = (2 * first - 1) - 1;
        assertThat(run.point()[0]).isCloseTo((first - 0.1 * (change * 2 + 2) - 0.025) / 1.05, within(1e-15));
    }

    @Test
    void stepsAreThoseOfTheConstants() {
        // Squared norms 1 and 4, L = 4 / 4 + 0.5.
        LinearSum sum = new LinearSum(
                new DenseDesign(2, 1, new double[] {1, 2}), new double[] {1, -1}, null, new Logistic(), 0.5, 0, false);
        assertThat(new SagaStep.OfLipschitz(3).on(sum)).isCloseTo(1 / 4.5, within(1e-15));
        assertThat(new SagaStep.StronglyConvex().on(sum)).isCloseTo(1 / (2 * (2 * 0.5 + 1.5)), within(1e-15));
        assertThat(new SagaStep.Constant(0.3).on(sum)).isEqualTo(0.3);
        LinearSum empty = new LinearSum(
                new DenseDesign(1, 1, new double[] {0}), new double[] {1}, null, new Logistic(), 0, 0.1, false);
        assertThatThrownBy(() -> Saga.STANDARD.start(empty, Start.atZero(1), Evaluation.EVERY_PASS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stepSize");
    }

    @Test
    void sparseRowsWithL1GiveTheSameRunAsDenseOnes() {
        for (int[] shape : new int[][] {{40, 12, 3}, {1, 5, 3}, {25, 60, 4}, {200, 30, 2}}) {
            SparseDesign sparse = RandomSums.sparse(shape[0], shape[1], shape[2], 4);
            for (double l1 : new double[] {0.001, 0.01, 0.05}) {
                sameRun(sparse, 0, l1);
                sameRun(sparse, 0.02, l1);
            }
        }
    }

    @Test
    void aStepNearlyAsLongAsThePenaltyAllowsStaysTheSameOnSparseRows() {
        SparseDesign sparse = RandomSums.sparse(30, 10, 2, 5);
        LinearSum sum = RandomSums.sum(sparse, new Logistic(), 10, 0.001, true, null);
        LinearSum dense = RandomSums.sum(RandomSums.withZeros(sparse), new Logistic(), 10, 0.001, true, null);
        Saga saga = new Saga(new SagaStep.Constant(0.0999));
        FiniteSumIteration one = saga.start(sum, Start.atZero(11), Evaluation.EVERY_PASS, 3);
        FiniteSumIteration other = saga.start(dense, Start.atZero(11), Evaluation.EVERY_PASS, 3);
        for (int i = 0; i <= 50; i++) {
            one.step();
            other.step();
        }
        assertThat(one.point()).containsExactly(other.point(), within(1e-12));
    }

    @Test
    void anL1SolutionSatisfiesTheConditionOfTheSubgradient() {
        SparseDesign sparse = RandomSums.sparse(60, 40, 8, 6);
        for (double l2 : new double[] {0, 0.05}) {
            LinearSum sum = RandomSums.sum(sparse, new Logistic(), l2, 0.02, true, null);
            FiniteSumIteration run = run(sum, 4000);
            assertThat(run.certify().relativeGap()).isLessThan(1e-9);
            Subgradient.holds(sum, run.point(), 1e-7);
        }
    }

    @Test
    void aStepThatIsTooLongIsReportedAsNotFinite() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(20, 3, 1), new Squared(), 0, 0.1, true, null);
        FiniteSumIteration run =
                new Saga(new SagaStep.Constant(100)).start(sum, Start.atZero(4), Evaluation.EVERY_PASS, 1);
        for (int i = 0; i < 200 && run.nonFinite() == null; i++) {
            run.step();
        }
        assertThat(run.nonFinite()).startsWith("the objective is ");
    }

    /** Means of ten seeds as published; the penalty in the proximal step or as a gradient is the same here to 1e-6 of a step. */
    @Test
    @Tag("long")
    void theCurveOnA9aIsThePublishedOne() throws IOException {
        assertThat(A9a.means(Saga.STANDARD, 10, it -> it.value() - A9a.OPTIMUM, 1, 10, 25, 50))
                .satisfiesExactly(
                        pass1 -> assertThat(pass1).isBetween(2.1e-2 / 2, 2.1e-2 * 2),
                        pass10 -> assertThat(pass10).isBetween(6.7e-6 / 2, 6.7e-6 * 2),
                        pass25 -> assertThat(pass25).isBetween(2.6e-8 / 2, 2.6e-8 * 2),
                        pass50 -> assertThat(pass50).isBetween(4.2e-11 / 2, 4.2e-11 * 2));
    }
}
