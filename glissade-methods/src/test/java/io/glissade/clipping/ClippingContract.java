package io.glissade.clipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.space.BlockSpace.Block;
import io.glissade.space.EuclideanSpace;
import io.glissade.testkit.Allocation;
import io.glissade.testkit.ForAll;
import io.glissade.testkit.MapArchive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every clipping must keep. It meets gradients whose length spreads over orders of magnitude. */
interface ClippingContract {

    /** The clipping under test, always with the same numbers; its past, if it has one, should fit into 20 steps. */
    Clipping<double[]> clipping(EuclideanSpace space);

    /** One gradient as it leaves the clipper, with share and threshold after it. */
    private static double[] clip(Clipper<double[]> clipper, EuclideanSpace space, double[] gradient, double[] point) {
        double[] clipped = new double[gradient.length];
        double share = clipper.clip(space.norm(gradient), gradient, point, clipped);
        double[] left = Arrays.copyOf(share == 0 ? gradient : clipped, gradient.length + 2);
        left[gradient.length] = share;
        left[gradient.length + 1] = clipper.threshold();
        return left;
    }

    private static List<List<Double>> run(Clipper<double[]> clipper, EuclideanSpace space, int from, int to) {
        List<List<Double>> run = new ArrayList<>();
        for (int k = from; k < to; k++) {
            run.add(Arrays.stream(clip(clipper, space, gradient(space, k), point(space)))
                    .boxed()
                    .toList());
        }
        return run;
    }

    private static double[] gradient(EuclideanSpace space, int k) {
        RandomGenerator random = ForAll.random(1000 + k);
        double[] gradient = space.zero();
        space.fillGaussian(random, gradient);
        space.scale(Math.exp(2 * random.nextGaussian()), gradient);
        return gradient;
    }

    private static double[] point(EuclideanSpace space) {
        double[] point = space.zero();
        space.fillGaussian(ForAll.random(999), point);
        return point;
    }

    private static EuclideanSpace space(int rows) {
        return new EuclideanSpace(List.of(new Block("weight", 0, 9L * rows, 9), new Block("bias", 9L * rows, rows)));
    }

    @Test
    default void noGradientGetsLongerAndShareAndVectorsBelongTogether() {
        EuclideanSpace space = space(4);
        Clipper<double[]> clipper = clipping(space).start();
        boolean scaled = false;
        for (int k = 0; k < 60; k++) {
            double[] gradient = gradient(space, k);
            double[] left = clip(clipper, space, gradient, point(space));
            double share = left[gradient.length];
            double[] clipped = Arrays.copyOf(left, gradient.length);
            assertThat(share).isBetween(0.0, 1.0);
            assertThat(space.norm(clipped)).isLessThanOrEqualTo(space.norm(gradient) * (1 + 1e-15));
            if (share > 0) {
                assertThat(space.norm(clipped)).isLessThan(space.norm(gradient));
                scaled = true;
            }
            for (int i = 0; i < gradient.length; i++) {
                assertThat(Math.signum(clipped[i])).isEqualTo(Math.signum(gradient[i]));
            }
        }
        assertThat(scaled).as("some gradient was clipped").isTrue();
    }

    @Test
    default void gradientAndPointAreNotTouched() {
        EuclideanSpace space = space(4);
        Clipper<double[]> clipper = clipping(space).start();
        for (int k = 0; k < 60; k++) {
            double[] gradient = gradient(space, k);
            double[] point = point(space);
            clipper.clip(space.norm(gradient), gradient, point, space.zero());
            assertThat(gradient).containsExactly(gradient(space, k));
            assertThat(point).containsExactly(point(space));
        }
    }

    @Test
    default void aZeroGradientIsLeftAlone() {
        EuclideanSpace space = space(4);
        Clipper<double[]> clipper = clipping(space).start();
        run(clipper, space, 0, 30);
        assertThat(clipper.clip(0, space.zero(), point(space), space.zero())).isZero();
    }

    @Test
    default void restartEqualsAFreshStart() {
        EuclideanSpace space = space(4);
        Clipper<double[]> clipper = clipping(space).start();
        List<List<Double>> first = run(clipper, space, 0, 60);
        clipper.restart();
        assertThat(run(clipper, space, 0, 60)).isEqualTo(first);
        assertThat(run(clipping(space).start(), space, 0, 60)).isEqualTo(first);
    }

    @Test
    default void whatFollowsALoadedStateIsWhatWouldHaveFollowedBitForBit() {
        EuclideanSpace space = space(4);
        for (int k : new int[] {0, 1, 10, 40}) {
            Clipper<double[]> original = clipping(space).start();
            run(original, space, 0, k);
            MapArchive<double[]> archive = new MapArchive<>(space);
            original.archive(archive);
            Clipper<double[]> loaded = clipping(space).start();
            run(loaded, space, 70, 95);
            loaded.archive(archive.loading());
            assertThat((Object) loaded.threshold()).isEqualTo(original.threshold());
            assertThat(run(loaded, space, k, k + 30)).as("after step %d", k).isEqualTo(run(original, space, k, k + 30));
        }
    }

    @Test
    default void aStepAllocatesNothingThatGrowsWithTheDimension() {
        long small = bytesOfASteadyStep(100);
        long large = bytesOfASteadyStep(100_000);
        assertThat(large).as("bytes per step in dimension 1,000,000").isLessThanOrEqualTo(small + 512);
        assertThat(large).as("bytes per step in dimension 1,000,000").isLessThan(10_000);
    }

    private long bytesOfASteadyStep(int rows) {
        EuclideanSpace space = space(rows);
        Clipper<double[]> clipper = clipping(space).start();
        double[] gradient = gradient(space, 0);
        double norm = space.norm(gradient);
        double[] point = point(space);
        double[] out = space.zero();
        for (int k = 0; k < 50; k++) {
            clipper.clip(norm, gradient, point, out);
        }
        long before = Allocation.bytesOfThisThread();
        for (int k = 0; k < 50; k++) {
            clipper.clip(norm, gradient, point, out);
        }
        return (Allocation.bytesOfThisThread() - before) / 50;
    }
}
