package io.glissade.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.space.BlockSpace.Block;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trilevel toy problem against its closed form: F_1(x) = kappa^2 |c - x|^2 + |x|^2. */
final class TrilevelToyTest {

    private static TorchSpace plane(String name) {
        return new TorchSpace(List.of(new Block(name, 0, 2)), TorchSpace.Precision.DOUBLE);
    }

    private static Tensor squaredDistance(Tensor a, Tensor b) {
        return a.sub(b).square().sum();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0.96", "5, 5, 0.5479858176", "10, 10, 0.2032191498", "50, 50, 2.85448e-5", "10, 1, 0.8214748365"
    })
    void theGradientIsThatOfTheClosedForm(int second, int third, double printed) {
        MultilevelProblem toy = new MultilevelProblem(
                plane("x1"),
                x -> squaredDistance(x.level(3), x.level(1))
                        .add(x.level(1).square().sum()),
                List.of(
                        new LowerLevel(
                                "x2",
                                plane("x2"),
                                x -> squaredDistance(x.level(2), x.level(1)),
                                new GradientSteps(second, StepSize.constant(0.1), Start.at(1, 1))),
                        new LowerLevel(
                                "x3",
                                plane("x3"),
                                x -> squaredDistance(x.level(3), x.level(2)),
                                new GradientSteps(third, StepSize.constant(0.1), Start.at(1, 1)))));
        double rho2 = Math.pow(0.8, second);
        double rho3 = Math.pow(0.8, third);
        double kappa = (1 - rho3) * rho2 + rho3;
        assertThat(kappa).isCloseTo(printed, within(printed * 1e-5));
        double[] point = {0.3, -1.7};
        MultilevelObjective objective = new MultilevelObjective(toy, new Reverse());
        try (Tensor x = objective.space().zero();
                Tensor gradient = objective.space().zero()) {
            objective.space().copy(point, x);
            double value = objective.valueAndGradient(x, gradient);
            double[] found = objective.space().toArray(gradient);
            double expected = 0;
            for (int i = 0; i < 2; i++) {
                double toGo = 1 - point[i];
                expected += kappa * kappa * toGo * toGo + point[i] * point[i];
                assertThat(found[i]).isCloseTo(-2 * kappa * kappa * toGo + 2 * point[i], within(1e-14));
            }
            assertThat(value).isCloseTo(expected, within(1e-14));
        }
        assertThat(objective.levels().steps(2)).isEqualTo(second);
        assertThat(objective.levels().steps(3)).isEqualTo((long) third * (second + 1));
    }
}
