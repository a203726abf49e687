package io.glissade.chain;

/** What the energies at the draws tell. */
public final class EnergyDiagnostics {

    private EnergyDiagnostics() {}

    /**
     * The estimated Bayesian fraction of missing information: the mean squared change of the energy from draw to draw over its variance
     * ({@code betancourt2016diagnosing}). Near 2 where the energies are independent, 2 (1 - r) where r is their first autocorrelation. Below 0.3 it warns, but only where the
     * velocity is drawn anew for each draw: of draws taken at every step of a Langevin chain it says no more than that the step is short.
     *
     * @param energy objective plus kinetic energy at the draws of one chain; the unit does not matter
     * @return NaN with fewer than two draws, or where an energy is not finite or all are the same
     */
    public static double missingInformation(double[] energy) {
        if (energy.length < 2 || Ranks.constant(energy)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int draw = 1; draw < energy.length; draw++) {
            double change = energy[draw] - energy[draw - 1];
            sum += change * change;
        }
        double fraction = sum / (energy.length - 1) / Moments.variance(energy);
        return Double.isFinite(fraction) ? fraction : Double.NaN;
    }
}
