package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.example.Examples;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Squared;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AdaptiveSagTest {

    @Nested
    class Standard implements FiniteSumMethodContract {
        @Override
        public FiniteSumMethod method() {
            return AdaptiveSag.STANDARD;
        }

        @Override
        public int passes() {
            return 400;
        }
    }

    @Test
    void rowsOfVeryDifferentLengthAreFittedFasterThanWithTheLargestConstant() {
        DenseDesign rows = Examples.dense(200, 5, 1, 3);
        for (int at = 0; at < 5 * 4; at++) {
            rows.values()[at] *= 30;
        }
        double[] targets = new double[200];
        for (int i = 0; i < 200; i++) {
            targets[i] = Math.sin(i);
        }
        LinearSum sum = new LinearSum(rows, targets, null, new Squared(), 1.0 / 200, 0, false);
        double adaptive =
                Examples.run(AdaptiveSag.STANDARD, sum, 40, 0).certify().gap();
        double constant = Examples.run(new Sag(new SagStep.OfLipschitz(1), true), sum, 40, 0)
                .certify()
                .gap();
        assertThat(adaptive).isLessThan(1e-3 * constant);
    }

    @Test
    void theFirstConstantMustBePositive() {
        assertThatThrownBy(() -> new AdaptiveSag(0, true)).hasMessage("initial must be positive and finite, got 0.0");
    }
}
