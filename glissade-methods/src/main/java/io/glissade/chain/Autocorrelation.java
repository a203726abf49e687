package io.glissade.chain;

import io.glissade.parameter.Require;

/** How draws of one chain hang together over a distance. */
public final class Autocorrelation {

    private Autocorrelation() {}

    /**
     * The autocorrelations of a chain about its own mean, every sum over the number of draws. Cost: as for {@link EffectiveSampleSize}.
     *
     * @param chain draws of one variable
     * @param lags the number of them, from 0 on; at least 1, at most the number of draws
     * @return NaN where the chain is constant or not finite
     */
    public static double[] of(double[] chain, int lags) {
        Require.atLeast("lags", 1, lags);
        if (lags > chain.length) {
            throw new IllegalArgumentException("lags must be at most " + chain.length + ", the draws, got " + lags);
        }
        Autocovariance covariance = new Autocovariance(new double[][] {chain});
        double[] correlations = new double[lags];
        for (int lag = 0; lag < lags; lag++) {
            correlations[lag] = covariance.at(lag) / covariance.at(0);
        }
        return correlations;
    }
}
