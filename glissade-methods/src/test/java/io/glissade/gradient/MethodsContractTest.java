package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.adaptive.Adam;
import io.glissade.adaptive.SignMomentum;
import io.glissade.clipping.AdaGC;
import io.glissade.clipping.AdaptiveGradientClipping;
import io.glissade.clipping.AutoClip;
import io.glissade.clipping.ZClip;
import io.glissade.momentum.MixedClipping;
import io.glissade.momentum.ParameterFreeNormalisedMomentum;
import io.glissade.oracle.Interval;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Iteration;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.step.PolyakStep;
import io.glissade.step.SmoothedClippedStep;
import io.glissade.testfunction.Quadratic;
import io.glissade.testkit.IterationContract;
import io.glissade.testkit.MapArchive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every method keeps the contract of an iteration, and goes on from a saved state as if it had never stopped. */
final class MethodsContractTest {

    private interface OfArrays extends IterationContract<double[]> {

        GradientMethod<double[]> method(EuclideanSpace space);

        @Override
        default VectorSpace<double[]> space(int dimension) {
            return new EuclideanSpace(dimension);
        }

        @Override
        default Iteration<double[]> start(Objective<double[]> objective, double[] x0) {
            return method(new EuclideanSpace(x0.length)).start(Minibatches.always(objective), x0);
        }

        @Override
        default double[] toArray(double[] x) {
            return x.clone();
        }

        @Test
        default void whatFollowsALoadedStateIsWhatWouldHaveFollowedBitForBit() {
            Quadratic quadratic = new Quadratic(1, 0.3, 0.05, 0.6);
            GradientMethod<double[]> method = method(quadratic.space());
            for (int k : new int[] {0, 1, 7}) {
                try (GradientIteration<double[]> original =
                                method.start(Minibatches.always(quadratic), new double[] {1, -2, 3, 5});
                        GradientIteration<double[]> loaded =
                                method.start(Minibatches.always(quadratic), new double[] {7, 7, -7, 7})) {
                    follow(original, k);
                    follow(loaded, 3);
                    MapArchive<double[]> archive = new MapArchive<>(quadratic.space());
                    original.archive(archive);
                    loaded.archive(archive.loading());
                    assertThat(loaded.evaluations()).isEqualTo(original.evaluations());
                    assertThat(follow(loaded, 20)).as("after step %d", k).isEqualTo(follow(original, 20));
                }
            }
        }

        private static List<Object> follow(GradientIteration<double[]> run, int steps) {
            List<Object> followed = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                run.step();
                followed.add(Arrays.stream(run.point()).boxed().toList());
                followed.add(run.progress());
                followed.add(run.move());
                followed.add(run.evaluations());
            }
            return followed;
        }
    }

    @Nested
    final class OfQuasiNewtonDescent implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new QuasiNewtonDescent<>(3, 0.5);
        }
    }

    @Nested
    final class ProjectedWithMomentum implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new Projected<>(
                    new GradientDescent<>(new FixedStep(0.3), 0.5, new AutoClip<>(space, 50)),
                    new Interval<>(space, -0.5, 1.5));
        }
    }

    @Nested
    final class SmoothedClipped implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new SmoothedClippedStep(0.3, 1));
        }
    }

    @Nested
    final class Polyak implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new PolyakStep(0));
        }
    }

    @Nested
    final class ByPercentile implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new FixedStep(0.3), 0.5, new AutoClip<>(space, 10));
        }
    }

    @Nested
    final class ByDeviations implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            ZClip<double[]> clipping = new ZClip<>(space, 0.1, 0.5, 3, 2, ZClip.Target.SCALED);
            return new GradientDescent<>(new FixedStep(0.3), 0.5, clipping);
        }
    }

    @Nested
    final class PerTensorByHistory implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new FixedStep(0.3), 0, new AdaGC<>(space, 1, 1.05, 0.98, 3));
        }
    }

    @Nested
    final class PerUnit implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new FixedStep(0.3), 0, new AdaptiveGradientClipping<>(space, 0.01));
        }
    }

    @Nested
    final class Mixed implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new MixedClipping<>(new ClippedStep(0.3, 1), 0.9, 0.7);
        }
    }

    @Nested
    final class ParameterFree implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new ParameterFreeNormalisedMomentum<>();
        }
    }

    @Nested
    final class Armijo implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new ArmijoDescent<>(2.5, 0.5, 0.5, 20);
        }
    }

    @Nested
    final class AdamPlain implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new Adam<>(space, new FixedStep(0.1));
        }
    }

    @Nested
    final class AdamWithPenaltyAndClipping implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new Adam<>(
                    space, new FixedStep(0.1), 0.9, 0.99, 1e-8, 0.01, Adam.Decay.L2, new AutoClip<>(space, 50));
        }
    }

    @Nested
    final class AdamDecoupled implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new Adam<>(space, new FixedStep(0.1), 0.9, 0.99, 1e-8, 0.01, Adam.Decay.DECOUPLED, null);
        }
    }

    @Nested
    final class Signs implements OfArrays {
        @Override
        public GradientMethod<double[]> method(EuclideanSpace space) {
            return new SignMomentum<>(space, new FixedStep(0.1), 0.9, 0.9);
        }
    }
}
