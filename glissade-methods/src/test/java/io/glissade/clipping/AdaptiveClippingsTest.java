package io.glissade.clipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.clipping.ZClip.Target;
import io.glissade.space.BlockSpace.Block;
import io.glissade.space.EuclideanSpace;
import io.glissade.testkit.ForAll;
import io.glissade.testkit.MapArchive;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The adaptive clippings in closed form, and where they become a plain one. */
final class AdaptiveClippingsTest {

    private static final EuclideanSpace LINE = new EuclideanSpace(1);
    private static final EuclideanSpace LAYERS =
            new EuclideanSpace(List.of(new Block("first", 0, 2), new Block("second", 2, 1)));

    /** The length of what is left of a gradient of this length. */
    private static double clip(Clipper<double[]> clipper, double norm) {
        double[] gradient = {-norm};
        double[] clipped = {Double.NaN};
        double share = clipper.clip(norm, gradient, new double[1], clipped);
        return -(share == 0 ? gradient : clipped)[0];
    }

    private static double[] clip(Clipper<double[]> clipper, EuclideanSpace space, double[] point, double... gradient) {
        double[] clipped = new double[gradient.length];
        double share = clipper.clip(space.norm(gradient), gradient, point, clipped);
        return share == 0 ? gradient : clipped;
    }

    private static void assertSame(Clipping<double[]> one, Clipping<double[]> other, EuclideanSpace space) {
        Clipper<double[]> first = one.start();
        Clipper<double[]> second = other.start();
        for (int k = 0; k < 50; k++) {
            double[] gradient = space.zero();
            space.fillGaussian(ForAll.random(k), gradient);
            double[] unit = space.zero();
            for (int block = 0; block < space.blocks().size(); block++) {
                unit[(int) space.blocks().get(block).offset()] = 1;
            }
            assertThat(clip(first, space, unit, gradient)).containsExactly(clip(second, space, unit, gradient));
        }
    }

    @Test
    void autoClipCutsToTheMedianOfAllNormsThePresentOneIncluded() {
        Clipper<double[]> clipper = new AutoClip<>(LINE, 50).start();
        assertThat(clip(clipper, 1)).isEqualTo(1);
        assertThat(clip(clipper, 3)).isEqualTo(2);
        assertThat(clipper.threshold()).isEqualTo(2);
        assertThat(clip(clipper, 2)).isEqualTo(2);
        assertThat(clip(clipper, 100)).isCloseTo(2.5, within(1e-15));
        assertThat(clip(clipper, 0.5)).isEqualTo(0.5);
    }

    @Test
    void autoClipAtTenPercentClipsNineStepsInTen() {
        Clipper<double[]> clipper = new AutoClip<>(LINE, AutoClip.DEFAULT_PERCENTILE).start();
        int clipped = 0;
        for (int k = 0; k < 5000; k++) {
            double norm = ForAll.random(k).nextDouble(1, 2);
            clipped += clip(clipper, norm) < norm ? 1 : 0;
        }
        // Five deviations of a binomial count of 5000.
        assertThat(clipped / 5000.0).isCloseTo(0.9, within(5 * Math.sqrt(0.9 * 0.1 / 5000)));
        assertThat(clipper.threshold()).isCloseTo(1.1, within(0.03));
    }

    @Test
    void autoClipLeavesNormsThatNeverChangeAlone() {
        Clipper<double[]> clipper = new AutoClip<>(LINE, 10).start();
        for (int k = 0; k < 20; k++) {
            assertThat(clip(clipper, 0.1)).isEqualTo(0.1);
        }
    }

    /** Norms 1 and 3: mean 2, deviation 1. */
    private static Clipper<double[]> warmedUp(Target target, double ceiling) {
        Clipper<double[]> clipper = new ZClip<>(LINE, 2.5, 0.75, 2, ceiling, target).start();
        clip(clipper, 1);
        clip(clipper, 3);
        return clipper;
    }

