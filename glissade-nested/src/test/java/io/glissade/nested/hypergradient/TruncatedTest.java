package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.nested.MultilevelProblem;
import io.glissade.torch.TorchSpace.Precision;
import org.junit.jupiter.api.Test;

final class TruncatedTest {

    @Test
    void theStartIsDifferentiatedOnlyWithAllSteps() {
        MultilevelProblem problem = Example.curved(2, 3, 4, false, Precision.DOUBLE);
        double[] point = {0.1, -2, -2, -2, -2, 0.2, 0.3};
        double[] cut = Strategies.evaluate(problem, new Truncated(3), point).gradient();
        // Only the square of the outermost variable is left: 0.3 x^2.
        assertThat(cut[5]).isEqualTo(0.6 * 0.2);
        assertThat(cut[6]).isEqualTo(0.6 * 0.3);
        double[] all = Strategies.evaluate(problem, new Truncated(5), point).gradient();
        assertThat(all)
                .containsExactly(
                        Strategies.evaluate(problem, new Reverse(), point).gradient());
    }

    @Test
    void noStepsAreRefused() {
        assertThatThrownBy(() -> new Truncated(0)).hasMessage("steps must be at least 1, got 0");
    }
}
