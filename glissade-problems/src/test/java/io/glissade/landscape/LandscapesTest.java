package io.glissade.landscape;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.testkit.ObjectiveContract;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LandscapesTest {

    /** Every landscape in the fewest dimensions it has, and in five where it has them. */
    static Stream<Landscape> all() {
        return Arrays.stream(Landscapes.values()).flatMap(entry -> Stream.of(entry.leastDimension(), 5)
                .filter(dimension -> dimension <= entry.greatestDimension())
                .distinct()
                .map(entry::of));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMinimisersHaveTheMinimumAndNoGradient(Landscape landscape) {
        double[] gradient = landscape.space().zero();
        assertThat(landscape.minimisers()).isNotEmpty();
        for (double[] x : landscape.minimisers()) {
            assertThat(landscape.valueAndGradient(x, gradient))
                    .isCloseTo(landscape.minimum(), within(1e-13 * (1 + Math.abs(landscape.minimum()))));
            assertThat(landscape.space().norm(gradient)).isLessThan(1e-11);
        }
    }

    /** In a box half as wide again, so that what lies beyond the usual box is looked at too. */
    @ParameterizedTest
    @MethodSource("all")
    void theGradientIsThatOfCentralDifferencesAndNoPointIsBelowTheMinimum(Landscape landscape) {
        int dimension = (int) landscape.space().dimension();
        double[] gradient = new double[dimension];
        double[] ignored = new double[dimension];
        forAll(70, 100, random -> pointOf(landscape, random), x -> {
            double value = landscape.valueAndGradient(x, gradient);
            assertThat(value).isGreaterThan(landscape.minimum());
            for (int i = 0; i < dimension; i++) {
                double h = 1e-6 * (landscape.upper(i) - landscape.lower(i));
                double[] moved = x.clone();
                moved[i] = x[i] + h;
                double above = landscape.valueAndGradient(moved, ignored);
                moved[i] = x[i] - h;
                double below = landscape.valueAndGradient(moved, ignored);
                double slope = (above - below) / (2 * h);
                double scale = landscape.space().norm(gradient) + 1e-9 * Math.abs(value) / h + 1;
                assertThat(gradient[i]).isCloseTo(slope, within(2e-5 * scale));
            }
        });
    }

    private static double[] pointOf(Landscape landscape, RandomGenerator random) {
        double[] x = landscape.space().zero();
        for (int i = 0; i < x.length; i++) {
            double width = landscape.upper(i) - landscape.lower(i);
            x[i] = landscape.lower(i) + (1.5 * random.nextDouble() - 0.25) * width;
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({
        "michalewicz, 2, -1.8013, 5e-5",
        "michalewicz, 5, -4.687658, 5e-7",
        "michalewicz, 10, -9.66015, 5e-6",
        "styblinski-tang, 1, -39.16599, 2e-4",
        "six-hump-camel, 2, -1.0316285, 5e-8",
        "muller-brown, 2, -146.700, 5e-4",
        "schwefel, 3, 0, 0"
    })
    void theMinimaArePublished(String name, int dimension, double minimum, double tolerance) {
        Landscape landscape = Landscapes.named(name).orElseThrow().of(dimension);
        assertThat(landscape.name()).isEqualTo(name);
        assertThat(landscape.minimum()).isCloseTo(minimum, within(tolerance));
    }

    /** Values by hand, of the formulas as they are printed. */
    @Test
    void valuesAreThoseOfTheFormulas() {
        assertThat(value(new Rastrigin(2), 1, -2)).isCloseTo(5, within(1e-13));
        assertThat(value(new Rastrigin(1), 0.5)).isCloseTo(0.25 + 20, within(1e-13));
        assertThat(value(new Ackley(2), 1, 1)).isCloseTo(20 - 20 * Math.exp(-0.2), within(1e-13));
        assertThat(value(new Griewank(2), Math.PI, 0)).isCloseTo(2 + Math.PI * Math.PI / 4000, within(1e-14));
        assertThat(value(new Levy(2), 5, 1)).isCloseTo(1 + 10 * Math.pow(Math.sin(1), 2), within(1e-13));
        assertThat(value(new StyblinskiTang(2), 1, 2)).isEqualTo(-5 - 19);
        assertThat(value(new Schwefel(1), Math.PI * Math.PI)).isCloseTo(418.9828872724337, within(1e-12));
        assertThat(value(new Rosenbrock(3), 0, 1, 2)).isEqualTo(100 + 1 + 100);
        assertThat(value(new Michalewicz(1), Math.PI / Math.sqrt(2)))
                .isCloseTo(-Math.sin(Math.PI / Math.sqrt(2)), within(1e-14));
        assertThat(value(new Himmelblau(), 0, 0)).isEqualTo(170);
        assertThat(value(new SixHumpCamel(), 1, 1)).isCloseTo(4 - 2.1 + 1.0 / 3 + 1, within(1e-14));
        assertThat(value(new DoubleWell(3, 2, 4), 2, 1, -1)).isEqualTo(2 * 9 / 4.0 + 4);
    }

    private static double value(Landscape landscape, double... x) {
        return landscape.valueAndGradient(x, landscape.space().zero());
    }

    @Test
    void mullerAndBrownsPointsAreCriticalWithTheirPublishedValues() {
        MullerBrown landscape = new MullerBrown();
        List<double[]> points = Stream.concat(landscape.minima().stream(), landscape.saddles().stream())
                .toList();
        double[] values = {-146.700, -80.768, -108.167, -40.665, -72.249};
        double[] gradient = new double[2];
        for (int k = 0; k < values.length; k++) {
            assertThat(landscape.valueAndGradient(points.get(k), gradient)).isCloseTo(values[k], within(5e-4));
            assertThat(landscape.space().norm(gradient)).isLessThan(1e-10);
            assertThat(determinant(landscape, points.get(k)) > 0)
                    .as("critical point %d is a minimum", k)
                    .isEqualTo(k < 3);
        }
    }

    private static double determinant(Landscape landscape, double[] x) {
        double[][] differences = new double[2][2];
        double h = 1e-5;
        for (int i = 0; i < 2; i++) {
            double[] moved = x.clone();
            moved[i] += h;
            landscape.valueAndGradient(moved, differences[i]);
        }
        return (differences[0][0] * differences[1][1] - differences[0][1] * differences[1][0]) / (h * h);
    }

    /** Beyond the box Schwefel's and Michalewicz's terms go on as parabolas that meet them. */
    @ParameterizedTest
    @CsvSource({
        "schwefel, 500, 1500",
        "schwefel, -500, -1500",
        "michalewicz, 0, -3",
        "michalewicz, 3.141592653589793, 6.2"
    })
    void valueAndSlopeAreContinuousAtTheBorderOfTheBox(String name, double border, double beyond) {
        Landscape landscape = Landscapes.named(name).orElseThrow().of(1);
        double[] inside = new double[1];
        double[] outside = new double[1];
        double h = 1e-9;
        double difference = landscape.valueAndGradient(new double[] {border + h}, outside)
                - landscape.valueAndGradient(new double[] {border - h}, inside);
        assertThat(difference).isCloseTo(2 * h * inside[0], within(1e-12));
        assertThat(outside[0]).isCloseTo(inside[0], within(1e-7));
        assertThat(value(landscape, beyond)).isGreaterThan(4);
    }

    @Test
    void acklysKinkHasTheSubgradientZero() {
        double[] gradient = {1, 1};
        assertThat(new Ackley(2).valueAndGradient(new double[2], gradient)).isZero();
        assertThat(gradient).containsExactly(0, 0);
    }

    /** A cosine of zero must not make a zero by zero of the gradient. */
    @Test
    void griewanksGradientStandsAFactorOfZero() {
        double[] gradient = new double[2];
        new Griewank(2).valueAndGradient(new double[] {Math.PI / 2, 0}, gradient);
        assertThat(gradient[0]).isCloseTo(Math.PI / 4000 + 1, within(1e-14));
        assertThat(gradient[1]).isZero();
    }

    @Test
    void dimensionsALandscapeDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> Landscapes.HIMMELBLAU.of(3))
                .hasMessage("the dimension of himmelblau must be 2, got 3");
        assertThatThrownBy(() -> Landscapes.ROSENBROCK.of(1))
                .hasMessage("the dimension of rosenbrock must be at least 2, got 1");
        assertThat(Landscapes.named("hill")).isEmpty();
        assertThat(Landscapes.names()).contains("six-hump-camel").hasSize(Landscapes.values().length);
    }

    /** The Taylor test of every objective, around a point in general position. */
    private interface Contract extends ObjectiveContract<double[]> {
        @Override
        default double[] point() {
            return new double[] {0.4, -0.7};
        }

        @Override
        default double radius() {
            return 0.1;
        }

        @Override
        default double[] toArray(double[] x) {
            return x.clone();
        }
    }

    @Nested
    final class RastriginTest implements Contract {
        @Override
        public Landscape objective() {
            return new Rastrigin(2);
        }
    }

    @Nested
    final class AckleyTest implements Contract {
        @Override
        public Landscape objective() {
            return new Ackley(2);
        }
    }

    @Nested
    final class GriewankTest implements Contract {
        @Override
        public Landscape objective() {
            return new Griewank(2);
        }
    }

    @Nested
    final class LevyTest implements Contract {
        @Override
        public Landscape objective() {
            return new Levy(2);
        }
    }

    @Nested
    final class StyblinskiTangTest implements Contract {
        @Override
        public Landscape objective() {
            return new StyblinskiTang(2);
        }
    }

    @Nested
    final class SchwefelTest implements Contract {
        @Override
        public Landscape objective() {
            return new Schwefel(2);
        }

        @Override
        public double[] point() {
            return new double[] {120, -333};
        }
    }

    @Nested
    final class RosenbrockTest implements Contract {
        @Override
        public Landscape objective() {
            return new Rosenbrock(2);
        }
    }

    @Nested
    final class MichalewiczTest implements Contract {
        @Override
        public Landscape objective() {
            return new Michalewicz(2);
        }

        @Override
        public double[] point() {
            return new double[] {2.1, 1.5};
        }
    }

    @Nested
    final class HimmelblauTest implements Contract {
        @Override
        public Landscape objective() {
            return new Himmelblau();
        }
    }

    @Nested
    final class SixHumpCamelTest implements Contract {
        @Override
        public Landscape objective() {
            return new SixHumpCamel();
        }
    }

    @Nested
    final class MullerBrownTest implements Contract {
        @Override
        public Landscape objective() {
            return new MullerBrown();
        }
    }

    @Nested
    final class DoubleWellTest implements Contract {
        @Override
        public Landscape objective() {
            return new DoubleWell(2);
        }
    }
}
