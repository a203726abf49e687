package io.glissade.testkit;

import static io.glissade.testkit.ForAll.forAll;
import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.Loss;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every {@link Loss} must keep. Its conjugate is held against suprema that are searched for. */
public interface LossContract {

    /** The loss under test. */
    Loss loss();

    /** Targets it takes, at least one. */
    double[] targets();

    /** Targets it refuses. */
    double[] wrongTargets();

    /** The margins where its second derivative jumps. */
    default double[] kinks(double target) {
        return new double[0];
    }

    /** Up to which margin the loss is finite in double precision. */
    default double largestMargin() {
        return 1e8;
    }

    @Test
    default void theDerivativesAreThoseOfTheValueAndOfEachOther() {
        double h = 0x1p-17;
        forAllMargins((margin, target) -> {
            if (Arrays.stream(kinks(target)).noneMatch(kink -> Math.abs(kink - margin) < 2 * h)) {
                double slope = loss().derivative(margin, target);
                double rise = loss().value(margin + h, target) - loss().value(margin - h, target);
                double curvature = loss().secondDerivative(margin, target);
                double bend = loss().derivative(margin + h, target) - loss().derivative(margin - h, target);
                // The third derivative counts h^2 / 6, rounding 2^-53 / h: both below 1e-9 of what is compared.
                assertThat(rise / (2 * h)).isCloseTo(slope, within(1e-9 * scale(margin, target)));
                assertThat(bend / (2 * h)).isCloseTo(curvature, within(1e-9 * scale(margin, target)));
            }
        });
    }

    @Test
    default void theLossIsConvex() {
        forAllMargins((margin, target) -> {
            for (double other : new double[] {margin - 7, margin + 0.01, margin + 3}) {
                double middle = loss().value((margin + other) / 2, target);
                double chord = loss().value(margin, target) / 2 + loss().value(other, target) / 2;
                assertThat(middle).isLessThanOrEqualTo(chord + 1e-14 * scale(other, target));
                double rise = loss().derivative(other, target) - loss().derivative(margin, target);
                assertThat(rise * Math.signum(other - margin)).isGreaterThanOrEqualTo(0);
            }
            assertThat(loss().secondDerivative(margin, target)).isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    default void theSmoothnessIsTheSupremumOfTheSecondDerivative() {
        double smoothness = loss().smoothness();
        double largest = 0;
        for (double target : targets()) {
            for (double margin = -20; margin <= Math.min(largestMargin(), 20); margin += 0x1p-8) {
                largest = Math.max(largest, loss().secondDerivative(margin, target));
                double rise = loss().derivative(margin + 0.5, target) - loss().derivative(margin, target);
                assertThat(rise).isLessThanOrEqualTo(smoothness * 0.5 * (1 + 1e-13));
            }
        }
        if (Double.isInfinite(smoothness)) {
            assertThat(largest).as("a second derivative without bound").isGreaterThan(1e8);
        } else {
            assertThat(largest).isCloseTo(smoothness, within(1e-15 * smoothness));
        }
    }

    @Test
    default void theConjugateIsTheSupremumThatDefinesIt() {
        for (double target : targets()) {
            for (double slope = -6; slope <= 6; slope += 0x1p-5) {
                double fixed = slope;
                DoubleUnaryOperator below = margin -> fixed * margin - loss().value(margin, target);
                double conjugate = loss().conjugate(slope, target);
                if (Double.isInfinite(conjugate)) {
                    double far = Math.max(below.applyAsDouble(-1e8), below.applyAsDouble(largestMargin()));
                    assertThat(far)
                            .as("slope %s of target %s, without a supremum", slope, target)
                            .isGreaterThan(1e5);
                } else {
                    assertThat(conjugate)
                            .as("conjugate at slope %s of target %s", slope, target)
                            .isCloseTo(supremum(below), within(1e-11 * (1 + Math.abs(conjugate))));
                }
            }
        }
    }

    @Test
    default void fenchelsInequalityHoldsAndIsTightAtTheDerivative() {
        forAllMargins((margin, target) -> {
            double value = loss().value(margin, target);
            double slope = loss().derivative(margin, target);
            double conjugate = loss().conjugate(slope, target);
            assertThat(conjugate).as("the domain has every derivative").isFinite();
            assertThat(conjugate + value)
                    .isCloseTo(slope * margin, within(1e-13 * scale(margin, target) * (1 + Math.abs(margin))));
            for (double factor : new double[] {0, 0.3, 0.999, 1.001, 2, -1}) {
                double other = factor * slope;
                assertThat(loss().conjugate(other, target) + value)
                        .isGreaterThanOrEqualTo(
                                other * margin - 1e-13 * scale(margin, target) * (1 + Math.abs(margin)));
            }
        });
    }

    @Test
    default void theConjugateAtZeroIsTheNegativeInfimum() {
        for (double target : targets()) {
            double infimum = -supremum(margin -> -loss().value(margin, target));
            assertThat(loss().conjugate(0, target)).isCloseTo(-infimum, within(1e-12 * (1 + Math.abs(infimum))));
        }
    }

    @Test
    default void extremeMarginsStayFiniteWhereTheLossIs() {
        for (double target : targets()) {
            for (double margin : new double[] {-1e8, -1e3, -750, 750, 1e3, 1e8}) {
                if (margin <= largestMargin()) {
                    double slope = loss().derivative(margin, target);
                    assertThat(loss().value(margin, target)).isFinite();
                    assertThat(slope).isFinite();
                    assertThat(loss().secondDerivative(margin, target)).isFinite();
                    assertThat(loss().conjugate(slope, target)).isFinite();
                } else {
                    assertThat(loss().value(margin, target)).isEqualTo(Double.POSITIVE_INFINITY);
                    assertThat(loss().derivative(margin, target)).isEqualTo(Double.POSITIVE_INFINITY);
                }
            }
        }
    }

    @Test
    default void wrongTargetsAreRefusedWithARule() {
        for (double target : targets()) {
            assertThat(loss().broken(target)).as("target %s", target).isNull();
        }
        for (double target : wrongTargets()) {
            assertThat(loss().broken(target)).as("target %s", target).startsWith("must ");
        }
    }

    /** How large the numbers are that a test at this margin subtracts from each other. */
    private double scale(double margin, double target) {
        return 1
                + Math.abs(loss().value(margin, target))
                + Math.abs(loss().derivative(margin, target))
                + loss().secondDerivative(margin, target)
                + target * target;
    }

    /** What holds for a margin and a target. */
    @FunctionalInterface
    interface MarginProperty {
        void check(double margin, double target);
    }

    private void forAllMargins(MarginProperty property) {
        double[] targets = targets();
        forAll(70, 2_000, LossContract::margin, margin -> {
            double target =
                    targets[(int) (random(Double.doubleToLongBits(margin)).nextDouble() * targets.length)];
            property.check(margin, target);
        });
    }

    private static double margin(RandomGenerator random) {
        return 16 * random.nextDouble() - 8;
    }

    /** Of a concave function, by sections of the margins a loss is used at. */
    private static double supremum(DoubleUnaryOperator concave) {
        double low = -800;
        double high = 700;
        for (int i = 0; i < 200; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (concave.applyAsDouble(left) < concave.applyAsDouble(right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return Math.max(concave.applyAsDouble(low), concave.applyAsDouble(high));
    }
}
