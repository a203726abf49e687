package io.glissade.finitesum.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.A9a;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.finitesum.example.NewtonReference;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.finitesum.example.Subgradient;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.run.Certificate;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SdcaTest implements FiniteSumMethodContract {

    @Override
    public FiniteSumMethod method() {
        return Sdca.STANDARD;
    }

    @Override
    public int passes() {
        return 400;
    }

    @Override
    public boolean takesIntercept() {
        return false;
    }

    @Override
    public boolean beginsAtThePoint() {
        return false;
    }

    @Test
    void oneRowIsSolvedInOnePass() {
        // Minimise (2 x - 3)^2 / 2 + 0.5 / 2 x^2: 4 x - 6 + 0.5 x = 0.
        LinearSum sum = new LinearSum(
                new DenseDesign(1, 1, new double[] {2}), new double[] {3}, null, new Squared(), 0.5, 0, false);
        FiniteSumIteration run = run(sum, 1);
        assertThat(run.point()[0]).isCloseTo(6 / 4.5, within(1e-15));
        assertThat(run.certify().gap()).isCloseTo(0, within(1e-15));
    }

    @Test
    void rowsDrawnUniformlyReachTheSameOptimum() {
        LinearSum sum = RandomSums.sum(RandomSums.sparse(60, 100, 6, 2), new Logistic(), 0.1, 0, false, null);
        FiniteSumIteration run = new Sdca(false).start(sum, Start.atZero(100), new Evaluation(1e-300), 4);
        for (int i = 0; i <= 400; i++) {
            run.step();
        }
        assertThat(run.point()).containsExactly(NewtonReference.minimise(sum), within(1e-9));
    }

    @Test
    void theDualNeverDescends() {
        for (double l1 : new double[] {0, 0.02}) {
            LinearSum sum = RandomSums.sum(RandomSums.dense(80, 7, 3), new Logistic(), 0.01, l1, false, null);
            FiniteSumIteration run = Sdca.STANDARD.start(sum, Start.atZero(7), Evaluation.EVERY_PASS, 4);
            double before = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 60; i++) {
                run.step();
                double dual = run.certificate().dual();
                assertThat(dual).isGreaterThanOrEqualTo(before - 1e-14);
                before = dual;
            }
            assertThat(run.certificate().relativeGap()).isLessThan(1e-5);
        }
    }

    @Test
    void thePointIsThatOfTheSlopes() {
        LinearSum sum = RandomSums.sum(RandomSums.sparse(50, 20, 5, 3), new Squared(), 0.02, 0, false, null);
        FiniteSumIteration run = run(sum, 50);
        double[] combined = new double[20];
        double[] slopes = run.slopes();
        assertThat(slopes).isNotNull();
        sum.combine(slopes, combined);
        for (int j = 0; j < 20; j++) {
            assertThat(run.point()[j]).isCloseTo(-combined[j] / 0.02, within(1e-12));
        }
        FiniteSumIteration next = Sdca.STANDARD.start(sum, new Start(new double[20], slopes), Evaluation.EVERY_PASS, 1);
        assertThat(next.point()).containsExactly(run.point(), within(1e-12));
    }

    @Test
    void sparseRowsWithL1GiveTheSameRunAsDenseOnes() {
        for (int[] shape : new int[][] {{40, 12, 3}, {1, 5, 3}, {25, 60, 4}}) {
            SparseDesign sparse = RandomSums.sparse(shape[0], shape[1], shape[2], 4);
            sameRun(sparse, 0.02, 0.01);
            sameRun(sparse, 0.02, 0.05);
        }
    }

    @Test
    void anL1SolutionSatisfiesTheConditionOfTheSubgradient() {
        SparseDesign sparse = RandomSums.sparse(60, 40, 8, 6);
        LinearSum sum = RandomSums.sum(sparse, new Logistic(), 0.05, 0.02, false, null);
        FiniteSumIteration run = run(sum, 1000);
        assertThat(run.certify().relativeGap()).isLessThan(1e-12);
        Subgradient.holds(sum, run.point(), 1e-7);
    }

    @Test
    void whatItCannotWorkOnIsRefusedWithWhatToUse() {
        SparseDesign rows = RandomSums.sparse(5, 4, 2, 6);
        LinearSum bare = RandomSums.sum(rows, new Logistic(), 0, 0.1, false, null);
        assertThatThrownBy(() -> Sdca.STANDARD.start(bare, Start.atZero(4), Evaluation.EVERY_PASS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sdca needs l2 > 0, got 0.0; saga works without a squared penalty");
        LinearSum shifted = RandomSums.sum(rows, new Logistic(), 0.1, 0, true, null);
        assertThatThrownBy(() -> Sdca.STANDARD.start(shifted, Start.atZero(5), Evaluation.EVERY_PASS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sdca needs a sum without an intercept, got one; ");
    }

    /** The published gaps are of one run; rows in random order do better than rows drawn uniformly. */
    @Test
    @Tag("long")
    void theGapsOnA9aAreAtMostThePublishedOnes() throws IOException {
        assertThat(A9a.means(Sdca.STANDARD, 3, Certificate::gap, 10, 25, 50))
                .satisfiesExactly(
                        pass10 -> assertThat(pass10).isLessThan(4.8e-3),
                        pass25 -> assertThat(pass25).isLessThan(2.4e-5),
                        pass50 -> assertThat(pass50).isLessThan(9.6e-10));
        assertThat(A9a.means(new Sdca(false), 3, Certificate::gap, 10, 25, 50))
                .satisfiesExactly(
                        pass10 -> assertThat(pass10).isLessThan(2 * 4.8e-3),
                        pass25 -> assertThat(pass25).isLessThan(2 * 2.4e-5),
                        pass50 -> assertThat(pass50).isLessThan(1e-8));
        FiniteSumIteration run = Sdca.STANDARD.start(A9a.sum(), Start.atZero(124), new Evaluation(1e-300), 1);
        for (int i = 0; i <= 100; i++) {
            run.step();
        }
        assertThat(run.certify().relativeGap()).isLessThan(1e-14);
        assertThat(run.certificate().value()).isCloseTo(0.323371868315, within(1e-12));
    }
}
