package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.clipping.AutoClip;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.FixedStep;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

final class NonFiniteGuardTest {

    /** Half the squared norm; the minibatches named give NaN in one coordinate. */
    private static Minibatches<double[]> breaking(LongPredicate broken) {
        EuclideanSpace space = new EuclideanSpace(Map.of("weight", 2));
        return new Minibatches<>() {
            private long handedOut;

            @Override
            public VectorSpace<double[]> space() {
                return space;
            }

            @Override
            public void restart() {
                handedOut = 0;
            }

            @Override
            public Objective<double[]> next() {
                boolean wrong = broken.test(handedOut++);
                return new Objective<>() {
                    @Override
                    public VectorSpace<double[]> space() {
                        return space;
                    }

                    @Override
                    public double valueAndGradient(double[] x, double[] gradientOut) {
                        gradientOut[0] = x[0];
                        gradientOut[1] = wrong ? Double.NaN : x[1];
                        return space.dot(x, x) / 2;
                    }
                };
            }
        };
    }

    private static GradientIteration<double[]> start(LongPredicate broken, NonFiniteGuard guard) {
        return new GradientDescent<double[]>(new FixedStep(0.5)).start(breaking(broken), new double[] {8, 8}, guard);
    }

    private static void steps(GradientIteration<double[]> run, int steps) {
        for (int i = 0; i < steps; i++) {
            run.step();
        }
    }

    /** After norms of 1 to 3 a median is known; had the skip forgotten it, the next gradient would be its own median. */
    @Test
    void aClippingKeepsItsPastOverASkippedMinibatch() {
        EuclideanSpace space = new EuclideanSpace(Map.of("weight", 2));
        GradientDescent<double[]> method = new GradientDescent<>(new FixedStep(0.5), 0, new AutoClip<>(space, 10));
        NonFiniteGuard skip = new NonFiniteGuard(NonFiniteGuard.Policy.SKIP);
        try (GradientIteration<double[]> run = method.start(breaking(k -> k == 3), new double[] {8, 8}, skip)) {
            steps(run, 3);
            double learnt = run.move().threshold();
            steps(run, 2);
            assertThat(run.incidents().skipped()).isEqualTo(1);
            assertThat(run.move().threshold()).isLessThan(learnt);
            assertThat(run.move().threshold()).isGreaterThan(run.progress().residual());
        }
    }

    @Test
    void skippingLeavesOutTheMinibatchAndGoesOn() {
        NonFiniteGuard skip = new NonFiniteGuard(NonFiniteGuard.Policy.SKIP);
        try (GradientIteration<double[]> run = start(k -> k == 2, skip)) {
            steps(run, 3);
            assertThat(run.point()).containsExactly(2, 2);
            assertThat(run.move().stepLength()).isZero();
            steps(run, 3);
            assertThat(run.point()).containsExactly(0.5, 0.5);
            assertThat(run.nonFinite()).isNull();
            assertThat(run.progress().iteration()).isEqualTo(5);
            assertThat(run.incidents())
                    .isEqualTo(new NonFiniteGuard.Incidents(
                            1, 0, "Step 2, minibatch 2: the gradient of weight[1] is not finite (loss 4.0)."));
            run.restart(new double[] {8, 8});
            assertThat(run.incidents()).isEqualTo(NonFiniteGuard.Incidents.NONE);
        }
    }

    @Test
    void rollingBackReturnsToTheLastGoodPointAndHalvesTheMoves() {
        NonFiniteGuard back = new NonFiniteGuard(NonFiniteGuard.Policy.ROLL_BACK);
        try (GradientIteration<double[]> run = start(k -> k == 2, back)) {
            steps(run, 3);
            assertThat(run.point()).containsExactly(4, 4);
            steps(run, 2);
            assertThat(run.point()).containsExactly(3, 3);
            assertThat(run.move().stepSize()).isEqualTo(0.25);
            steps(run, 120);
            assertThat(run.move().stepSize()).isEqualTo(0.5);
            assertThat(run.incidents().rolledBack()).isEqualTo(1);
        }
    }

    /** x^2/2 - log x is not defined left of 0; the step 1.6 jumps there from 3, half of it finds the minimum at 1. */
    @Test
    void rollingBackSavesADeterministicRunWhoseStepLeavesTheDomain() {
        EuclideanSpace line = new EuclideanSpace(1);
        Objective<double[]> barrier = new Objective<>() {
            @Override
            public VectorSpace<double[]> space() {
                return line;
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[0] = x[0] - 1 / x[0];
                return x[0] * x[0] / 2 - Math.log(x[0]);
            }
        };
        GradientDescent<double[]> method = new GradientDescent<>(new FixedStep(1.6));
        NonFiniteGuard back = new NonFiniteGuard(NonFiniteGuard.Policy.ROLL_BACK);
        try (GradientIteration<double[]> unguarded = method.start(Minibatches.always(barrier), new double[] {3});
                GradientIteration<double[]> run = method.start(Minibatches.always(barrier), new double[] {3}, back)) {
            steps(unguarded, 2);
            assertThat(unguarded.nonFinite()).startsWith("Step 1, minibatch 1: the loss (largest parameter x, 1.27)");
            steps(run, 90);
            assertThat(run.nonFinite()).isNull();
            assertThat(run.incidents().rolledBack()).isEqualTo(1);
            assertThat(run.point()[0]).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void patienceEndsARunInWhichEveryMinibatchIsBroken() {
        for (NonFiniteGuard.Policy policy :
                new NonFiniteGuard.Policy[] {NonFiniteGuard.Policy.SKIP, NonFiniteGuard.Policy.ROLL_BACK}) {
            try (GradientIteration<double[]> run = start(k -> k >= 1, new NonFiniteGuard(policy, 3))) {
                steps(run, 4);
                assertThat(run.nonFinite()).isNull();
                steps(run, 1);
                assertThat(run.nonFinite())
                        .startsWith("Step 4, minibatch 4: the gradient of weight[1] is not finite")
                        .endsWith("3 in a row were refused before it.");
            }
        }
    }

    @Test
    void aGuardThatNothingCallsChangesNothing() {
        for (NonFiniteGuard.Policy policy : NonFiniteGuard.Policy.values()) {
            try (GradientIteration<double[]> plain = start(k -> false, NonFiniteGuard.ERROR);
                    GradientIteration<double[]> guarded = start(k -> false, new NonFiniteGuard(policy))) {
                for (int k = 0; k < 20; k++) {
                    steps(plain, 1);
                    steps(guarded, 1);
                    assertThat(guarded.point()).containsExactly(plain.point());
                    assertThat(guarded.move()).isEqualTo(plain.move());
                }
            }
        }
    }

    @Test
    void patienceOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new NonFiniteGuard(NonFiniteGuard.Policy.SKIP, 0))
                .hasMessage("patience must be at least 1, got 0");
    }
}
