package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.hypergradient.Strategies.Found;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two, three and four levels of random quadratic functions against linear algebra. */
final class RandomQuadraticsTest {

    private static final double[] POINT = {0.3, -0.8, 0.5};

    /** Steps of the outermost variable shorter and longer than the others: both forms of the forward recursion. */
    @ParameterizedTest
    @MethodSource("io.glissade.nested.hypergradient.Strategies#exact")
    void everyExactStrategyFindsTheGradientOfTheUnrolledProblem(Hypergradient strategy) {
        isFound(strategy, new Quadratics(1, 30, 2, 3));
        isFound(strategy, new Quadratics(2, 30, 3, 2));
        isFound(strategy, new Quadratics(3, 5, 2, 3, 2));
        isFound(strategy, new Quadratics(4, 5, 3, 2, 3));
        isFound(strategy, new Quadratics(5, 2, 2, 1, 2, 1));
    }

    private static Found isFound(Hypergradient strategy, Quadratics quadratics) {
        MultilevelProblem problem = quadratics.problem();
        double[] point = Arrays.copyOf(POINT, (int) problem.space().dimension());
        double[] expected = quadratics.valueAndGradient(point);
        Found found = Strategies.evaluate(problem, strategy, point);
        assertThat(found.value()).isCloseTo(expected[0], within(1e-13));
        assertThat(found.gradient()).containsExactly(Arrays.copyOfRange(expected, 1, expected.length), within(1e-13));
        return found;
    }

    @Test
    void theStepsOfLevelKAreThoseOfTheFormula() {
        for (Hypergradient strategy : new Hypergradient[] {new Reverse(), new ForwardRecursion(), new Truncated(2)}) {
            Levels levels = Strategies.evaluate(new Quadratics(6, 3, 1, 2, 1, 1).problem(), strategy, 0.5)
                    .levels();
            assertThat(new long[] {levels.steps(2), levels.steps(3), levels.steps(4)})
                    .containsExactly(3, 3 * 4, 3 * 4 * 4);
        }
    }

    @Test
    @Tag("long")
    void fourLevelsOfTenSteps() {
        for (Hypergradient strategy : new Hypergradient[] {new Reverse(), new ForwardRecursion()}) {
            Levels levels = isFound(strategy, new Quadratics(7, 10, 2, 2, 2, 2)).levels();
            assertThat(new long[] {levels.steps(2), levels.steps(3), levels.steps(4)})
                    .containsExactly(10, 110, 1210);
        }
    }
}
