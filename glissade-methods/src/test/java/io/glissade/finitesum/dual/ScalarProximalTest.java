package io.glissade.finitesum.dual;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.linear.Loss;
import io.glissade.loss.Logistic;
import io.glissade.loss.Poisson;
import io.glissade.loss.Squared;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScalarProximalTest {

    private record Case(double factor, double margin, double old, double target) {}

    /** The shortfall {@code s = max(1 - b m, 0)}, which has a kink, or {@code s^2 / 2}, whose derivative has one. */
    private record Shortfall(boolean squared) implements Loss {

        @Override
        public double value(double margin, double target) {
            double lacking = Math.max(1 - target * margin, 0);
            return squared ? lacking * lacking / 2 : lacking;
        }

        @Override
        public double derivative(double margin, double target) {
            double lacking = Math.max(1 - target * margin, 0);
            return squared ? -target * lacking : lacking > 0 ? -target : 0;
        }

        @Override
        public double secondDerivative(double margin, double target) {
            return squared && target * margin < 1 ? 1 : 0;
        }

        @Override
        public double smoothness() {
            return squared ? 1 : Double.POSITIVE_INFINITY;
        }

        @Override
        public double conjugate(double slope, double target) {
            throw new AssertionError("not asked for");
        }

        @Override
        public @Nullable String broken(double target) {
            return null;
        }
    }

    private static Case random(RandomGenerator random) {
        double target = random.nextBoolean() ? 1 : -1;
        return new Case(
                Math.exp(random.nextDouble(-20, 20)),
                random.nextGaussian() * Math.exp(random.nextDouble(-3, 4)),
                -target * random.nextDouble(),
                target);
    }

    /** The slope must be the derivative at the margin it moves to, within what rounding does to either. */
    private static void solves(Loss loss, Case it, double slope) {
        double s = it.margin - it.factor * (slope - it.old);
        double rounding = 1e-14
                * (1 + Math.abs(it.margin) + it.factor * (Math.abs(slope) + Math.abs(it.old) + Math.abs(it.target)));
        double least = loss.derivative(s - rounding, it.target);
        double most = loss.derivative(s + rounding, it.target);
        assertThat(slope).isBetween(least - Math.ulp(least), most + Math.ulp(most));
    }

    @Test
    void theSlopeOfTheLogisticLossSolvesTheEquationToRounding() {
        forAll(1, 20_000, ScalarProximalTest::random, it -> {
            Loss loss = new Logistic();
            double slope = ScalarProximal.slope(loss, it.target, it.factor, it.margin, it.old);
            assertThat(-it.target * slope).isBetween(0.0, 1.0);
            solves(loss, it, slope);
        });
    }

    @Test
    void theSlopeOfThePoissonLossSolvesTheEquationWithoutOverflow() {
        forAll(2, 20_000, ScalarProximalTest::random, one -> {
            double target = Math.rint(Math.exp(Math.abs(one.margin) % 12));
            Case it = new Case(one.factor, 10 * one.margin, one.old * target, target);
            Loss loss = new Poisson();
            double slope = ScalarProximal.slope(loss, it.target, it.factor, it.margin, it.old);
            assertThat(slope).isFinite();
            solves(loss, it, slope);
        });
        assertThat(ScalarProximal.slope(new Poisson(), 0, 1, 1e300, 0)).isFinite();
    }

    @Test
    void theSlopeOfTheSquaredLossIsItsClosedForm() {
        forAll(3, 2_000, ScalarProximalTest::random, it -> {
            double expected = (it.margin - it.target + it.factor * it.old) / (1 + it.factor);
            assertThat(ScalarProximal.slope(new Squared(), it.target, it.factor, it.margin, it.old))
                    .isCloseTo(expected, within(1e-14 * (Math.abs(it.margin) + 2)));
        });
    }

    @Test
    void theSlopeOfTheSquaredShortfallIsItsClosedForm() {
        forAll(4, 2_000, ScalarProximalTest::random, it -> {
            double free = it.margin + it.factor * it.old;
            double expected = it.target * free >= 1 ? 0 : (free - it.target) / (1 + it.factor);
            double slope = ScalarProximal.slope(new Shortfall(true), it.target, it.factor, it.margin, it.old);
            assertThat(slope).isCloseTo(expected, within(1e-13 * (Math.abs(it.margin) + 2)));
        });
    }

    @Test
    void theSlopeAtAKinkLiesBetweenThoseOfItsSides() {
        // s + 2 u = 0.5 with u in [-1, 0] at s = 1: u = -1/4.
        assertThat(ScalarProximal.slope(new Shortfall(false), 1, 2, 0.5, 0)).isCloseTo(-0.25, within(1e-15));
        assertThat(ScalarProximal.slope(new Shortfall(false), 1, 0.25, 0.5, 0)).isEqualTo(-1);
        assertThat(ScalarProximal.slope(new Shortfall(false), 1, 2, 1.5, 0)).isEqualTo(0);
    }

    @Test
    void quadraticLossesTakeTwoEvaluationsAndTheLogisticAboutFour() {
        Counted squared = new Counted(new Squared());
        Counted logistic = new Counted(new Logistic());
        forAll(5, 1_000, ScalarProximalTest::random, it -> {
            ScalarProximal.slope(squared, it.target, 1, it.margin, it.old);
            ScalarProximal.slope(logistic, it.target, 1, it.margin, it.old);
        });
        assertThat(squared.evaluations / 1_000.0).isLessThanOrEqualTo(2.5);
        assertThat(logistic.evaluations / 1_000.0).isLessThanOrEqualTo(5);
    }

    private static final class Counted implements Loss {

        private final Loss loss;
        private int evaluations;

        Counted(Loss loss) {
            this.loss = loss;
        }

        @Override
        public double value(double margin, double target) {
            return loss.value(margin, target);
        }

        @Override
        public double derivative(double margin, double target) {
            evaluations++;
            return loss.derivative(margin, target);
        }

        @Override
        public double secondDerivative(double margin, double target) {
            return loss.secondDerivative(margin, target);
        }

        @Override
        public double smoothness() {
            return loss.smoothness();
        }

        @Override
        public double conjugate(double slope, double target) {
            return loss.conjugate(slope, target);
        }

        @Override
        public @Nullable String broken(double target) {
            return loss.broken(target);
        }
    }

    @Test
    void aRowOfZerosHasTheSlopeOfItsMargin() {
        assertThat(ScalarProximal.slope(new Logistic(), 1, 0, 0, 0)).isEqualTo(-0.5);
    }

    @Test
    void aMarginThatIsNotFiniteGivesASlopeThatIsNot() {
        assertThat(ScalarProximal.slope(new Squared(), 1, 1, Double.NaN, 0)).isNaN();
    }
}
