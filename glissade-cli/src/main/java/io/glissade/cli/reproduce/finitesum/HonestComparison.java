package io.glissade.cli.reproduce.finitesum;

import io.glissade.cli.figure.Figure;
import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.batch.LimitedMemoryBfgs;
import io.glissade.finitesum.batch.NewtonCholesky;
import io.glissade.finitesum.dual.Sdca;
import io.glissade.finitesum.sag.AdaptiveSag;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.finitesum.variance.Saga;
import io.glissade.linear.LinearSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A10: passes and seconds of every method on the forest cover type, one thread, one seed. The references are suboptimalities of other
 * implementations at the same number of passes; a method passes if it is not more than three times as far from the minimum, which is about
 * what seeds and line searches differ by.
 */
final class HonestComparison {

    private static final double ALLOWED = 3;

    private HonestComparison() {}

    static List<Figure> figures(ReferenceData data) {
        LinearSum sum = data.covertype().parallel(false);
        double minimum = Suboptimality.minimum(sum);
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("l-bfgs", sum, LimitedMemoryBfgs.OF_TEN, 50, 1.2e-7, minimum));
        figures.add(figure("newton-cholesky", sum, new NewtonCholesky(), 12, 3e-13, minimum));
        figures.add(figure("sdca", sum, Sdca.STANDARD, 50, 1.2e-3, minimum));
        figures.add(figure("saga", sum, Saga.STANDARD, 50, 7.3e-5, minimum));
        figures.add(figure("sag-line-search", sum, Sag.WITH_LINE_SEARCH, 50, 2.0e-7, minimum));
        figures.add(figure("sag-adaptive", sum, AdaptiveSag.STANDARD, 50, 1e-12, minimum));
        figures.add(secondsOfAPass(sum));
        return figures;
    }

    private static Figure figure(
            String name, LinearSum sum, FiniteSumMethod method, int passes, double reference, double minimum) {
        FiniteSumIteration run =
                method.start(sum, Start.atZero((int) sum.space().dimension()), new Evaluation(1e-300), 0);
        run.step();
        long start = System.nanoTime();
        while (run.passes() < passes) {
            run.step();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double found = sum.meanLoss(run.point(), null) + sum.penalty(run.point()) - minimum;
        return new Figure(
                "A10/" + name,
                "f - f* on covtype after " + passes + " passes, and how long they took on one thread",
                String.format(Locale.ROOT, "%.1e elsewhere, at most %.0f times that", reference, ALLOWED),
                String.format(Locale.ROOT, "%.1e after %.1f s", found, seconds),
                found <= ALLOWED * reference);
    }

    private static Figure secondsOfAPass(LinearSum sum) {
        FiniteSumIteration run = new Sag(new SagStep.OfLipschitz(1), true)
                .start(sum, Start.atZero((int) sum.space().dimension()), new Evaluation(1e-300), 0);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 25; k++) {
            long start = System.nanoTime();
            run.step();
            least = k == 0 ? least : Math.min(least, (System.nanoTime() - start) / 1e9);
        }
        return new Figure(
                "A10/pass",
                "seconds of a pass of SAG with step 1/L on covtype, rows drawn one by one, best of 24",
                "at most 1.5 times 0.30",
                String.format(Locale.ROOT, "%.3f", least),
                least <= 0.45);
    }
}
