package io.glissade.nested.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrilevelToyClosedFormTest {

    private static TrilevelToy toy(int second, int third) {
        return new TrilevelToy(new double[] {1, 1}, second, third, 0.1, 0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.96, 0.4796003331, 0.9592006661",
        "5, 5, 0.5479858176, 0.2309398771, 0.4618797542",
        "10, 10, 0.2032191498, 0.0396601376, 0.0793202751",
        "10, 1, 0.8214748365, 0.4029212342, 0.8058424685",
        "1, 10, 0.8214748365, 0.4029212342, 0.8058424685"
    })
    void everyDigitIsThatStated(int second, int third, double kappa, double minimiser, double minimum) {
        TrilevelToy toy = toy(second, third);
        assertThat(toy.kappa()).isCloseTo(kappa, within(0.51e-10));
        assertThat(toy.minimiser()[0]).isCloseTo(minimiser, within(0.51e-10)).isEqualTo(toy.minimiser()[1]);
        assertThat(toy.minimum()).isCloseTo(minimum, within(0.51e-10));
    }

    @Test
    void fiftyStepsLeaveAlmostNothing() {
        TrilevelToy toy = toy(50, 50);
        assertThat(toy.kappa()).isCloseTo(2.85448e-5, within(0.51e-10));
        assertThat(toy.minimiser()[0]).isCloseTo(8.1480276e-10, within(0.51e-17));
        assertThat(toy.minimum()).isCloseTo(1.6296055e-9, within(0.51e-16));
    }

    @Test
    void anOuterStepContractsAsStated() {
        assertThat(toy(1, 1).contraction(0.1)).isCloseTo(0.61568, within(1e-12));
        assertThat(toy(10, 10).contraction(0.1)).isCloseTo(0.7917403954, within(0.51e-10));
        assertThat(toy(80, 80).contraction(0.1)).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void theProblemIsThatOfTheClosedForm() {
        TrilevelToy toy = new TrilevelToy(new double[] {2, -1, 0.5}, 4, 3, 0.07, 0.2);
        double[] point = {0.3, -1.7, 0.2};
        try (PointerScope scope = new PointerScope()) {
            MultilevelObjective objective = new MultilevelObjective(toy.problem(), new Reverse());
            Tensor x = objective.space().zero();
            Tensor gradient = objective.space().zero();
            objective.space().copy(point, x);
            assertThat(objective.valueAndGradient(x, gradient)).isCloseTo(toy.value(point), within(1e-13));
            double[] found = objective.space().toArray(gradient);
            for (int j = 0; j < 3; j++) {
                assertThat(found[j]).isCloseTo(toy.gradient(point)[j], within(1e-13));
            }
            x.close();
            gradient.close();
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> toy(0, 1)).hasMessage("second must be at least 1, got 0");
        assertThatThrownBy(() -> new TrilevelToy(new double[] {Double.NaN}, 1, 1, 0.1, 0.1))
                .hasMessageContaining("coordinate of the start must be finite");
    }
}
