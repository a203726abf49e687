package io.glissade.langevin.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.langevin.LangevinMethod;
import io.glissade.metastable.GibbsBins;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OccupationTest {
    private static final double BETA = 4;
    private static final GibbsBins GIBBS = new GibbsBins(x -> (x * x - 1) * (x * x - 1) / 4, BETA, -2, 2, 40);

    private record Case(LangevinMethod<double[]> method, double stepSize) {
        long[] histogram(double time, int threads) {
            return new Occupation<>(
                            Wells.chains(method, 2, 1, -1),
                            x -> x[0],
                            -2,
                            2,
                            40,
                            Math.round(60 / stepSize),
                            Math.round(time / stepSize))
                    .run(16, 5, threads);
        }
    }

    static Stream<Case> dynamics() {
        return Stream.of(
                new Case(Wells.overdamped(0.01, BETA), 0.01),
                new Case(Wells.turned(2, 0.005, BETA), 0.005),
                new Case(Wells.underdamped(1, 0.1, BETA), 0.1));
    }

    /**
     * In small: the bias of the schemes is below .005. Between the wells the chains relax in about 7 units of time, so over 16 times 700 the
     * share of a well has a standard deviation of .5 sqrt(2 7/11200) = .018; three of them and the bias are .06.
     */
    @ParameterizedTest
    @MethodSource("dynamics")
    void theHistogramComesNearTheGibbsMeasure(Case dynamics) {
        assertThat(GIBBS.totalVariation(dynamics.histogram(700, 2))).isLessThan(0.06);
    }

    /** A8: total variation below .01. */
    @ParameterizedTest
    @MethodSource("dynamics")
    @Tag("long")
    void theHistogramIsThatOfTheGibbsMeasure(Case dynamics) {
        assertThat(GIBBS.totalVariation(dynamics.histogram(20_000, 2))).isLessThan(0.01);
    }

    @ParameterizedTest
    @MethodSource("dynamics")
    void theCountsAreTheSameOnAnyNumberOfThreads(Case dynamics) {
        long[] counts = dynamics.histogram(5, 1);
        assertThat(dynamics.histogram(5, 3)).isEqualTo(counts);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(16 * Math.round(5 / dynamics.stepSize()));
    }

    @Test
    void pointsBeyondTheBinsAreCountedAndNumbersThatAreNotFiniteNamed() {
        Occupation<double[]> narrow =
                new Occupation<>(Wells.chains(Wells.overdamped(0.01, 1e4), 1, 1, -1), x -> x[0], 0, 1, 2, 0, 10);
        assertThat(narrow.run(2, 1, 1)).containsExactly(20, 0, 0, 0);
        Occupation<double[]> unstable =
                new Occupation<>(Wells.chains(Wells.overdamped(5, 0.1), 1, 1, -1), x -> x[0], -2, 2, 4, 0, 1_000);
        assertThatThrownBy(() -> unstable.run(2, 1, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("is not finite");
        assertThatThrownBy(() -> new Occupation<>(narrow.chains(), x -> x[0], 1, 1, 2, 0, 10))
                .hasMessage("high must be finite and greater than low = 1.0, got 1.0");
    }
}
