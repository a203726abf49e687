package io.glissade.cli.minimise;

import io.glissade.cli.target.Target;
import io.glissade.langevin.curvature.MeasuredCurvature;
import io.glissade.langevin.search.Minimum;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.report.search.SearchRecord;
import java.util.Locale;

/** What can be measured of a point that should be a minimum: the gradient and the ends of the spectrum of the Hessian. */
final class LocalOptimality {

    private static final int MOST_VECTORS = 200;
    /** Curvatures below this share of the largest are within the error of differences of gradients. */
    private static final double FLAT = 1e-6;

    private LocalOptimality() {}

    /** Evaluates gradients around the point; {@code tolerance} is what the search asked of the gradient norm. */
    static <V> SearchRecord.Certificate of(Target<V> target, Minimum<V> best, double tolerance) {
        Objective<V> objective = target.stream(0).next();
        double radius = 1e-5 * Math.max(1, target.space().norm(best.point()));
        MeasuredCurvature curvature =
                MeasuredCurvature.at(objective, best.point(), MOST_VECTORS, radius, new CounterRandom(0, 0));
        double flat = FLAT * Math.max(Math.abs(curvature.largest()), Math.abs(curvature.smallest()));
        boolean strict = curvature.smallest() > flat;
        double distance = strict ? best.gradientNorm() / curvature.smallest() : Double.NaN;
        return new SearchRecord.Certificate(
                sentence(best, tolerance, curvature, strict, flat, distance),
                strict,
                best.gradientNorm(),
                curvature.smallest(),
                curvature.largest(),
                curvature.complete(),
                distance);
    }

    private static String sentence(
            Minimum<?> best, double tolerance, MeasuredCurvature curvature, boolean strict, double flat, double distance) {
        String gradient = best.gradientNorm() <= tolerance
                ? String.format(Locale.ROOT, "The gradient norm %.2g is within the tolerance", best.gradientNorm())
                : String.format(
                        Locale.ROOT,
                        "The gradient norm %.2g is above the tolerance %.2g: no step descends any more, or the budget ended",
                        best.gradientNorm(),
                        tolerance);
        String reach = curvature.complete() ? "" : " of those that were reached";
        if (strict) {
            return String.format(
                    Locale.ROOT,
                    "%s and every curvature%s is at least %.3g: a strict local minimum, to first order %.1g from the point.",
                    gradient,
                    reach,
                    curvature.smallest(),
                    distance);
        }
        return curvature.smallest() < -flat
                ? String.format(
                        Locale.ROOT, "%s, but a curvature is %.3g: not a minimum.", gradient, curvature.smallest())
                : String.format(
                        Locale.ROOT,
                        "%s and the least curvature%s, %.2g, is zero within its error: whether it is a minimum cannot be told.",
                        gradient,
                        reach,
                        curvature.smallest());
    }
}
