package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.finitesum.example.RandomSums;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import org.junit.jupiter.api.Test;

final class IncrementalGradientTest implements FiniteSumMethodContract {

    @Override
    public FiniteSumMethod method() {
        return new IncrementalGradient(new SagStep.Constant(0.003), false);
    }

    @Override
    public int passes() {
        return 2000;
    }

    @Test
    void twoRowsInTheirOrderAreTheFormula() {
        // a = (1, 2), b = (1, -1), squared loss, l2 = 0.5, step 0.1, from x = 0.
        LinearSum sum = new LinearSum(
                new DenseDesign(2, 1, new double[] {1, 2}), new double[] {1, -1}, null, new Squared(), 0.5, 0, false);
        for (boolean seen : new boolean[] {false, true}) {
            FiniteSumIteration run = new IncrementalGradient(new SagStep.Constant(0.1), seen)
                    .start(sum, Start.atZero(1), Evaluation.EVERY_PASS, 1);
            run.step();
            run.step();
            double first = 0.1 * 1 / (seen ? 1 : 2);
            double second = 0.95 * first - 0.1 * (-1 + 2 * (2 * first + 1)) / 2;
            assertThat(run.point()[0]).isCloseTo(second, within(1e-16));
        }
    }

    @Test
    void theSeedHasNoEffect() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(20, 3, 1), new Logistic(), 0.1, 0, true, null);
        FiniteSumIteration one = method().start(sum, Start.atZero(4), Evaluation.EVERY_PASS, 1);
        FiniteSumIteration other = method().start(sum, Start.atZero(4), Evaluation.EVERY_PASS, 2);
        for (int i = 0; i < 5; i++) {
            one.step();
            other.step();
        }
        assertThat(one.point()).isEqualTo(other.point());
    }

    @Test
    void atTheStepOfSagTheOrderOfTheRowsMakesItDiverge() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(200, 3, 1), new Squared(), 0.001, 0, false, null);
        SagStep step = new SagStep.OfLipschitz(1);
        FiniteSumIteration cyclic =
                new IncrementalGradient(step, false).start(sum, Start.atZero(3), Evaluation.EVERY_PASS, 1);
        FiniteSumIteration random = new Sag(step, false).start(sum, Start.atZero(3), Evaluation.EVERY_PASS, 1);
        for (int i = 0; i <= 40; i++) {
            cyclic.step();
            random.step();
        }
        assertThat(random.certificate().relativeGap()).isLessThan(1e-3);
        assertThat(cyclic.certificate().relativeGap()).isGreaterThan(0.1);
    }

    @Test
    void whatItCannotWorkOnIsRefusedWithWhatToUse() {
        LinearSum sum = RandomSums.sum(RandomSums.dense(20, 3, 1), new Logistic(), 0.1, 0.1, true, null);
        assertThatThrownBy(() -> method().start(sum, Start.atZero(4), Evaluation.EVERY_PASS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the incremental gradient needs l1 = 0, got 0.1; saga takes an l1 penalty");
        assertThatThrownBy(() -> new IncrementalGradient(new SagStep.LineSearch(1), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("step of the incremental gradient must be constant");
    }
}