    @Test
    void zClipCutsAnOutlierByItsFormulaAndLearnsTheCutNorm() {
        Clipper<double[]> clipper = warmedUp(Target.SCALED, Double.POSITIVE_INFINITY);
        assertThat(clipper.threshold()).isNaN();
        double z = 10 / (1 + 1e-6);
        double cut = 2 + 2.5 / (z / 2.5);
        assertThat(clip(clipper, 12)).isCloseTo(cut, within(1e-14));
        double mean = 0.75 * 2 + 0.25 * cut;
        double variance = 0.75 + 0.25 * (cut - mean) * (cut - mean);
        double next = (20 - mean) / (Math.sqrt(variance) + 1e-6);
        assertThat(clip(clipper, 20)).isCloseTo(mean + 2.5 * Math.sqrt(variance) / (next / 2.5), within(1e-14));
    }

    @Test
    void zClipLeavesWhatIsWithinItsDeviations() {
        assertThat(clip(warmedUp(Target.SCALED, Double.POSITIVE_INFINITY), 4.4)).isEqualTo(4.4);
        assertThat(clip(warmedUp(Target.MEAN, Double.POSITIVE_INFINITY), 4.4)).isEqualTo(4.4);
    }

    /** The division by z / zThreshold of the authors' code. */
    @Test
    void zClipCutsALargerSpikeToALowerNorm() {
        double spike = clip(warmedUp(Target.SCALED, Double.POSITIVE_INFINITY), 12);
        double larger = clip(warmedUp(Target.SCALED, Double.POSITIVE_INFINITY), 1002);
        assertThat(spike).isCloseTo(2.625, within(1e-6));
        assertThat(larger).isCloseTo(2.00625, within(1e-6));
        assertThat(clip(warmedUp(Target.MEAN, Double.POSITIVE_INFINITY), 12)).isCloseTo(2, within(1e-15));
    }

    @Test
    void theCeilingOfZClipHoldsAtEveryStep() {
        Clipper<double[]> clipper = new ZClip<>(LINE, 2.5, 0.75, 2, 1.5, Target.SCALED).start();
        assertThat(clip(clipper, 1)).isEqualTo(1);
        assertThat(clip(clipper, 3)).isEqualTo(1.5);
        assertThat(clip(clipper, 4)).isEqualTo(1.5);
        assertThat(clip(clipper, 1000)).isCloseTo(1.5, within(1e-15));
    }

    @Test
    void zClipWithoutOutliersIsItsCeiling() {
        assertSame(
                new ZClip<>(LAYERS, 1e9, 0.97, 25, 1.5, Target.SCALED), new GlobalNormClipping<>(LAYERS, 1.5), LAYERS);
    }

    @Test
    void adaGcFollowsEachTensorAfterTheWarmUp() {
        Clipper<double[]> clipper = new AdaGC<>(LAYERS, 1, 1.05, 0.98, 1).start();
        double[] none = new double[3];
        assertThat(clip(clipper, LAYERS, none, 3, 4, 12))
                .containsExactly(new double[] {3 / 13.0, 4 / 13.0, 12 / 13.0}, within(1e-15));
        assertThat(clipper.threshold()).isEqualTo(1);
        double limit = 1.05 * 5 / 13;
        assertThat(clip(clipper, LAYERS, none, 3, 4, 0.5))
                .containsExactly(new double[] {0.6 * limit, 0.8 * limit, 0.5}, within(1e-15));
        assertThat(clipper.threshold()).isNaN();
        double first = 1.05 * (0.98 * 5 / 13 + 0.02 * limit);
        double second = 1.05 * (0.98 * 12 / 13 + 0.02 * 0.5);
        assertThat(clip(clipper, LAYERS, none, 0, 10, -10))
                .containsExactly(new double[] {0, first, -second}, within(1e-14));
    }

    @Test
    void adaGcThatNeverLeavesItsWarmUpIsTheGlobalNorm() {
        assertSame(new AdaGC<>(LAYERS, 1.5, 1.05, 0.98, 1000), new GlobalNormClipping<>(LAYERS, 1.5), LAYERS);
    }

    /** A tensor that is zero in the warm-up would have the threshold zero for ever. */
    @Test
    void adaGcDoesNotSilenceATensorThatComesLate() {
        Clipper<double[]> clipper = new AdaGC<>(LAYERS, 100, 2, 0.5, 2).start();
        double[] none = new double[3];
        for (int k = 0; k < 4; k++) {
            clip(clipper, LAYERS, none, 3, 4, 0);
        }
        assertThat(clip(clipper, LAYERS, none, 3, 4, 7)).containsExactly(3, 4, 7);
        assertThat(clip(clipper, LAYERS, none, 3, 4, 100)).containsExactly(new double[] {3, 4, 14}, within(1e-14));
    }

