package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.example.Examples;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MinibatchSagTest {

    @Nested
    class OfEight implements FiniteSumMethodContract {
        @Override
        public FiniteSumMethod method() {
            return new MinibatchSag(8, MinibatchSag.BatchConstant.MEAN, true);
        }

        @Override
        public int passes() {
            return 3000;
        }
    }

    @Test
    void theConstantsDescendFromRowsToMeansToEigenvalues() {
        LinearSum sum = Examples.sum(200, 6, new Logistic(), true);
        double largest = BatchLipschitz.of(sum, 20, MinibatchSag.BatchConstant.LARGEST);
        double mean = BatchLipschitz.of(sum, 20, MinibatchSag.BatchConstant.MEAN);
        double hessian = BatchLipschitz.of(sum, 20, MinibatchSag.BatchConstant.HESSIAN);
        assertThat(hessian).isLessThan(mean);
        assertThat(mean).isLessThan(largest);
        assertThat(largest).isEqualTo(Lipschitz.of(sum).largest());
        // A batch of one row has one eigenvalue, its squared norm.
        assertThat(BatchLipschitz.of(sum, 1, MinibatchSag.BatchConstant.HESSIAN))
                .isCloseTo(largest, within(1e-9));
        assertThat(BatchLipschitz.of(sum, 1, MinibatchSag.BatchConstant.MEAN)).isCloseTo(largest, within(1e-12));
    }

    @Test
    void aBatchOfAllRowsIsGradientDescent() {
        LinearSum sum = Examples.sum(60, 5, new Logistic(), false);
        MinibatchSag method = new MinibatchSag(1000, MinibatchSag.BatchConstant.MEAN, false);
        FiniteSumIteration run = Examples.run(method, sum, 7, 0);
        double step = run.progress().stepSize();
        double[] x = new double[5];
        double[] gradient = new double[5];
        for (int k = 0; k < 7; k++) {
            sum.valueAndGradient(x, gradient);
            sum.space().axpy(-step, gradient, x);
        }
        assertThat(run.point()).containsExactly(x, within(1e-13));
        assertThat(run.passes()).isEqualTo(7);
    }

    @Test
    void aBatchHasARow() {
        assertThatThrownBy(() -> new MinibatchSag(0, MinibatchSag.BatchConstant.MEAN, true))
                .hasMessage("batch must be at least 1, got 0");
    }
}
