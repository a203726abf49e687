package io.glissade.finitesum.iterate;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class RepeatedProximalStepTest {

    private record Case(double step, double l2, double l1, int k, double x, double move) {}

    /** Sizes over many orders, and often exactly 0, 1 or the threshold itself. */
    private static Case random(RandomGenerator random) {
        double step = Math.exp(random.nextDouble(-6, 1));
        double l2 = random.nextInt(3) == 0 ? 0 : Math.exp(random.nextDouble(-16, 4));
        double l1 = random.nextInt(4) == 0 ? 0 : Math.exp(random.nextDouble(-8, 1));
        int k = random.nextInt(4) == 0 ? random.nextInt(5000) : random.nextInt(40);
        double threshold = step * l1;
        double x = number(random, threshold);
        return new Case(step, l2, l1, k, x, number(random, threshold));
    }

    private static double number(RandomGenerator random, double threshold) {
        double sign = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> sign * threshold;
            case 2 -> sign * threshold * random.nextInt(4);
            case 3 -> sign * random.nextInt(3);
            default -> sign * Math.exp(random.nextDouble(-8, 4));
        };
    }

    @Test
    void manyStepsAtOnceEqualThemOneByOne() {
        forAll(1, 20_000, RepeatedProximalStepTest::random, it -> {
            RepeatedProximalStep repeated = new RepeatedProximalStep(it.step, it.l2, it.l1, it.k);
            double x = it.x;
            for (int i = 0; i < it.k; i++) {
                x = repeated.once(x, it.move);
            }
            // Each step rounds a number no larger than what has been walked.
            double size = Math.abs(it.x) + it.k * (Math.abs(it.move) + it.step * it.l1);
            assertThat(repeated.times(it.k, it.x, it.move)).isCloseTo(x, within(1e-12 * size + 1e-300));
        });
    }

    @Test
    void oneStepIsTheProximalStep() {
        RepeatedProximalStep repeated = new RepeatedProximalStep(0.5, 2, 0.25, 1);
        assertThat(repeated.once(1, 0.375)).isEqualTo((1 - 0.375 - 0.125) / 2);
        assertThat(repeated.once(-1, -0.375)).isEqualTo(-(1 - 0.375 - 0.125) / 2);
        assertThat(repeated.once(1, 0.9375)).isEqualTo(0);
    }

    @Test
    void zeroAbsorbsWhereTheMoveIsWithinTheThreshold() {
        RepeatedProximalStep repeated = new RepeatedProximalStep(1, 0, 1, 1000);
        assertThat(repeated.times(1000, 0, 1)).isEqualTo(0);
        assertThat(repeated.times(1000, 3, 1)).isEqualTo(0);
        assertThat(repeated.times(1000, -3, 1)).isEqualTo(-3);
        assertThat(repeated.times(1000, 1500, 0.5)).isEqualTo(0);
        assertThat(repeated.times(1000, 1501, 0.5)).isEqualTo(1);
    }

    @Test
    void theSideIsChangedOnceWhereTheMoveIsBeyondTheThreshold() {
        RepeatedProximalStep repeated = new RepeatedProximalStep(1, 0, 1, 1_000_000);
        // 10, 7, 4, 1 by 3 a step; 1 - 2 = -1 is past 0 with the move alone and stops at 1 - 2 + 1 = 0; then -1 a step.
        assertThat(repeated.times(4, 10, 2)).isEqualTo(0);
        assertThat(repeated.times(6, 10, 2)).isEqualTo(-2);
        assertThat(repeated.times(1_000_000, 10, 2)).isEqualTo(-999_996);
    }

    @Test
    void endlessStepsEndAtTheFixedPoint() {
        // x (1 + step l2) = x - move + step l1, hence x = (step l1 - move) / (step l2).
        RepeatedProximalStep repeated = new RepeatedProximalStep(0.1, 0.01, 0.2, 1_000_000);
        assertThat(repeated.times(1_000_000, 5, 0.03)).isCloseTo((0.02 - 0.03) / 0.001, within(1e-12));
        assertThat(repeated.times(1_000_000, -5, -0.03)).isCloseTo(-(0.02 - 0.03) / 0.001, within(1e-12));
    }
}
