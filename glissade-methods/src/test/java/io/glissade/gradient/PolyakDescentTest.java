package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.step.PolyakStep;
import io.glissade.testfunction.Cosh;
import org.junit.jupiter.api.Test;

final class PolyakDescentTest {

    /** To a gap of eps within max(4 L0 R^2 / eps, (6 L1 R)^2) steps, from where the gradient is ten thousand. */
    @Test
    void thePolyakStepKeepsItsBoundOnCoshWithoutKnowingItsConstants() {
        double eps = 0.1;
        for (SmoothnessConstants constants : new SmoothnessConstants[] {
            new SmoothnessConstants(1, 1), new SmoothnessConstants(5, 0.5), new SmoothnessConstants(0.5, 4)
        }) {
            Cosh cosh = new Cosh(2, constants);
            double reach = Math.log(1e4) / constants.l1();
            double distance = Math.hypot(reach, reach / 2);
            double bound = Math.max(
                    4 * constants.l0() * distance * distance / eps, Math.pow(6 * constants.l1() * distance, 2));
            GradientDescent<double[]> method = new GradientDescent<>(new PolyakStep(cosh.minimum()));
            try (GradientIteration<double[]> run =
                    method.start(Minibatches.always(cosh), new double[] {reach, -reach / 2})) {
                do {
                    run.step();
                } while (run.progress().value() - cosh.minimum() > eps
                        && run.progress().iteration() <= bound);
                assertThat(run.progress().value() - cosh.minimum()).isLessThanOrEqualTo(eps);
                assertThat((double) run.progress().iteration()).isLessThanOrEqualTo(bound);
            }
        }
    }
}
