package io.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.space.VectorSpace;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A space in single precision passes with double accumulators, and is caught without them. */
final class VectorSpaceContractTest implements VectorSpaceContract<float[]> {

    private boolean accumulatesInDouble = true;
    private boolean zeroClears = true;

    private static VectorSpaceContractTest with(boolean accumulatesInDouble) {
        VectorSpaceContractTest contract = new VectorSpaceContractTest();
        contract.accumulatesInDouble = accumulatesInDouble;
        return contract;
    }

    @Override
    public VectorSpace<float[]> space() {
        return new Floats(accumulatesInDouble, zeroClears);
    }

    @Override
    public double[] toArray(float[] x) {
        double[] coordinates = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            coordinates[i] = x[i];
        }
        return coordinates;
    }

    @Override
    public float[] fromArray(double[] coordinates) {
        float[] x = new float[coordinates.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) coordinates[i];
        }
        return x;
    }

    @Override
    public double tolerance() {
        return 0x1p-22;
    }

    @Test
    void accumulationInSinglePrecisionIsCaught() {
        VectorSpaceContractTest single = with(false);
        assertThatThrownBy(single::normAndDotAreAccumulatedInDouble).isInstanceOf(AssertionError.class);
        assertThatThrownBy(single::normSurvivesCoordinatesWhoseSquaresLeaveSinglePrecision)
                .isInstanceOf(AssertionError.class);
        assertThatCode(single::copiesAreIndependent).doesNotThrowAnyException();
    }

    @Test
    void scalingByZeroThatKeepsWhatIsNotFiniteIsCaught() {
        VectorSpaceContractTest multiplying = new VectorSpaceContractTest();
        multiplying.zeroClears = false;
        assertThatThrownBy(multiplying::scalingByZeroGivesZerosWhateverWasThere).isInstanceOf(AssertionError.class);
    }

    private record Floats(boolean accumulatesInDouble, boolean zeroClears) implements VectorSpace<float[]> {

        @Override
        public long dimension() {
            return 10_000;
        }

        @Override
        public float[] zero() {
            return new float[10_000];
        }

        @Override
        public void copy(float[] from, float[] out) {
            System.arraycopy(from, 0, out, 0, from.length);
        }

        @Override
        public void scale(double factor, float[] x) {
            for (int i = 0; i < x.length; i++) {
                x[i] = factor == 0 && zeroClears ? 0 : (float) (factor * x[i]);
            }
        }

        @Override
        public void axpy(double factor, float[] x, float[] y) {
            for (int i = 0; i < x.length; i++) {
                y[i] = (float) (y[i] + factor * x[i]);
            }
        }

        @Override
        public double dot(float[] x, float[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (double) x[i] * y[i];
                sum = accumulatesInDouble ? sum : (float) sum;
            }
            return sum;
        }

        @Override
        public double norm(float[] x) {
            return Math.sqrt(dot(x, x));
        }

        @Override
        public void fillGaussian(RandomGenerator random, float[] x) {
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
        }

        @Override
        public @Nullable String firstNonFinite(float[] x) {
            for (int i = 0; i < x.length; i++) {
                if (!Float.isFinite(x[i])) {
                    return "x[" + i + "]";
                }
            }
            return null;
        }
    }
}
