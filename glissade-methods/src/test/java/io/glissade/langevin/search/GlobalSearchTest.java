package io.glissade.langevin.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.landscape.Landscape;
import io.glissade.landscape.Landscapes;
import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalSearchTest {

    private static GlobalSearch search(long gradients, double stepSize, double hot) {
        return new GlobalSearch(4, gradients, 400, 30, stepSize, 0.1 / stepSize, hot, 1e-8, 50);
    }

    private static GlobalSearch.Found<double[]> find(
            GlobalSearch search, Objective<double[]> objective, Landscape box, long seed, int threads) {
        return search.run(
                chain -> objective,
                (random, out) ->
                        Arrays.setAll(out, i -> box.lower(i) + random.nextDouble() * (box.upper(i) - box.lower(i))),
                seed,
                threads,
                minimum -> {},
                new AtomicBoolean());
    }

    /** The step is one over the root of the largest curvature of the box, the temperature a tenth of the values' deviation. */
    @ParameterizedTest
    @CsvSource({
        "rastrigin, 2, 0.05, 1.4",
        "ackley, 2, 0.16, 0.25",
        "levy, 2, 0.15, 1.7",
        "schwefel, 2, 2, 27",
        "styblinski-tang, 10, 0.09, 10",
        "rosenbrock, 10, 0.003, 63000",
        "himmelblau, 2, 0.04, 20",
        "six-hump-camel, 2, 0.02, 10"
    })
    void theGlobalMinimumIsFoundInTwentyThousandGradients(String name, int dimension, double stepSize, double hot) {
        Landscape landscape = Landscapes.named(name).orElseThrow().of(dimension);
        for (long seed = 0; seed < 3; seed++) {
            GlobalSearch.Found<double[]> found = find(search(20_000, stepSize, hot), landscape, landscape, seed, 2);
            assertThat(found.best().value()).as("%s, seed %d", name, seed).isLessThan(landscape.minimum() + 1e-9);
            assertThat(landscape.minimisers()).anySatisfy(minimiser -> assertThat(
                            distance(minimiser, found.best().point()))
                    .isLessThan(1e-5));
            assertThat(found.gradients()).isBetween(19_000L, 20_000L);
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        Landscape landscape = Landscapes.named("rastrigin").orElseThrow().of(5);
        List<List<Double>> runs = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            GlobalSearch.Found<double[]> found = find(search(5_000, 0.05, 3), landscape, landscape, 7, threads);
            List<Double> run = new ArrayList<>();
            for (Minimum<double[]> minimum : found.minima()) {
                run.add((double) minimum.chain());
                run.add((double) minimum.gradients());
                run.add(minimum.value());
                Arrays.stream(minimum.point()).forEach(run::add);
            }
            runs.add(run);
        }
        assertThat(runs.get(0)).hasSizeGreaterThan(50);
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isEqualTo(runs.get(0));
    }

    /** Every minimum that a chain keeps between two beginnings is lower than the one before. */
    @Test
    void keptMinimaHaveNoGradientAndFall() {
        Landscape landscape = Landscapes.named("rastrigin").orElseThrow().of(3);
        GlobalSearch once = new GlobalSearch(1, 4_000, 100, 30, 0.05, 2, 3, 1e-8, 1_000_000);
        List<Minimum<double[]>> minima = find(once, landscape, landscape, 3, 1).minima();
        assertThat(minima).hasSizeGreaterThan(3);
        for (int i = 0; i < minima.size(); i++) {
            assertThat(minima.get(i).gradientNorm()).isLessThan(1e-7);
            if (i > 0) {
                assertThat(minima.get(i).value()).isLessThan(minima.get(i - 1).value());
            }
        }
    }

    /** Steps a hundred times too long explode at once; the chain finds its way by halving. */
    @Test
    void aStepFarTooLongIsHalvedUntilTheEnergyIsFinite() {
        Landscape landscape = Landscapes.named("styblinski-tang").orElseThrow().of(2);
        GlobalSearch.Found<double[]> found = find(search(20_000, 9, 10), landscape, landscape, 1, 1);
        assertThat(found.best().value()).isLessThan(landscape.minimum() + 1e-9);
    }

    @Test
    void anObjectiveThatIsNowhereFiniteIsNamed() {
        Landscape box = Landscapes.named("rastrigin").orElseThrow().of(2);
        Objective<double[]> broken = new Objective<>() {
            @Override
            public VectorSpace<double[]> space() {
                return new EuclideanSpace(2);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                Arrays.fill(gradientOut, 0);
                return Double.NaN;
            }
        };
        assertThatThrownBy(() -> find(search(10_000, 0.1, 1), broken, box, 1, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("chain 0: the energy is not finite however short the steps.");
    }

    @Test
    void theLimitsOfTheParametersAreSaid() {
        assertThatThrownBy(() -> new GlobalSearch(0, 10, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chains must be at least 1, got 0");
        assertThatThrownBy(() -> new GlobalSearch(4, 3, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradients must be at least 16, got 3");
    }

    @Test
    void aCancelledSearchEndsWithWhatItHas() {
        Landscape landscape = Landscapes.named("rastrigin").orElseThrow().of(2);
        AtomicBoolean cancelled = new AtomicBoolean();
        GlobalSearch.Found<double[]> found = search(1_000_000_000L, 0.05, 3)
                .run(
                        chain -> landscape,
                        (random, out) -> Arrays.fill(out, 1 + random.nextDouble()),
                        1,
                        2,
                        minimum -> cancelled.set(true),
                        cancelled);
        assertThat(found.cancelled()).isTrue();
        assertThat(found.minima()).isNotEmpty();
    }
}