    @Test
    void adaptiveGradientClippingComparesEachUnitWithItsWeights() {
        EuclideanSpace space = new EuclideanSpace(List.of(new Block("weight", 0, 4, 2), new Block("bias", 4, 2)));
        double[] point = {3, 4, 0, 0, 0.6, 0.8};
        double[] gradient = {0.3, 0.3, 3, 4, 6, 8};
        Clipper<double[]> clipper = new AdaptiveGradientClipping<>(space, 0.1).start();
        double[] clipped = new double[6];
        assertThat(clipper.clip(space.norm(gradient), gradient, point, clipped)).isEqualTo(2.0 / 3);
        assertThat(clipped).containsExactly(new double[] {0.3, 0.3, 0.6e-4, 0.8e-4, 0.06, 0.08}, within(1e-15));
        assertThat(clipper.threshold()).isNaN();
    }

    @Test
    void adaptiveGradientClippingOfUnitWeightsIsTheLayersClipping() {
        assertSame(new AdaptiveGradientClipping<>(LAYERS, 0.5), new LayerClipping<>(LAYERS, 0.5), LAYERS);
    }

    @Test
    void aStateOfAnotherLengthIsRefused() {
        MapArchive<double[]> saved = new MapArchive<>(LAYERS);
        new AdaGC<>(LAYERS).start().archive(saved);
        assertThatThrownBy(() -> new AdaGC<>(LINE).start().archive(saved.loading()))
                .hasMessage("means of the clipping must be 1 numbers, got 2");
        MapArchive<double[]> warm = new MapArchive<>(LINE);
        new ZClip<>(LINE).start().archive(warm);
        assertThatThrownBy(() ->
                        new ZClip<>(LINE, 1, 0.5, 7, 1, Target.MEAN).start().archive(warm.loading()))
                .hasMessage("warm-up of the clipping must be 7 numbers, got 25");
    }

    @Test
    void parametersOutOfRangeAreNamedWithRuleAndValue() {
        assertThatThrownBy(() -> new GlobalNormClipping<>(LINE, 0))
                .hasMessage("threshold must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new GlobalNormClipping<>(LINE, 1, -1))
                .hasMessage("epsilon must not be negative and be finite, got -1.0");
        assertThatThrownBy(() -> new LayerClipping<>(LINE, -1))
                .hasMessage("threshold must be positive and finite, got -1.0");
        assertThatThrownBy(() -> new ElementClipping<>(LINE, Double.NaN))
                .hasMessage("threshold must be positive and finite, got NaN");
        for (double percentile : new double[] {0, 100}) {
            assertThatThrownBy(() -> new AutoClip<>(LINE, percentile))
                    .hasMessage("percentile must be between 0.0 and 100.0, both excluded, got " + percentile);
        }
        assertThatThrownBy(() -> new ZClip<>(LINE, 0, 0.5, 2, 1, Target.MEAN))
                .hasMessage("zThreshold must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new ZClip<>(LINE, 1, 1, 2, 1, Target.MEAN))
                .hasMessage("alpha must be in [0, 1), got 1.0");
        assertThatThrownBy(() -> new ZClip<>(LINE, 1, 0.5, 1, 1, Target.MEAN))
                .hasMessage("warmUp must be at least 2, got 1");
        assertThatThrownBy(() -> new ZClip<>(LINE, 1, 0.5, 2, 0, Target.MEAN))
                .hasMessage("ceiling must be positive, got 0.0");
        assertThatThrownBy(() -> new AdaGC<>(LINE, 0, 1, 0.5, 0))
                .hasMessage("absoluteThreshold must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new AdaGC<>(LINE, 1, 0, 0.5, 0))
                .hasMessage("relativeThreshold must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new AdaGC<>(LINE, 1, 1, 1, 0)).hasMessage("decay must be in [0, 1), got 1.0");
        assertThatThrownBy(() -> new AdaGC<>(LINE, 1, 1, 0.5, -1)).hasMessage("warmUp must be at least 0, got -1");
        assertThatThrownBy(() -> new AdaptiveGradientClipping<>(LINE, 0))
                .hasMessage("ratio must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new AdaptiveGradientClipping<>(LINE, 1, 0))
                .hasMessage("epsilon must be positive and finite, got 0.0");
    }
}
