package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.PowerFunction;
import io.glissade.testfunction.Quadratic;
import org.junit.jupiter.api.Test;

final class ArmijoDescentTest {

    /** On c x^2 / 2 a step passes when h is at most 2 (1 - decrease) / c. */
    @Test
    void onAParabolaTheFirstStepBelowTheClosedFormIsTaken() {
        Quadratic parabola = new Quadratic(4);
        ArmijoDescent<double[]> method = new ArmijoDescent<>(1, 0.5, 0.3, 10);
        try (GradientIteration<double[]> run = method.start(Minibatches.always(parabola), new double[] {3})) {
            assertThat(run.evaluations()).isZero();
            run.step();
            assertThat(run.move().stepSize()).isEqualTo(0.25);
            assertThat(run.evaluations()).isEqualTo(1 + 3);
            run.step();
            assertThat(run.point()).containsExactly(0);
            assertThat(run.evaluations()).as("no search at a zero gradient").isEqualTo(2 + 3);
            run.restart(new double[] {3});
            assertThat(run.evaluations()).isZero();
        }
    }

    @Test
    void aFirstTrialThatAlwaysPassesIsDescentWithAFixedStep() {
        Quadratic quadratic = new Quadratic(1, 0.3, 0.05);
        try (GradientIteration<double[]> searched =
                        new ArmijoDescent<double[]>(0.4).start(Minibatches.always(quadratic), new double[] {1, -2, 3});
                GradientIteration<double[]> fixed = new GradientDescent<double[]>(new FixedStep(0.4))
                        .start(Minibatches.always(quadratic), new double[] {1, -2, 3})) {
            for (int k = 0; k < 40; k++) {
                searched.step();
                fixed.step();
                assertThat(searched.point()).containsExactly(fixed.point());
                assertThat(searched.move()).isEqualTo(fixed.move());
            }
            assertThat(searched.evaluations()).isEqualTo(80);
            assertThat(fixed.evaluations()).isEqualTo(40);
        }
    }

    /** mean ||g||^2 <= (4 L0 D + 14 L1^2 D^2) / (backtracking decrease (1 - decrease) T), from gradients up to ten thousand. */
    @Test
    void theBoundOfThePaperHoldsOnCosh() {
        Cosh cosh = new Cosh(1, new SmoothnessConstants(1, 1));
        for (double steepness : new double[] {10, 1000, 10_000}) {
            double x0 = Math.log(2 * steepness);
            try (GradientIteration<double[]> run =
                    new ArmijoDescent<double[]>(8).start(Minibatches.always(cosh), new double[] {x0})) {
                double squares = 0;
                double gap = Math.cosh(x0) - 1;
                for (int steps = 1; steps <= 100; steps++) {
                    run.step();
                    squares += run.progress().residual() * run.progress().residual();
                    assertThat(squares / steps).isLessThanOrEqualTo((4 * gap + 14 * gap * gap) / (0.125 * steps));
                }
                assertThat(run.progress().residual()).isLessThan(1e-6);
            }
        }
    }

    @Test
    void aTrialThatOverflowsIsTooLong() {
        PowerFunction quartic = new PowerFunction(1, 4);
        try (GradientIteration<double[]> run = new ArmijoDescent<double[]>(1e200, 0.01, 0.5, 150)
                .start(Minibatches.always(quartic), new double[] {3})) {
            for (int k = 0; k < 5; k++) {
                double before = Double.isNaN(run.progress().value())
                        ? Double.MAX_VALUE
                        : run.progress().value();
                run.step();
                assertThat(run.progress().value()).isLessThan(before);
            }
            assertThat(run.nonFinite()).isNull();
        }
    }

    @Test
    void whereNothingDescendsThePointStaysAndTheTrialsAreCounted() {
        Objective<double[]> uphill = new Objective<>() {
            private final EuclideanSpace space = new EuclideanSpace(1);

            @Override
            public VectorSpace<double[]> space() {
                return space;
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[0] = -x[0];
                return x[0] * x[0] / 2;
            }
        };
        try (GradientIteration<double[]> run =
                new ArmijoDescent<double[]>(1, 0.5, 0.5, 7).start(Minibatches.always(uphill), new double[] {3})) {
            run.step();
            run.step();
            assertThat(run.point()).containsExactly(3);
            assertThat(run.move().stepSize()).isZero();
            assertThat(run.evaluations()).isEqualTo(2 + 14);
        }
    }

    @Test
    void parametersOutOfRangeAreNamedWithRuleAndValue() {
        assertThatThrownBy(() -> new ArmijoDescent<double[]>(0))
                .hasMessage("stepSize must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new ArmijoDescent<double[]>(1, 1, 0.5, 1))
                .hasMessage("backtracking must be between 0.0 and 1.0, both excluded, got 1.0");
        assertThatThrownBy(() -> new ArmijoDescent<double[]>(1, 0.5, 0, 1))
                .hasMessage("decrease must be between 0.0 and 1.0, both excluded, got 0.0");
        assertThatThrownBy(() -> new ArmijoDescent<double[]>(1, 0.5, 0.5, 0))
                .hasMessage("trials must be at least 1, got 0");
    }

    @Test
    void theStepFactorOfAMinibatchScalesTheFirstTrial() {
        Quadratic parabola = new Quadratic(1);
        Minibatches<double[]> longer = new Minibatches<>() {
            @Override
            public VectorSpace<double[]> space() {
                return parabola.space();
            }

            @Override
            public Objective<double[]> next() {
                return parabola;
            }

            @Override
            public double stepFactor() {
                return 1.5;
            }
        };
        try (GradientIteration<double[]> run = new ArmijoDescent<double[]>(0.4).start(longer, new double[] {3})) {
            run.step();
            assertThat(run.move().stepSize()).isCloseTo(0.6, within(1e-15));
        }
    }
}
