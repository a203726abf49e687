package io.glissade.langevin.preconditioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.adjusted.Mala;
import io.glissade.langevin.example.ChainMeans;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.space.EuclideanSpace;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PreconditionedTest {

    private static final EuclideanSpace SPACE = new EuclideanSpace(3);

    /** With powers of two, so that nothing is rounded: curvatures 1, 4, 1/16 become 4, 1, 1. */
    @Test
    void itIsTheMethodOnTheScaledProblemBitForBit() {
        double[] scales = {2, -0.5, 4};
        Quadratic original = new Quadratic(1, 4, 1 / 16.0);
        Quadratic scaled = new Quadratic(4, 1, 1);
        for (LangevinMethod<double[]> method : List.<LangevinMethod<double[]>>of(
                new Overdamped<>(0.2, 0.5), new Mala<>(0.2, 0.5), new Underdamped<>(Scheme.UBU, 0.3, 1, 0.5))) {
            try (LangevinIteration<double[]> inX = new Preconditioned<>(method, SPACE, scales)
                            .start(Minibatches.always(original), new double[3], new CounterRandom(1, 0));
                    LangevinIteration<double[]> inY =
                            method.start(Minibatches.always(scaled), new double[3], new CounterRandom(1, 0))) {
                for (int i = 0; i < 50; i++) {
                    inX.step();
                    inY.step();
                    for (int j = 0; j < 3; j++) {
                        assertThat(inX.point()[j]).isEqualTo(scales[j] * inY.point()[j]);
                        assertThat(inX.gradient()[j]).isEqualTo(inY.gradient()[j] / scales[j]);
                    }
                    assertThat(inX.velocity()).isEqualTo(inY.velocity());
                    assertThat(inX.progress().value()).isEqualTo(inY.progress().value());
                    assertThat(inX.progress().residual()).isEqualTo(SPACE.norm(inX.gradient()));
                }
            }
        }
    }

    /** Scales that are rounded leave the start where it is. */
    @Test
    void itStartsExactlyWhereItIsTold() {
        double[] x0 = {0.1, -7.3, 1e6};
        try (LangevinIteration<double[]> chain = new Preconditioned<double[]>(
                        new Overdamped<>(0.1, 1), SPACE, new double[] {0.3, 1e-3, 7})
                .start(Minibatches.always(new Quadratic(1, 1, 1)), x0, new CounterRandom(1, 0))) {
            chain.step();
            assertThat(chain.point()).isEqualTo(x0);
        }
    }

    /** Condition number 10^4: after 100 moves of the longest step the soft coordinate has reached its variance, or a fiftieth of it. */
    @Test
    void itSpeedsAnIllConditionedQuadratic() {
        Quadratic quadratic = new Quadratic(1e4, 1, 1);
        double[] scales = {0.01, 1, 1};
        ChainMeans plain = softVariance(new Overdamped<>(1e-4, 1), quadratic);
        ChainMeans preconditioned =
                softVariance(new Preconditioned<>(new Overdamped<>(0.5, 1), SPACE, scales), quadratic);
        // After k moves 1 - (1 - h)^(2 k) of the stationary variance 1/(1 - h/2).
        assertThat(plain.errorsFrom(-Math.expm1(2 * 101 * Math.log1p(-1e-4)) / (1 - 5e-5)))
                .isBetween(-4.0, 4.0);
        assertThat(plain.mean()).isLessThan(0.03);
        assertThat(preconditioned.errorsFrom(1 / 0.75)).isBetween(-4.0, 4.0);
    }

    private static ChainMeans softVariance(LangevinMethod<double[]> method, Quadratic quadratic) {
        return ChainMeans.of(
                method,
                c -> Minibatches.always(quadratic),
                new double[3],
                2_000,
                100,
                1,
                chain -> chain.point()[1] * chain.point()[1]);
    }

    @Test
    void aScaleThatIsZeroOrNotFiniteIsNamed() {
        LangevinMethod<double[]> method = new Overdamped<>(0.1, 1);
        for (double wrong : new double[] {0, -0.0, 1e-200, Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
            assertThatThrownBy(() -> new Preconditioned<>(method, SPACE, new double[] {1, wrong, -1}))
                    .as("%s", wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("each scale and its square must be finite and not 0, but that of x[1] is not");
        }
    }
}
