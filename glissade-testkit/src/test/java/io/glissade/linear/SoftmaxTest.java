package io.glissade.linear;

import static io.glissade.testkit.ForAll.forAll;
import static io.glissade.testkit.ForAll.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SoftmaxTest {

    private static double[] margins(RandomGenerator random) {
        double spread = Math.exp(4 * random.nextDouble() - 2);
        double[] margins = RandomDesigns.gaussian(random, 2 + random.nextInt(5));
        return Arrays.stream(margins).map(margin -> spread * margin).toArray();
    }

    private static double[] slopes(double[] margins, int target) {
        double[] slopes = margins.clone();
        Softmax.valueAndSlopes(slopes, target);
        return slopes;
    }

    /** {@code v'(diag(p) - pp')v}: the variance of v under p. */
    private static double variance(double[] probabilities, double[] v) {
        double mean = 0;
        double squares = 0;
        for (int k = 0; k < v.length; k++) {
            mean += probabilities[k] * v[k];
            squares += probabilities[k] * v[k] * v[k];
        }
        return squares - mean * mean;
    }

    private static double[] unit(RandomGenerator random, int length) {
        double[] v = RandomDesigns.gaussian(random, length);
        double norm = Math.sqrt(Arrays.stream(v).map(t -> t * t).sum());
        return Arrays.stream(v).map(t -> t / norm).toArray();
    }

    @Test
    void slopesAreDifferencesOfTheValueAndAddUpToZero() {
        double h = 0x1p-17;
        forAll(100, 500, SoftmaxTest::margins, margins -> {
            int target = margins.length / 2;
            double[] slopes = slopes(margins, target);
            assertThat(Arrays.stream(slopes).sum()).isCloseTo(0, within(1e-15));
            for (int k = 0; k < margins.length; k++) {
                double[] up = margins.clone();
                double[] down = margins.clone();
                up[k] += h;
                down[k] -= h;
                double rise = Softmax.value(up, target) - Softmax.value(down, target);
                assertThat(rise / (2 * h)).isCloseTo(slopes[k], within(1e-8));
            }
            assertThat(Softmax.valueAndSlopes(margins.clone(), target))
                    .isCloseTo(Softmax.value(margins, target), within(1e-14 * (1 + Softmax.value(margins, target))));
        });
    }

    @Test
    void withTwoOutputsItIsTheLogarithmOfOnePlusTheExponential() {
        for (double gap : new double[] {-1000, -40, -1, 0, 2.5, 30, 1000}) {
            double expected = gap > 0 ? Math.log1p(Math.exp(-gap)) : Math.log1p(Math.exp(gap)) - gap;
            double[] margins = {3, 3 + gap};
            assertThat(Softmax.value(margins, 1)).isCloseTo(expected, within(1e-15 * (1 + expected)));
            double[] slopes = slopes(margins, 1);
            assertThat(slopes[1]).isCloseTo(-1 / (1 + Math.exp(gap)), within(1e-15));
            assertThat(slopes[0]).isEqualTo(-slopes[1]);
        }
        assertThat(slopes(new double[] {0, 40}, 1)[1])
                .as("a small slope keeps its digits")
                .isCloseTo(-Math.exp(-40), within(1e-32));
    }

    @Test
    void fenchelsInequalityHoldsAndIsTightAtTheSlopes() {
        forAll(101, 500, SoftmaxTest::margins, margins -> {
            int target = margins.length - 1;
            double[] tight = slopes(margins, target);
            double value = Softmax.value(margins, target);
            double scale = 1 + value + Arrays.stream(margins).map(Math::abs).sum();
            double product = 0;
            for (int k = 0; k < margins.length; k++) {
                product += tight[k] * margins[k];
            }
            double conjugate = Softmax.conjugate(tight, 0, margins.length, target);
            assertThat(conjugate + value).isCloseTo(product, within(1e-14 * scale));
            double[] other = slopes(RandomDesigns.gaussian(random(7), margins.length), target);
            product = 0;
            for (int k = 0; k < margins.length; k++) {
                product += other[k] * margins[k];
            }
            assertThat(Softmax.conjugate(other, 0, margins.length, target) + value)
                    .isGreaterThanOrEqualTo(product - 1e-14 * scale);
        });
    }

    @Test
    void theConjugateIsTheNegativeEntropyWithinTheSimplexAndInfiniteOutside() {
        double[] table = {9, 0.5, -0.75, 0.25, 9};
        double expected = 0.5 * Math.log(0.5) + 2 * 0.25 * Math.log(0.25);
        assertThat(Softmax.conjugate(table, 1, 3, 1)).isCloseTo(expected, within(1e-15));
        assertThat(Softmax.conjugate(new double[3], 0, 3, 2)).as("nothing seen").isZero();
        assertThat(Softmax.conjugate(new double[] {1, -1}, 0, 2, 1)).isZero();
        assertThat(Softmax.conjugate(new double[] {-1e-9, 1e-9}, 0, 2, 1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Softmax.conjugate(new double[] {1.1, -1.1}, 0, 2, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void extremeMarginsStayFinite() {
        for (double far : new double[] {1e3, 1e8, 1e300}) {
            double[] margins = {far, -far, 0};
            assertThat(Softmax.value(margins, 0)).isEqualTo(0);
            assertThat(Softmax.value(margins, 1)).isEqualTo(2 * far);
            assertThat(slopes(margins, 1)).containsExactly(1, -1, 0);
            assertThat(Softmax.conjugate(slopes(margins, 1), 0, 3, 1)).isZero();
        }
    }

    /** The bound of docs/theory/finite-sums.md. */
    @Test
    void noHessianIsSteeperThanOneHalf() {
        forAll(102, 2_000, SoftmaxTest::margins, margins -> {
            double[] p = slopes(margins, 0);
            p[0] += 1;
            RandomGenerator random = random(Double.doubleToLongBits(p[0]));
            double[] v = unit(random, p.length);
            for (int i = 0; i < 50; i++) {
                assertThat(variance(p, v)).isLessThanOrEqualTo(Softmax.SMOOTHNESS + 1e-15);
                v = image(p, v);
            }
        });
    }

    /** A step of the power method towards the steepest direction. */
    private static double[] image(double[] p, double[] v) {
        double mean = 0;
        for (int k = 0; k < v.length; k++) {
            mean += p[k] * v[k];
        }
        double[] image = new double[v.length];
        double squares = 0;
        for (int k = 0; k < v.length; k++) {
            image[k] = p[k] * (v[k] - mean);
            squares += image[k] * image[k];
        }
        double norm = Math.sqrt(squares);
        return norm == 0 ? v : Arrays.stream(image).map(t -> t / norm).toArray();
    }

    @Test
    void oneHalfIsAttainedAndAQuarterIsExceeded() {
        double half = Math.sqrt(0.5);
        assertThat(variance(new double[] {0.5, 0.5, 0}, new double[] {half, -half, 0}))
                .isCloseTo(0.5, within(1e-15));
        assertThat(variance(new double[] {0.6, 0.3, 0.1}, new double[] {half, -half, 0}))
                .as("a distribution with nothing special about it")
                .isCloseTo(0.405, within(1e-15));
    }

    /** The descent lemma with a quarter fails, with one half it holds. */
    @Test
    void theDescentThatAQuarterPromisesDoesNotHappen() {
        double[] margins = {0.01, 0};
        double[] slopes = slopes(margins, 1);
        double squares = slopes[0] * slopes[0] + slopes[1] * slopes[1];
        double value = Softmax.value(margins, 1);
        for (double smoothness : new double[] {0.25, 0.5}) {
            double[] moved = {margins[0] - slopes[0] / smoothness, margins[1] - slopes[1] / smoothness};
            boolean descends = Softmax.value(moved, 1) <= value - squares / (2 * smoothness);
            assertThat(descends).isEqualTo(smoothness == 0.5);
        }
    }
}
