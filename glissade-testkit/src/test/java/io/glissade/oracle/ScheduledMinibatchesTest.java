package io.glissade.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.space.EuclideanSpace;
import io.glissade.testkit.MapArchive;
import io.glissade.testkit.MinibatchesContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduledMinibatchesTest implements MinibatchesContract<double[]> {

    private static final EuclideanSpace SPACE = new EuclideanSpace(2);

    private static final Objective<double[]> SQUARE = new Objective<>() {
        @Override
        public EuclideanSpace space() {
            return SPACE;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradientOut) {
            SPACE.copy(x, gradientOut);
            return SPACE.dot(x, x) / 2;
        }
    };

    /** Every minibatch counts half. */
    private static Minibatches<double[]> halves() {
        return new Minibatches<>() {
            @Override
            public EuclideanSpace space() {
                return SPACE;
            }

            @Override
            public Objective<double[]> next() {
                return SQUARE;
            }

            @Override
            public double stepFactor() {
                return 0.5;
            }
        };
    }

    @Override
    public Minibatches<double[]> minibatches() {
        return new ScheduledMinibatches<>(halves(), new long[] {2, 4}, 0.25);
    }

    @Override
    public double[] point(Minibatches<double[]> minibatches) {
        return new double[] {1, -2};
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    private static List<Double> factors(Minibatches<double[]> stream, int count) {
        List<Double> factors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            stream.next();
            factors.add(stream.stepFactor());
        }
        return factors;
    }

    @Test
    void eachMilestoneMultipliesTheFactorOfTheStreamOnce() {
        Minibatches<double[]> stream = minibatches();
        assertThat(factors(stream, 6)).containsExactly(0.5, 0.5, 0.125, 0.125, 0.03125, 0.03125);
        stream.restart();
        assertThat(factors(stream, 3)).containsExactly(0.5, 0.5, 0.125);
    }

    @Test
    void whatIsLoadedGoesOnWhereItWasSaved() {
        Minibatches<double[]> stream = minibatches();
        factors(stream, 3);
        MapArchive<double[]> archive = new MapArchive<>(SPACE);
        stream.archive(archive);
        Minibatches<double[]> loaded = minibatches();
        loaded.archive(archive.loading());
        assertThat(factors(loaded, 3)).isEqualTo(factors(stream, 3)).containsExactly(0.125, 0.03125, 0.03125);
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new ScheduledMinibatches<>(halves(), new long[] {1}, 0))
                .hasMessage("factor must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new ScheduledMinibatches<>(halves(), new long[] {3, 3}, 0.1))
                .hasMessage("milestones must be at least 4, got 3");
    }
}
