package io.glissade.cli.reproduce.langevin;

import io.glissade.cli.figure.Figure;
import io.glissade.langevin.passage.PassageTimes;
import io.glissade.metastable.DoubleWellExit;
import io.glissade.metastable.EyringKramers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A7: exit times with J and with velocity over the exact one without. The printed ratios come from simulations of 2000 runs each with standard
 * errors of their own; a figure passes within three standard errors of both together, the long ones with J within the printed tolerance.
 */
final class ExitRatios {
    private static final long SEED = 701;
    /** a of J, the printed ratio, its standard error, the printed tolerance. */
    private static final double[][] TURNED = {{1, 0.665, 0.0141, 0.02}, {2, 0.405, 0.0084, 0.015}};
    /** Friction, the printed ratio, its standard error. */
    private static final double[][] UNDERDAMPED = {
        {0.2, 0.578, 0.0124}, {0.5, 0.748, 0.0160}, {1, 1.214, 0.0258}, {2, 2.03, 0.0422}
    };

    private ExitRatios() {}

    /** {@code full} makes ten times as many runs. */
    static List<Figure> figures(boolean full, int threads) {
        int runs = full ? 20_000 : 2_000;
        List<Figure> figures = new ArrayList<>();
        for (double[] row : TURNED) {
            figures.add(turned(row, full, runs, threads));
            figures.add(limit(row[0]));
        }
        figures.addAll(underdamped(runs, threads));
        return figures;
    }

    private static Figure turned(double[] row, boolean full, int runs, int threads) {
        double exact = new DoubleWellExit(1, 12).exact();
        PassageTimes times = WellDynamics.turned(row[0], 0.01, 12).exit(1).run(runs, SEED, threads);
        double joint = 3 * Math.hypot(row[2], times.standardError() / exact);
        double allowed = full ? row[3] : joint;
        return ratio(
                "A7/NLD-" + (int) row[0],
                "mean exit time with J, a = " + (int) row[0] + ", over that without, beta = 12, " + Figure.counts(runs)
                        + " runs",
                row[1],
                allowed,
                times,
                exact);
    }

    private static Figure ratio(
            String id, String claim, double target, double allowed, PassageTimes times, double exact) {
        return new Figure(
                id,
                claim,
                String.format(Locale.ROOT, "%.3f within %.3f", target, allowed),
                Spread.of(times, exact),
                Math.abs(times.mean() / exact - target) <= allowed);
    }

    private static Figure limit(double a) {
        EyringKramers law = new DoubleWellExit(1, 12).lawInThePlane(1);
        double rate = law.nonReversibleRate(new double[][] {{0, a}, {-a, 0}});
        return Figure.number(
                "A7/NLD-limit-" + (int) a,
                "its limit as beta grows: mu over the unstable eigenvalue of (I + J) H",
                1 / Math.sqrt(1 + a * a),
                1e-12,
                law.unstableCurvature() / rate,
                4);
    }

    private static List<Figure> underdamped(int runs, int threads) {
        DoubleWellExit well = new DoubleWellExit(0.25, 48);
        double exact = well.exact();
        List<Figure> figures = new ArrayList<>();
        double frictionBefore = Double.NaN;
        double before = Double.NaN;
        double crossing = Double.NaN;
        for (double[] row : UNDERDAMPED) {
            PassageTimes times =
                    WellDynamics.underdamped(row[0], 0.1, 48).exit(0.25).run(runs, SEED, threads);
            figures.add(ratio(
                    "A7/ULD-" + row[0],
                    "mean exit time with velocity, gamma = " + row[0] + ", over that without, s = 1/4, beta = 48, "
                            + Figure.counts(runs) + " runs",
                    row[1],
                    3 * Math.hypot(row[2], times.standardError() / exact),
                    times,
                    exact));
            double logarithm = Math.log(times.mean() / exact);
            if (before < 0 && logarithm >= 0) {
                crossing = frictionBefore + (row[0] - frictionBefore) * before / (before - logarithm);
            }
            frictionBefore = row[0];
            before = logarithm;
        }
        figures.add(Figure.number(
                "A7/crossing",
                "friction at which velocity stops to help, between those by their logarithms; predicted 1 - mu",
                0.75,
                0.2,
                crossing,
                3));
        return figures;
    }
}
