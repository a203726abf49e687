package io.glissade.langevin.subsample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.example.ChainMeans;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.testkit.MapArchive;
import io.glissade.testkit.MinibatchesContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class RandomTermsTest {
    private static final Regression REGRESSION = Regression.random(200);

    private interface Contract extends MinibatchesContract<double[]> {
        @Override
        default double[] point(Minibatches<double[]> minibatches) {
            return new double[] {1.3};
        }

        @Override
        default double[] toArray(double[] x) {
            return x.clone();
        }
    }

    @Nested
    final class Plain implements Contract {
        @Override
        public Minibatches<double[]> minibatches() {
            return new RandomTerms<>(REGRESSION, 7, new CounterRandom(1, 0));
        }
    }

    @Nested
    final class Anchored implements Contract {
        @Override
        public Minibatches<double[]> minibatches() {
            Anchor<double[]> anchor = new Anchor<>(REGRESSION, new double[] {0.7});
            return new RandomTerms<>(REGRESSION, 7, new CounterRandom(1, 0), anchor);
        }
    }

    /** n/size times the variance of a term's gradient; around the anchor that of its difference. */
    @Test
    void valueAndGradientAreUnbiasedWithTheVarianceOfTheirFormula() {
        double x = REGRESSION.minimiser() + 0.1;
        double exact = REGRESSION.curvature() * 0.1;
        double n = 200;
        double plain =
                (n * (0.01 * REGRESSION.slopeMoment() + 0.2 * REGRESSION.mixedMoment() + REGRESSION.offsetMoment())
                                - exact * exact)
                        / 10;
        double anchored = 0.01 * (n * REGRESSION.slopeMoment() - Math.pow(REGRESSION.curvature(), 2)) / 10;
        Anchor<double[]> anchor = new Anchor<>(REGRESSION, new double[] {REGRESSION.minimiser()});
        checkMoments(new RandomTerms<>(REGRESSION, 10, new CounterRandom(2, 0)), x, exact, plain);
        checkMoments(new RandomTerms<>(REGRESSION, 10, new CounterRandom(2, 1), anchor), x, exact, anchored);
        assertThat(anchored).isLessThan(plain / 50);
    }

    private static void checkMoments(RandomTerms<double[]> stream, double x, double exact, double variance) {
        int draws = 20_000;
        double mean = 0;
        double squares = 0;
        double value = 0;
        double[] gradient = new double[1];
        for (int i = 0; i < draws; i++) {
            value += stream.next().valueAndGradient(new double[] {x}, gradient) / draws;
            mean += gradient[0] / draws;
            squares += Math.pow(gradient[0] - exact, 2) / draws;
        }
        double deviation = Math.sqrt(variance / draws);
        assertThat(mean).isCloseTo(exact, within(4 * deviation));
        // A sum of ten terms is nearly normal: the variance of a variance is 2/draws of its square.
        assertThat(squares / variance).isCloseTo(1, within(6 * Math.sqrt(2.0 / draws)));
        double full = REGRESSION.mean().valueAndGradient(new double[] {x}, gradient) * REGRESSION.terms();
        assertThat(value / full).isCloseTo(1, within(0.02));
    }

    /**
     * The variance of SGLD on a quadratic in closed form: with the gradient {@code n/size sum (c_i e + d_i)}, e the distance from the
     * minimiser, {@code V = (2 h T + h^2 D) / (1 - (1 - h a)^2 - h^2 C)}, C and D the variances of the sums of c and d.
     */
    @Test
    void sgldIsInflatedByAsMuchAsTheoryAndAnAnchorTakesItAway() {
        double a = REGRESSION.curvature();
        double n = 200;
        double size = 10;
        double h = 0.1 / a;
        double slopes = (n * REGRESSION.slopeMoment() - a * a) / size;
        double offsets = n * REGRESSION.offsetMoment() / size;
        double inflated = (2 * h + h * h * offsets) / (1 - Math.pow(1 - h * a, 2) - h * h * slopes);
        double anchored = 2 * h / (1 - Math.pow(1 - h * a, 2) - h * h * slopes);
        assertThat(inflated * a).isGreaterThan(1.2);
        assertThat(anchored * a).isBetween(1.05, 1.06);
        Anchor<double[]> anchor = new Anchor<>(REGRESSION, new double[] {REGRESSION.minimiser()});
        checkVariance(h, inflated, null);
        checkVariance(h, anchored, anchor);
    }

    private static void checkVariance(double h, double expected, @Nullable Anchor<double[]> anchor) {
        double mode = REGRESSION.minimiser();
        ChainMeans variance = ChainMeans.of(
                new Overdamped<>(h, 1),
                c -> new RandomTerms<>(REGRESSION, 10, new CounterRandom(3, c), anchor),
                new double[] {mode},
                100,
                60,
                1_000,
                chain -> Math.pow(chain.point()[0] - mode, 2));
        assertThat(variance.standardError() / expected).isLessThan(0.02);
        assertThat(variance.errorsFrom(expected)).isBetween(-4.0, 4.0);
    }

    @Test
    void aLoadedStreamGoesOnWhereItWasSaved() {
        RandomTerms<double[]> original = new RandomTerms<>(REGRESSION, 3, new CounterRandom(1, 0));
        RandomTerms<double[]> loaded = new RandomTerms<>(REGRESSION, 3, new CounterRandom(1, 0));
        for (int i = 0; i < 5; i++) {
            original.next();
        }
        MapArchive<double[]> archive = new MapArchive<>(REGRESSION.space());
        original.archive(archive);
        loaded.archive(archive.loading());
        assertThat(loaded.epoch()).isEqualTo(original.epoch()).isCloseTo(15.0 / 200, within(1e-15));
        double[] one = new double[1];
        double[] other = new double[1];
        for (int i = 0; i < 5; i++) {
            Objective<double[]> first = original.next();
            Objective<double[]> second = loaded.next();
            assertThat(second.valueAndGradient(new double[] {1}, other))
                    .isEqualTo(first.valueAndGradient(new double[] {1}, one));
            assertThat(other).isEqualTo(one);
        }
    }

    @Test
    void noTermsAndAnAnchorThatIsNotFiniteAreRefused() {
        assertThatThrownBy(() -> new RandomTerms<>(REGRESSION, 0, new CounterRandom(1, 0)))
                .hasMessage("size must be at least 1, got 0");
        assertThatThrownBy(() -> new Anchor<>(REGRESSION, new double[] {Double.NaN}))
                .hasMessage(
                        "the sum must be finite at the anchor, got the value NaN and a gradient that is not at coordinate x[0]");
    }
}
