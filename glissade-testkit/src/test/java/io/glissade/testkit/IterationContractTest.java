package io.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.oracle.Objective;
import io.glissade.run.Iteration;
import io.glissade.run.Progress;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each fault planted in an iteration is caught by the contract. */
final class IterationContractTest {

    private record Contract(BiFunction<Objective<double[]>, double[], Iteration<double[]>> method)
            implements IterationContract<double[]> {

        @Override
        public VectorSpace<double[]> space(int dimension) {
            return new EuclideanSpace(dimension);
        }

        @Override
        public Iteration<double[]> start(Objective<double[]> objective, double[] x0) {
            return method.apply(objective, x0);
        }

        @Override
        public double[] toArray(double[] x) {
            return x.clone();
        }
    }

    @Test
    void aPointThatIsNotCopiedIsCaught() {
        Contract careless = new Contract((objective, x0) -> new Faulty(objective, x0, x0, false));
        assertThatThrownBy(careless::theStartingPointIsCopiedAndNotTouched).isInstanceOf(AssertionError.class);
    }

    @Test
    void aVectorAllocatedInEachStepIsCaught() {
        Contract wasteful = new Contract((objective, x0) -> new Faulty(objective, x0.clone(), x0, true));
        assertThatThrownBy(wasteful::aStepAllocatesNothingThatGrowsWithTheDimension)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes per step in dimension 100,000");
    }

    @Test
    void aRestartThatForgetsItsCounterIsCaught() {
        Contract forgetful = new Contract((objective, x0) -> new Faulty(objective, x0.clone(), x0, false));
        assertThatThrownBy(forgetful::restartEqualsAFreshStart).isInstanceOf(AssertionError.class);
    }

    @Test
    void aNonFiniteNumberPassedOnIsCaught() {
        Contract blind = new Contract((objective, x0) -> new Faulty(objective, x0.clone(), x0, false));
        assertThatThrownBy(blind::aNonFiniteGradientIsReportedAndNotPassedOn).isInstanceOf(AssertionError.class);
        assertThatThrownBy(blind::aNonFiniteValueIsReported).isInstanceOf(AssertionError.class);
    }

    /** Descent that keeps counting over a restart and checks nothing. */
    private static final class Faulty implements Iteration<double[]> {

        private final Objective<double[]> objective;
        private final double[] x;
        private final boolean allocates;
        private double[] gradient;
        private Progress progress = Progress.NONE;

        Faulty(Objective<double[]> objective, double[] x, double[] x0, boolean allocates) {
            this.objective = objective;
            this.x = x;
            this.allocates = allocates;
            this.gradient = new double[x0.length];
        }

        @Override
        public VectorSpace<double[]> space() {
            return objective.space();
        }

        @Override
        public void restart(double[] x0) {
            space().copy(x0, x);
        }

        @Override
        public void step() {
            if (allocates) {
                gradient = space().zero();
            }
            double value = objective.valueAndGradient(x, gradient);
            progress = new Progress(progress.iteration() + 1, value, space().norm(gradient), 0.1);
            space().axpy(-0.1, gradient, x);
        }

        @Override
        public double[] point() {
            return x;
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public @Nullable String nonFinite() {
            return null;
        }

        @Override
        public void close() {}
    }
}
