package io.glissade.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AutocovarianceTest {

    @Test
    void theTransformGivesTheSumsOverAllLagsOfAnyNumberOfChains() {
        for (int chains = 1; chains <= 3; chains++) {
            for (int draws : new int[] {97, 128, 300}) {
                double[][] values = SyntheticChains.autoregressive(chains, draws, 0.8);
                Autocovariance covariance = new Autocovariance(values);
                for (int lag = 0; lag < draws; lag++) {
                    assertThat(covariance.at(lag)).isCloseTo(summed(values, lag), within(1e-13));
                }
            }
        }
    }

    private static double summed(double[][] chains, int lag) {
        double sum = 0;
        for (double[] chain : chains) {
            double mean = 0;
            for (double value : chain) {
                mean += value / chain.length;
            }
            for (int draw = lag; draw < chain.length; draw++) {
                sum += (chain[draw] - mean) * (chain[draw - lag] - mean) / chain.length / chains.length;
            }
        }
        return sum;
    }

    @Test
    void theTransformOfAWaveIsOneLine() {
        int length = 16;
        double[] real = new double[length];
        double[] imaginary = new double[length];
        for (int j = 0; j < length; j++) {
            real[j] = Math.cos(2 * Math.PI * 3 * j / length);
            imaginary[j] = Math.sin(2 * Math.PI * 3 * j / length);
        }
        new FourierTransform(length).transform(real, imaginary);
        for (int k = 0; k < length; k++) {
            assertThat(real[k]).isCloseTo(k == 3 ? length : 0, within(1e-13));
            assertThat(imaginary[k]).isCloseTo(0, within(1e-13));
        }
    }
}
