package io.glissade.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.run.Archive;
import io.glissade.space.EuclideanSpace;
import io.glissade.testkit.MinibatchesContract;
import io.glissade.testkit.ObjectiveContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WeightDecayTest implements MinibatchesContract<double[]>, ObjectiveContract<double[]> {

    /** Minibatch number k is k times the sum of the coordinates' fourth powers; each has its own step factor. */
    private static final class Quartics implements Minibatches<double[]> {
        private final EuclideanSpace space = new EuclideanSpace(3);
        private final List<String> calls = new ArrayList<>();
        private int count;

        @Override
        public EuclideanSpace space() {
            return space;
        }

        @Override
        public Objective<double[]> next() {
            int factor = ++count;
            return new Objective<>() {
                @Override
                public EuclideanSpace space() {
                    return space;
                }

                @Override
                public double valueAndGradient(double[] x, double[] gradientOut) {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        sum += factor * x[i] * x[i] * x[i] * x[i];
                        gradientOut[i] = 4 * factor * x[i] * x[i] * x[i];
                    }
                    return sum;
                }
            };
        }

        @Override
        public double epoch() {
            return count / 2.0;
        }

        @Override
        public double stepFactor() {
            return count / 8.0;
        }

        @Override
        public void restart() {
            count = 0;
        }

        @Override
        public void archive(Archive<double[]> archive) {
            calls.add("archive");
        }
    }

    @Override
    public Minibatches<double[]> minibatches() {
        return new WeightDecay<>(new Quartics(), 0.5);
    }

    @Override
    public double[] point(Minibatches<double[]> minibatches) {
        return point();
    }

    @Override
    public Objective<double[]> objective() {
        return minibatches().next();
    }

    @Override
    public double[] point() {
        return new double[] {1, -2, 3};
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Test
    void lossAndGradientIncludeTheSquarePenalty() {
        double[] gradient = new double[3];
        assertThat(objective().valueAndGradient(point(), gradient)).isEqualTo(1 + 16 + 81 + 0.25 * 14);
        assertThat(gradient).containsExactly(4.5, -33, 109.5);
    }

    @Test
    void withoutPenaltyItIsTheStreamItself() {
        Minibatches<double[]> plain = new Quartics();
        Minibatches<double[]> decayed = new WeightDecay<>(new Quartics(), 0);
        double[] expected = new double[3];
        double[] gradient = new double[3];
        for (int i = 0; i < 3; i++) {
            assertThat(decayed.next().valueAndGradient(point(), gradient))
                    .isEqualTo(plain.next().valueAndGradient(point(), expected));
            assertThat(gradient).isEqualTo(expected);
        }
    }

    @Test
    void theRestOfTheStreamPassesThrough() {
        Quartics quartics = new Quartics();
        WeightDecay<double[]> decayed = new WeightDecay<>(quartics, 1);
        decayed.next();
        decayed.next();
        assertThat(decayed.epoch()).isEqualTo(1);
        assertThat(decayed.stepFactor()).isEqualTo(0.25);
        decayed.archive(new Archive<>() {
            @Override
            public void vector(String name, double[] x) {}

            @Override
            public double number(String name, double value) {
                return value;
            }

            @Override
            public double[] numbers(String name, double[] values) {
                return values;
            }
        });
        assertThat(quartics.calls).containsExactly("archive");
    }

    @Test
    void aNegativeFactorIsRefused() {
        assertThatThrownBy(() -> new WeightDecay<>(new Quartics(), -1))
                .hasMessage("weight decay must not be negative and be finite, got -1.0");
    }
}
