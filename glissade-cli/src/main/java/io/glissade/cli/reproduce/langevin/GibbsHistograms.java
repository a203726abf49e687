package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.langevin.passage.Occupation;
import io.glissade.metastable.GibbsBins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A8: histograms of x on the double well against the Gibbs measure, in 40 bins on [-2, 2], at beta = 4. */
final class GibbsHistograms {
    private static final double BETA = 4;
    private static final int CHAINS = 16;
    private static final int BINS = 40;
    private static final long SEED = 801;

    private GibbsHistograms() {}

    /** {@code full} makes four times as long chains. */
    static List<Figure> figures(boolean full, int threads) {
        GibbsBins gibbs = new GibbsBins(x -> (x * x - 1) * (x * x - 1) / 4, BETA, -2, 2, BINS);
        double time = full ? 48_000 : 12_000;
        List<Figure> figures = new ArrayList<>();
        for (WellDynamics dynamics : List.of(
                WellDynamics.overdamped(0.01, BETA),
                WellDynamics.turned(2, 0.005, BETA),
                WellDynamics.underdamped(1, 0.1, BETA))) {
            long moves = Math.round(time / dynamics.stepSize());
            long[] counts = new Occupation<>(
                            dynamics.chains(1, -1),
                            x -> x[0],
                            -2,
                            2,
                            BINS,
                            Math.round(100 / dynamics.stepSize()),
                            moves)
                    .run(CHAINS, SEED, threads);
            double distance = gibbs.totalVariation(counts);
            figures.add(new Figure(
                    "A8/Gibbs-" + dynamics.name(),
                    String.format(
                            Locale.ROOT,
                            "total variation of the histogram of %s, h = %s, %,d points, from the Gibbs measure",
                            dynamics.name(),
                            dynamics.stepSize(),
                            CHAINS * moves),
                    "below 0.01",
                    String.format(Locale.ROOT, "%.5f", distance),
                    distance < 0.01));
        }
        return figures;
    }
}
