package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.langevin.passage.PassageTimes;
import io.glissade.metastable.DoubleWellExit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A6: how long overdamped dynamics takes from one minimum of {@code (x^2 - 1)^2/4} to the other. */
final class ExitTimes {

    /** What is printed: beta, the exact mean time, a unit of its last digit, exact over Eyring-Kramers. */
    private static final double[][] PRINTED = {
        {4, 14.2777, 1e-4, 1.182},
        {8, 41.0343, 1e-4, 1.250},
        {12, 106.5604, 1e-4, 1.194},
        {16, 277.0546, 1e-4, 1.142},
        {20, 729.6707, 1e-4, 1.107},
        {30, 8531.02, 1e-2, 1.062},
        {40, 102108.4, 1e-1, 1.043}
    };

    private static final double STEP_SIZE = 0.01;
    private static final long SEED = 601;

    private ExitTimes() {}

    /** {@code full} makes ten times as many runs. */
    static List<Figure> figures(boolean full, int threads) {
        List<Figure> figures = new ArrayList<>();
        for (double[] row : PRINTED) {
            DoubleWellExit exit = new DoubleWellExit(1, row[0]);
            String of = " at beta = " + (int) row[0];
            int digits = (int) Math.round(-Math.log10(row[2]));
            figures.add(Figure.number(
                    "A6/exact-" + (int) row[0],
                    "mean exit time by quadrature" + of,
                    row[1],
                    row[2] / 2,
                    exit.exact(),
                    digits));
            figures.add(Figure.number(
                    "A6/ratio-" + (int) row[0], "exact over Eyring-Kramers" + of, row[3], 5e-4, exit.ratio(), 3));
        }
        figures.add(monotone());
        figures.add(simulated(8, full ? 20_000 : 2_000, threads));
        figures.add(simulated(12, full ? 20_000 : 2_000, threads));
        return figures;
    }

    private static Figure monotone() {
        List<String> ratios = new ArrayList<>();
        double before = Double.POSITIVE_INFINITY;
        boolean falls = true;
        for (double beta : new double[] {8, 12, 16, 20, 30, 40, 80, 160, 320, 640}) {
            double ratio = new DoubleWellExit(1, beta).ratio();
            falls &= ratio < before && ratio > 1;
            before = ratio;
            ratios.add(String.format(Locale.ROOT, "%.4f", ratio));
        }
        return new Figure(
                "A6/limit",
                "exact over Eyring-Kramers for beta = 8 to 640",
                "falls to 1, below 1.003 at the end",
                String.join("; ", ratios),
                falls && before < 1.003);
    }

    private static Figure simulated(double beta, int runs, int threads) {
        double exact = new DoubleWellExit(1, beta).exact();
        PassageTimes times = WellDynamics.overdamped(STEP_SIZE, beta).exit(1).run(runs, SEED, threads);
        double allowed = Math.min(3 * times.standardError(), runs >= 20_000 ? 0.03 * exact : Double.POSITIVE_INFINITY);
        return new Figure(
                "A6/simulated-" + (int) beta,
                "mean exit time over " + Figure.counts(runs) + " runs by Euler's scheme, h = 0.01, at beta = "
                        + (int) beta,
                String.format(Locale.ROOT, "%.4f within 3 standard errors", exact) + (runs >= 20_000 ? " and 3 %" : ""),
                Spread.of(times, 1),
                times.unfinished() == 0 && Math.abs(times.mean() - exact) <= allowed);
    }
}
