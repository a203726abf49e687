package io.glissade.finitesum.sag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.example.Examples;
import io.glissade.finitesum.example.FiniteSumMethodContract;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import org.junit.jupiter.api.Test;

class LipschitzSagTest implements FiniteSumMethodContract {

    @Override
    public FiniteSumMethod method() {
        return new LipschitzSag(true);
    }

    @Override
    public int passes() {
        return 400;
    }

    @Test
    void theStepIsHalfwayBetweenThatOfTheLargestAndOfTheMeanConstant() {
        LinearSum sum = Examples.sum(50, 6, new Logistic(), false);
        Lipschitz constants = Lipschitz.of(sum);
        FiniteSumIteration run = Examples.run(method(), sum, 1, 0);
        assertThat(run.progress().stepSize())
                .isCloseTo(0.5 / (constants.largest() + sum.l2()) + 0.5 / (constants.mean() + sum.l2()), within(1e-15));
        assertThat(run.passes()).isEqualTo(1);
    }
}
