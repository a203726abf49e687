package io.glissade.gradient;

import io.glissade.clipping.ElementClipping;
import io.glissade.clipping.LayerClipping;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Iteration;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.ClippedStep;
import io.glissade.step.DecayingStep;
import io.glissade.step.FixedStep;
import io.glissade.step.NormalisedStep;
import io.glissade.testkit.IterationContract;
import org.junit.jupiter.api.Nested;

/** Every way to configure gradient descent keeps the contract of an iteration. */
final class GradientDescentContractTest {

    private interface OfArrays extends IterationContract<double[]> {

        GradientDescent<double[]> method(EuclideanSpace space);

        @Override
        default VectorSpace<double[]> space(int dimension) {
            return new EuclideanSpace(dimension);
        }

        @Override
        default Iteration<double[]> start(Objective<double[]> objective, double[] x0) {
            EuclideanSpace space = new EuclideanSpace(x0.length);
            return method(space).start(Minibatches.always(objective), x0);
        }

        @Override
        default double[] toArray(double[] x) {
            return x.clone();
        }
    }

    @Nested
    final class Fixed implements OfArrays {
        @Override
        public GradientDescent<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new FixedStep(0.3));
        }
    }

    @Nested
    final class Decaying implements OfArrays {
        @Override
        public GradientDescent<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new DecayingStep(0.3, 0.1, 0.5));
        }
    }

    @Nested
    final class Clipped implements OfArrays {
        @Override
        public GradientDescent<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new ClippedStep(0.3, 1));
        }
    }

    @Nested
    final class Normalised implements OfArrays {
        @Override
        public GradientDescent<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new NormalisedStep(0.3, 1));
        }
    }

    @Nested
    final class HeavyBall implements OfArrays {
        @Override
        public GradientDescent<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new FixedStep(0.1), 0.9, null);
        }
    }

    @Nested
    final class ClippedPerLayer implements OfArrays {
        @Override
        public GradientDescent<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new FixedStep(0.3), 0.5, new LayerClipping<>(space, 1));
        }
    }

    @Nested
    final class ClippedPerElement implements OfArrays {
        @Override
        public GradientDescent<double[]> method(EuclideanSpace space) {
            return new GradientDescent<>(new FixedStep(0.3), 0, new ElementClipping<>(space, 0.5));
        }
    }
}
