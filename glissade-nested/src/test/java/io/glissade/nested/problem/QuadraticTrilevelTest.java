package io.glissade.nested.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuadraticTrilevelTest {

    private static double[] valueAndDerivative(QuadraticTrilevel quadratic, double point) {
        try (PointerScope scope = new PointerScope()) {
            MultilevelObjective objective = new MultilevelObjective(quadratic.problem(), new Reverse());
            Tensor x = objective.space().zero();
            Tensor gradient = objective.space().zero();
            objective.space().fill(point, x);
            double value = objective.valueAndGradient(x, gradient);
            double[] found = {value, objective.space().toArray(gradient)[0]};
            x.close();
            gradient.close();
            return found;
        }
    }

    /** The minimisers are those of the closed form; published ones differ in the ninth digit, as where an optimiser stopped. */
    @ParameterizedTest
    @CsvSource({
        "1, -0.8467406380, -0.5169351595, 2.663",
        "3, -0.7257614569, -0.5832812425, 3.8220905387",
        "10, -0.6179993082, -0.8091639492, 6.8559694660",
        "30, -0.5758921375, -1.0925102548, 10.3824466451",
        "100, -0.5714312818, -1.1428246194, 10.9996015873"
    })
    void everyDigitIsThatStated(int steps, double minimiser, double minimum, double slope) {
        QuadraticTrilevel quadratic = new QuadraticTrilevel(steps, steps, 0.1);
        assertThat(quadratic.minimiser()).isCloseTo(minimiser, within(0.51e-10));
        assertThat(quadratic.minimum()).isCloseTo(minimum, within(0.51e-10));
        assertThat(quadratic.derivative(1)).isCloseTo(slope, within(0.51e-10));
        assertThat(quadratic.derivative(quadratic.minimiser())).isCloseTo(0, within(1e-14));
    }

    @Test
    void twoHundredStepsAreAlmostExact() {
        QuadraticTrilevel quadratic = new QuadraticTrilevel(200, 200, 0.1);
        assertThat(quadratic.derivative(1)).isCloseTo(11, within(1.1e-8));
        assertThat(quadratic.minimiser()).isCloseTo(QuadraticTrilevel.EXACT_MINIMISER, within(1e-9));
        assertThat(quadratic.minimum()).isCloseTo(QuadraticTrilevel.EXACT_MINIMUM, within(1e-9));
    }

    @Test
    void theProblemIsThatOfTheClosedForm() {
        QuadraticTrilevel quadratic = new QuadraticTrilevel(6, 4, 0.15);
        double[] found = valueAndDerivative(quadratic, -1.3);
        assertThat(found[0]).isCloseTo(quadratic.value(-1.3), within(1e-13));
        assertThat(found[1]).isCloseTo(quadratic.derivative(-1.3), within(1e-13));
    }

    /** Gradient steps of levels that hold each other fixed end where the frozen solution lies: the alternative is real, and another. */
    @Test
    void aFrozenThirdLevelIsAnotherProblem() {
        double x = QuadraticTrilevel.FROZEN_MINIMISER;
        double y = 0;
        double z = 0;
        for (int step = 0; step < 1_000; step++) {
            double slopeOfY = 4 * y - x - z;
            double slopeOfZ = z - x - y;
            y -= 0.1 * slopeOfY;
            z -= 0.1 * slopeOfZ;
        }
        assertThat(y).isCloseTo(2 * x / 3, within(1e-12));
        assertThat(z).isCloseTo(5 * x / 3, within(1e-12));
        // F(x) = (10/3) x + (17/6) x^2 there, least at -10/17; that of reacting levels falls on from it.
        assertThat(10.0 / 3 + 17.0 / 3 * x).isCloseTo(0, within(1e-15));
        double slope = valueAndDerivative(new QuadraticTrilevel(30, 30, 0.1), x)[1];
        assertThat(slope).isCloseTo(new QuadraticTrilevel(30, 30, 0.1).derivative(x), within(1e-12));
        assertThat(Math.abs(slope)).isGreaterThan(0.05);
        assertThat(4 + 7 * QuadraticTrilevel.EXACT_MINIMISER).isCloseTo(0, within(1e-15));
    }
}
