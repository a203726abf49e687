package io.glissade.testkit;

import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The contract holds for a seeded stream of parabolas, and catches one whose noise is drawn at each evaluation. */
final class MinibatchesContractTest implements MinibatchesContract<double[]> {

    private boolean frozen = true;

    private static MinibatchesContractTest with(boolean frozen) {
        MinibatchesContractTest contract = new MinibatchesContractTest();
        contract.frozen = frozen;
        return contract;
    }

    @Override
    public Minibatches<double[]> minibatches() {
        return new Parabolas(frozen);
    }

    @Override
    public double[] point(Minibatches<double[]> minibatches) {
        return new double[] {1.5};
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Test
    void aMinibatchThatDrawsAtEachEvaluationIsCaught() {
        MinibatchesContractTest thawed = with(false);
        assertThatThrownBy(thawed::aMinibatchIsFrozenHoweverOftenAndWhereverItIsEvaluated)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(thawed::evaluatingAMinibatchMoreOftenDoesNotChangeTheOnesThatFollow)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void theWholeObjectiveIsOneMinibatchForEver() {
        Objective<double[]> objective = new Parabolas(true).next();
        Minibatches<double[]> always = Minibatches.always(objective);
        assertThat(always.next()).isSameAs(objective);
        always.restart();
        assertThat(always.next()).isSameAs(objective);
        assertThat(always.space().dimension()).isEqualTo(1);
        assertThat(always.epoch()).isNaN();
    }

    private static final class Parabolas implements Minibatches<double[]> {

        private final EuclideanSpace space = new EuclideanSpace(1);
        private final boolean frozen;
        private RandomGenerator random = random(9);
        private int handedOut;

        Parabolas(boolean frozen) {
            this.frozen = frozen;
        }

        @Override
        public VectorSpace<double[]> space() {
            return space;
        }

        @Override
        public Objective<double[]> next() {
            handedOut++;
            double drawn = random.nextGaussian();
            RandomGenerator stream = random;
            return new Objective<>() {
                @Override
                public VectorSpace<double[]> space() {
                    return space;
                }

                @Override
                public double valueAndGradient(double[] x, double[] gradientOut) {
                    double centre = frozen ? drawn : stream.nextGaussian();
                    gradientOut[0] = x[0] - centre;
                    return 0.5 * gradientOut[0] * gradientOut[0];
                }
            };
        }

        @Override
        public double epoch() {
            return handedOut / 4.0;
        }

        @Override
        public void restart() {
            random = random(9);
            handedOut = 0;
        }
    }
}
