package io.glissade.clipping;

import io.glissade.space.EuclideanSpace;
import org.junit.jupiter.api.Nested;

/** Every clipping keeps the contract. */
final class ClippingsContractTest {

    @Nested
    final class Global implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new GlobalNormClipping<>(space, 1);
        }
    }

    @Nested
    final class GlobalOfPyTorch implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new GlobalNormClipping<>(space, 1, GlobalNormClipping.PYTORCH);
        }
    }

    @Nested
    final class PerLayer implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new LayerClipping<>(space, 1);
        }
    }

    @Nested
    final class PerElement implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new ElementClipping<>(space, 1);
        }
    }

    @Nested
    final class ByPercentile implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new AutoClip<>(space, 40);
        }
    }

    @Nested
    final class ByDeviations implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new ZClip<>(space, 1, 0.9, 5, Double.POSITIVE_INFINITY, ZClip.Target.SCALED);
        }
    }

    @Nested
    final class ByDeviationsToTheMeanUnderACeiling implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new ZClip<>(space, 1, 0.9, 5, 20, ZClip.Target.MEAN);
        }
    }

    @Nested
    final class PerTensorByHistory implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new AdaGC<>(space, 1, 1.05, 0.9, 5);
        }
    }

    @Nested
    final class PerUnit implements ClippingContract {
        @Override
        public Clipping<double[]> clipping(EuclideanSpace space) {
            return new AdaptiveGradientClipping<>(space, 0.5);
        }
    }
}
