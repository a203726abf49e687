package io.glissade.cli.reproduce.finitesum;

import io.glissade.cli.figure.Figure;
import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.sag.AdaptiveSag;
import io.glissade.finitesum.sag.Sag;
import io.glissade.linear.LinearSum;
import io.glissade.run.Certificate;
import java.util.List;
import java.util.Locale;

/** A1: the minima, found by SAG to a certified relative gap of 1e-10 and by Newton's method. */
final class CertifiedOptima {

    private static final double TOLERANCE = 1e-10;
    private static final int MOST_PASSES = 200;

    private CertifiedOptima() {}

    /** With line search on a9a. */
    static List<Figure> adult(ReferenceData data) {
        return figures("a9a", data.adult(), Sag.WITH_LINE_SEARCH, 0.323371868315);
    }

    /** With adaptive sampling on covtype. */
    static List<Figure> covertype(ReferenceData data) {
        return figures("covtype", data.covertype(), AdaptiveSag.STANDARD, 0.513491318706);
    }

    private static List<Figure> figures(String name, LinearSum sum, FiniteSumMethod method, double target) {
        FiniteSumIteration run =
                method.start(sum, Start.atZero((int) sum.space().dimension()), new Evaluation(TOLERANCE), 0);
        double residual = Double.NaN;
        for (int k = 0; k <= MOST_PASSES && !(residual <= TOLERANCE); k++) {
            run.step();
            residual = run.progress().residual();
        }
        Certificate certificate = run.certify();
        double newton = Suboptimality.minimum(sum);
        return List.of(
                Figure.number("A1/" + name, "minimum on " + name + " by SAG", target, 1e-10, certificate.value(), 12),
                new Figure(
                        "A1/" + name + "-gap",
                        "certified relative gap on " + name,
                        "at most 1e-10",
                        String.format(Locale.ROOT, "%.1e after %.0f passes", certificate.relativeGap(), run.passes()),
                        certificate.relativeGap() <= TOLERANCE),
                Figure.number(
                        "A1/" + name + "-newton",
                        "minimum on " + name + " by SAG less that by Newton's method",
                        0,
                        1e-10,
                        certificate.value() - newton,
                        15));
    }
}
