package io.glissade.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.example.CosineInstance;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The concave functions of the weights: their slopes, their shape and their bounds. */
final class ConcavePenaltiesTest {

    private static Stream<ConcavePenalty> all() {
        return Stream.of(
                new LogSum(0.3),
                new Scad(2.5),
                new Mcp(1.7),
                new PowerSum(0.5, 0.1),
                new LinearBeyond(new Scad(3), 2),
                new LinearBeyond(new Mcp(2), 1.5),
                new LinearBeyond(new PowerSum(0.3, 0.2), 1));
    }

    private static Stream<ConcavePenalty> withPrices() {
        return all().filter(gamma -> gamma instanceof LogSum || gamma instanceof LinearBeyond);
    }

    /** The central difference errs by a sixth of h^2 times a third derivative below 300, and by the rounding of the values over h. */
    @ParameterizedTest
    @MethodSource("all")
    void theSlopeIsThatOfTheValue(ConcavePenalty gamma) {
        double h = 1e-6;
        for (double c = 0.013; c < 4; c += 0.0171) {
            double difference = (gamma.value(c + h) - gamma.value(c - h)) / (2 * h);
            assertThat(gamma.derivative(c)).as("slope at %s", c).isCloseTo(difference, within(2e-9));
        }
        assertThat(gamma.value(0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSlopeNeverRises(ConcavePenalty gamma) {
        double before = gamma.derivative(0);
        for (double c = 0.01; c < 5; c += 0.01) {
            double slope = gamma.derivative(c);
            assertThat(slope).isLessThanOrEqualTo(before).isGreaterThanOrEqualTo(0);
            double chord = gamma.value(c) - gamma.value(c - 0.01);
            assertThat(chord).isBetween(0.01 * slope - 1e-14, 0.01 * before + 1e-14);
            before = slope;
        }
    }

    @ParameterizedTest
    @MethodSource("withPrices")
    void thePriceOfAnAtomIsPositiveAndFinite(ConcavePenalty gamma) {
        double least = gamma.derivative(Double.POSITIVE_INFINITY);
        assertThat(least).isPositive();
        assertThat(gamma.derivative(0)).isFinite().isGreaterThan(least);
        assertThat(gamma.derivative(1e6)).isEqualTo(least);
        assertThat(gamma.value(1e6 + 1) - gamma.value(1e6)).isCloseTo(least, within(1e-9));
    }

    @Test
    void theLogarithmMadeLinearWhereItsSlopeIsOneIsTheLogSum() {
        for (double theta : new double[] {0.125, 0.5, 0.75}) {
            ConcavePenalty logarithm = new ConcavePenalty() {
                @Override
                public double value(double weight) {
                    return Math.log1p(weight / theta);
                }

                @Override
                public double derivative(double weight) {
                    return 1 / (theta + weight);
                }
            };
            LinearBeyond wrapped = new LinearBeyond(logarithm, 1 - theta);
            LogSum own = new LogSum(theta);
            for (double c = 0; c < 3; c += 0.037) {
                assertThat(wrapped.value(c)).isCloseTo(own.value(c), within(1e-14));
                assertThat(wrapped.derivative(c)).isCloseTo(own.derivative(c), within(1e-14));
            }
        }
    }

    @Test
    void theFormulasHoldAtAFewWeights() {
        assertThat(new Scad(3).value(2)).isEqualTo((6 - 2.5) / 2);
        assertThat(new Scad(3).value(10)).isEqualTo(2);
        assertThat(new Scad(3).derivative(2)).isEqualTo(0.5);
        assertThat(new Mcp(2).value(1)).isEqualTo(0.75);
        assertThat(new Mcp(2).value(5)).isEqualTo(1);
        assertThat(new PowerSum(0.5, 0.25).value(2)).isEqualTo(2);
        assertThat(new PowerSum(0.5, 0.25).derivative(0)).isEqualTo(2);
    }

    @Test
    void aFunctionThatLeavesAtomsFreeIsRefusedWithTheWayOut() {
        GaugeProblem problem = CosineInstance.problem(new PowerPenalty(2, 0.1));
        assertThatThrownBy(() -> problem.with(new Scad(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a concave function of the weights must keep a positive slope, that of Scad[theta=3.0] falls to"
                                + " 0.0: take it within LinearBeyond");
        assertThatThrownBy(() -> new LinearBeyond(new Mcp(2), 2))
                .hasMessage("boundary must be where Mcp[theta=2.0] still rises, its slope at 2.0 is 0.0");
        assertThatThrownBy(() -> new Scad(2)).hasMessage("theta must be above 2, got 2.0");
        assertThatThrownBy(() -> new PowerSum(1, 0.1)).hasMessageContaining("power must be between 0.0 and 1.0");
        assertThat(problem.with(new LinearBeyond(new Scad(3), 2.5)).gamma()).isNotNull();
    }
}
