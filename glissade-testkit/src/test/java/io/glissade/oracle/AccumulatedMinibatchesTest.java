package io.glissade.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.run.Archive;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.testkit.MapArchive;
import io.glissade.testkit.MinibatchesContract;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccumulatedMinibatchesTest implements MinibatchesContract<double[]> {

    private static final EuclideanSpace SPACE = new EuclideanSpace(2);

    /** Half the squared distance from one row after the other; a third of the rows each time. */
    private static final class Rows implements Minibatches<double[]> {
        private final double[][] rows;
        private final double factor;
        private int handedOut;

        Rows(double factor, double[]... rows) {
            this.factor = factor;
            this.rows = rows;
        }

        @Override
        public VectorSpace<double[]> space() {
            return SPACE;
        }

        @Override
        public Objective<double[]> next() {
            double[] row = rows[handedOut++ % rows.length];
            return new Objective<>() {
                @Override
                public VectorSpace<double[]> space() {
                    return SPACE;
                }

                @Override
                public double valueAndGradient(double[] x, double[] gradientOut) {
                    gradientOut[0] = x[0] - row[0];
                    gradientOut[1] = x[1] - row[1];
                    return SPACE.dot(gradientOut, gradientOut) / 2;
                }
            };
        }

        @Override
        public double epoch() {
            return (double) handedOut / rows.length;
        }

        @Override
        public double stepFactor() {
            return factor;
        }

        @Override
        public void restart() {
            handedOut = 0;
        }

        @Override
        public void archive(Archive<double[]> archive) {
            handedOut = (int) archive.count("handed out", handedOut);
        }
    }

    private static Rows first() {
        return new Rows(1, new double[] {3, 4}, new double[] {1, 0}, new double[] {5, 5});
    }

    private static Rows second() {
        return new Rows(0.5, new double[] {0, -12}, new double[] {2, 1});
    }

    @Override
    public Minibatches<double[]> minibatches() {
        return new AccumulatedMinibatches<>(List.of(first(), second()));
    }

    @Override
    public double[] point(Minibatches<double[]> minibatches) {
        return new double[] {0.5, -1};
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    @Test
    void valueAndGradientAreTheMeansOfTheParts() {
        double[] gradient = {Double.NaN, Double.NaN};
        double value = minibatches().next().valueAndGradient(new double[2], gradient);
        assertThat(value).isEqualTo((12.5 + 72) / 2);
        assertThat(gradient).containsExactly(-1.5, 4);
    }

    /** The gradients (-3, -4) and (0, 12), limited to 1: the mean has length 4.27, the mean of the limited ones 0.32. */
    @Test
    void clippingTheMeanIsNotTheMeanOfTheClipped() {
        double[] mean = new double[2];
        minibatches().next().valueAndGradient(new double[2], mean);
        SPACE.scale(1 / SPACE.norm(mean), mean);

        double[] ofClipped = new double[2];
        new AccumulatedMinibatches<>(List.of(first(), second()), 1).next().valueAndGradient(new double[2], ofClipped);
        assertThat(ofClipped).containsExactly(new double[] {-0.3, 0.1}, within(1e-15));
        assertThat(mean[0]).isCloseTo(-1.5 / Math.sqrt(1.5 * 1.5 + 16), within(1e-15));
        assertThat(SPACE.norm(mean)).isCloseTo(1, within(1e-15));
        assertThat(SPACE.norm(ofClipped)).isCloseTo(Math.sqrt(0.1), within(1e-15));
    }

    @Test
    void oneStreamWithoutClippingIsThatStream() {
        Minibatches<double[]> one = new AccumulatedMinibatches<>(List.of(first()));
        Minibatches<double[]> plain = first();
        double[] found = new double[2];
        double[] expected = new double[2];
        for (int k = 0; k < 7; k++) {
            double[] x = {k, -k};
            assertThat(one.next().valueAndGradient(x, found))
                    .isEqualTo(plain.next().valueAndGradient(x, expected));
            assertThat(found).containsExactly(expected);
            assertThat(one.epoch()).isEqualTo(plain.epoch());
        }
        assertThat(one.stepFactor()).isEqualTo(1);
    }

    @Test
    void epochsAddUpAndStepFactorsAreAveraged() {
        Minibatches<double[]> accumulated = minibatches();
        assertThat(accumulated.epoch()).isZero();
        for (int k = 0; k < 3; k++) {
            accumulated.next();
        }
        assertThat(accumulated.epoch()).isEqualTo(1 + 1.5);
        assertThat(accumulated.stepFactor()).isEqualTo(0.75);
    }

    @Test
    void aGradientThatIsNotFiniteIsNotClippedAway() {
        Rows broken = new Rows(1, new double[] {Double.POSITIVE_INFINITY, 0});
        double[] gradient = new double[2];
        new AccumulatedMinibatches<>(List.of(first(), broken), 1).next().valueAndGradient(new double[2], gradient);
        assertThat(SPACE.firstNonFinite(gradient)).isEqualTo("x[0]");
    }

    @Test
    void aLoadedStreamGoesOnWhereTheSavedOneStood() {
        Minibatches<double[]> original = minibatches();
        for (int k = 0; k < 4; k++) {
            original.next();
        }
        MapArchive<double[]> archive = new MapArchive<>(SPACE);
        original.archive(archive);
        Minibatches<double[]> loaded = minibatches();
        loaded.archive(archive.loading());
        double[] x = point(loaded);
        for (int k = 0; k < 6; k++) {
            assertThat(loaded.next().valueAndGradient(x, new double[2]))
                    .isEqualTo(original.next().valueAndGradient(x, new double[2]));
        }
        assertThat(loaded.epoch()).isEqualTo(original.epoch());
    }

    @Test
    void parametersOutOfRangeAreNamedWithRuleAndValue() {
        assertThatThrownBy(() -> new AccumulatedMinibatches<double[]>(List.of()))
                .hasMessage("the number of streams must be at least 1, got 0");
        assertThatThrownBy(() -> new AccumulatedMinibatches<>(List.of(first()), 0))
                .hasMessage("threshold must be positive, got 0.0");
    }
}
