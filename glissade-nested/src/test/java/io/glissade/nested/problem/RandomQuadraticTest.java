package io.glissade.nested.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.nested.hypergradient.Reverse;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomQuadraticTest {

    private static final double[] POINT = {0.7, -1.1, 0.4};

    private static int[] first(int levels, int... numbers) {
        return Arrays.copyOf(numbers, levels);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void theProblemIsThatOfTheClosedForm(int levels) {
        RandomQuadratic quadratic = new RandomQuadratic(first(levels, 3, 2, 1, 2), first(levels - 1, 3, 2, 3), levels);
        try (PointerScope scope = new PointerScope()) {
            MultilevelObjective objective = new MultilevelObjective(quadratic.problem(), new Reverse());
            Tensor x = objective.space().zero();
            Tensor gradient = objective.space().zero();
            objective.space().copy(POINT, x);
            assertThat(objective.valueAndGradient(x, gradient))
                    .isCloseTo(quadratic.unrolled().value(POINT), within(1e-12));
            double[] found = objective.space().toArray(gradient);
            for (int j = 0; j < POINT.length; j++) {
                assertThat(found[j]).isCloseTo(quadratic.unrolled().gradient(POINT)[j], within(1e-12));
            }
            x.close();
            gradient.close();
        }
    }

    /** Central differences of a quadratic have no error but rounding. */
    @Test
    void theGradientIsThatOfTheValueAndVanishesAtTheMinimiser() {
        RandomQuadratic quadratic = new RandomQuadratic(new int[] {3, 2, 2, 2}, new int[] {4, 3, 2}, 3);
        for (ReducedQuadratic reduced : new ReducedQuadratic[] {quadratic.unrolled(), quadratic.exact()}) {
            for (int j = 0; j < POINT.length; j++) {
                double[] up = POINT.clone();
                double[] down = POINT.clone();
                up[j] += 0.5;
                down[j] -= 0.5;
                assertThat(reduced.value(up) - reduced.value(down))
                        .isCloseTo(reduced.gradient(POINT)[j], within(1e-12));
            }
            assertThat(reduced.gradient(reduced.minimiser()))
                    .usingComparatorWithPrecision(1e-12)
                    .containsOnly(0.0);
        }
    }

    @Test
    void manyStepsAreExact() {
        RandomQuadratic many = new RandomQuadratic(new int[] {3, 2, 2, 2}, new int[] {400, 400, 400}, 4);
        RandomQuadratic few = new RandomQuadratic(new int[] {3, 2, 2, 2}, new int[] {2, 2, 2}, 4);
        double[] exact = many.exact().gradient(POINT);
        for (int j = 0; j < POINT.length; j++) {
            assertThat(many.unrolled().gradient(POINT)[j]).isCloseTo(exact[j], within(1e-12));
            assertThat(few.exact().gradient(POINT)[j]).isEqualTo(exact[j]);
        }
        assertThat(Math.abs(few.unrolled().gradient(POINT)[0] - exact[0])).isGreaterThan(1e-3);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new RandomQuadratic(new int[] {2}, new int[] {}, 1))
                .hasMessage("levels must be at least 2, got 1");
        assertThatThrownBy(() -> new RandomQuadratic(new int[] {2, 2, 2}, new int[] {3}, 1))
                .hasMessage("counts must be one for each of 2 levels below the outermost, got 1");
        assertThatThrownBy(() -> new RandomQuadratic(new int[] {2, 2}, new int[] {1}, 1)
                        .unrolled()
                        .value(new double[3]))
                .hasMessage("x must have length 2, got 3");
    }
}
