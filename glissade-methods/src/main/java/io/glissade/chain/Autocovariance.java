package io.glissade.chain;

import java.util.Arrays;

/**
 * Autocovariances of several chains of one length, averaged over the chains; each chain about its own mean, every sum over the number of draws.
 * The first lags are summed as they are asked for; whoever asks for more gets all by a Fourier transform, two chains in one. Cost: draws for a
 * lag while there are few, then draws times their logarithm once.
 */
final class Autocovariance {

    private static final int FEW = 48;

    private final double[][] centred;
    private final int draws;
    private double[] all = new double[0];

    /** Copies the chains, all of one length. */
    Autocovariance(double[][] chains) {
        this.draws = chains[0].length;
        this.centred = new double[chains.length][];
        for (int chain = 0; chain < chains.length; chain++) {
            double mean = Moments.mean(chains[chain]);
            centred[chain] =
                    Arrays.stream(chains[chain]).map(value -> value - mean).toArray();
        }
    }

    /** The autocovariance at a lag from 0 to the number of draws less one. */
    double at(int lag) {
        if (lag < FEW || draws <= 2 * FEW) {
            return summed(lag);
        }
        if (all.length == 0) {
            all = transformed();
        }
        return all[lag];
    }

    private double summed(int lag) {
        double total = 0;
        for (double[] chain : centred) {
            double sum = 0;
            for (int draw = lag; draw < draws; draw++) {
                sum += chain[draw] * chain[draw - lag];
            }
            total += sum;
        }
        return total / ((double) draws * centred.length);
    }

    // The transform of a + ib has as its squared length the power spectrum of a and of b together, up to a part that is
    // odd and so imaginary in time.
    private double[] transformed() {
        int length = Integer.highestOneBit(2 * draws - 1) * 2;
        FourierTransform fourier = new FourierTransform(length);
        double[] power = new double[length];
        double[] real = new double[length];
        double[] imaginary = new double[length];
        for (int chain = 0; chain < centred.length; chain += 2) {
            Arrays.fill(real, draws, length, 0);
            Arrays.fill(imaginary, 0);
            System.arraycopy(centred[chain], 0, real, 0, draws);
            if (chain + 1 < centred.length) {
                System.arraycopy(centred[chain + 1], 0, imaginary, 0, draws);
            }
            fourier.transform(real, imaginary);
            for (int k = 0; k < length; k++) {
                power[k] += real[k] * real[k] + imaginary[k] * imaginary[k];
            }
        }
        Arrays.fill(imaginary, 0);
        fourier.transform(power, imaginary);
        double scale = (double) length * draws * centred.length;
        double[] covariances = Arrays.copyOf(power, draws);
        for (int lag = 0; lag < draws; lag++) {
            covariances[lag] /= scale;
        }
        return covariances;
    }
}
