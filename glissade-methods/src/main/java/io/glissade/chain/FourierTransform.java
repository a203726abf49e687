package io.glissade.chain;

/** The discrete Fourier transform of a length that is a power of two, in place. Cost: n log n. */
final class FourierTransform {

    private final int length;
    private final double[] cosines;
    private final double[] sines;

    /** Tables for a length, a power of two. */
    FourierTransform(int length) {
        this.length = length;
        this.cosines = new double[length / 2];
        this.sines = new double[length / 2];
        for (int k = 0; k < length / 2; k++) {
            double angle = 2 * Math.PI * k / length;
            cosines[k] = Math.cos(angle);
            sines[k] = -Math.sin(angle);
        }
    }

    /** The sum of {@code z_j exp(-2 pi i j k / n)} in the place of {@code z_k}. */
    void transform(double[] real, double[] imaginary) {
        reverseBits(real, imaginary);
        for (int half = 1; half < length; half *= 2) {
            int stride = length / (2 * half);
            for (int start = 0; start < length; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int even = start + k;
                    int odd = even + half;
                    double c = cosines[k * stride];
                    double s = sines[k * stride];
                    double x = c * real[odd] - s * imaginary[odd];
                    double y = c * imaginary[odd] + s * real[odd];
                    real[odd] = real[even] - x;
                    imaginary[odd] = imaginary[even] - y;
                    real[even] += x;
                    imaginary[even] += y;
                }
            }
        }
    }

    private void reverseBits(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(length) + 1;
        for (int k = 1; k < length - 1; k++) {
            int other = Integer.reverse(k) >>> shift;
            if (k < other) {
                double kept = real[k];
                real[k] = real[other];
                real[other] = kept;
                kept = imaginary[k];
                imaginary[k] = imaginary[other];
                imaginary[other] = kept;
            }
        }
    }
}
