package io.glissade.finitesum.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.finitesum.example.Subgradient;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import org.junit.jupiter.api.Test;

final class LooplessSvrgTest implements FiniteSumMethodContract {

    @Override
    public FiniteSumMethod method() {
        return LooplessSvrg.STANDARD;
    }

    @Override
    public int passes() {
        return 800;
    }

    @Test
    void withASnapshotAfterEachVisitOneRowIsProximalDescent() {
        // Step 1 / (2 (4 + 0.5)) = 1/9; the gradient of the loss at x is 2 (2 x - 1).
        LinearSum sum = new LinearSum(
                new DenseDesign(1, 1, new double[] {2}), new double[] {1}, null, new Squared(), 0.5, 0.25, false);
        FiniteSumIteration run =
                new LooplessSvrg(2, 1).start(sum, new Start(new double[] {1}, null), Evaluation.EVERY_PASS, 1);
        run.step();
        double x = 1;
        for (int i = 0; i < 5; i++) {
            run.step();
            x = (x - 2 * (2 * x - 1) / 9 - 0.25 / 9) / (1 + 0.5 / 9);
            assertThat(run.point()[0]).isCloseTo(x, within(1e-15));
        }
    }

    @Test
    void allEvaluationsAreCounted() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(400, 3, 1), new Logistic(), 0.1, 0, true, null);
        FiniteSumIteration run = LooplessSvrg.STANDARD.start(sum, Start.atZero(4), Evaluation.EVERY_PASS, 2);
        assertThat(run.passes()).isEqualTo(1);
        for (int i = 0; i <= 100; i++) {
            run.step();
        }
        // 1 at the start, 2 a pass, and of refreshes 100 with a deviation of 10.
        assertThat(run.passes()).isBetween(301.0 - 40, 301.0 + 40);
        assertThat(run.passes() % 1).isEqualTo(0);
        assertThat(run.slopes()).isNull();
    }

    @Test
    void sparseRowsWithL1GiveTheSameRunAsDenseOnes() {
        SparseDesign sparse = RandomSums.sparse(40, 12, 3, 4);
        sameRun(sparse, 0, 0.01);
        sameRun(sparse, 0.02, 0.02);
    }

    @Test
    void anL1SolutionSatisfiesTheConditionOfTheSubgradient() {
        LinearSum sum = RandomSums.sum(RandomSums.sparse(60, 40, 8, 6), new Logistic(), 0.05, 0.02, true, null);
        FiniteSumIteration run = run(sum, 4000);
        assertThat(run.certify().relativeGap()).isLessThan(1e-9);
        Subgradient.holds(sum, run.point(), 1e-7);
    }
}
