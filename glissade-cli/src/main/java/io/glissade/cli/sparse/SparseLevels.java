package io.glissade.cli.sparse;

import io.glissade.atom.AtomicPoint;
import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.LinearSum;
import io.glissade.linear.RowPasses;
import io.glissade.report.sparse.SupportFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How near each element with weight is to its removal, by the rule that screening removes with: levels at the point, and how far they can
 * be from those of a solution. For features and groups with a linear penalty the threshold is its weight and the radius
 * {@code norm sqrt(2 beta gap)}; else the threshold moves too, and the radius is {@code (norm_threshold + norm) sqrt(beta gap)}, twice the gap with a
 * linear penalty. With a concave penalty no radius is proved.
 */
final class SparseLevels {

    private SparseLevels() {}

    /** The elements with weight, the heaviest first. Cost: three passes over the rows. */
    static List<SupportFile.Row> rows(GaugeProblem problem, AtomChoice atoms, double[] x, double gap) {
        LinearSum sum = problem.sum();
        double[] margins = new double[sum.rows()];
        new RowPasses(sum).margins(x, margins);
        AtomicPoint point = problem.atoms().point();
        point.restart(x);
        point.reweigh(problem.gamma());
        point.support(descent(sum, margins));
        boolean known = problem.gamma() == null && Double.isFinite(sum.loss().smoothness());
        double[] norms = known ? levelNorms(problem) : new double[0];
        boolean linear = problem.penalty().largestLevel() < Double.POSITIVE_INFINITY;
        boolean fixed = linear && problem.atoms() instanceof GroupAtoms;
        double root = Math.sqrt((linear ? 2 : 1) * sum.loss().smoothness() * Math.max(gap, 0));
        double ofThreshold = known && !fixed ? point.thresholdNorm(norms) : 0;
        double[] weights = atoms.weights(x);
        List<SupportFile.Row> rows = new ArrayList<>();
        for (int e = 0; e < weights.length; e++) {
            if (weights[e] != 0) {
                boolean tested = atoms.isScreened();
                rows.add(new SupportFile.Row(
                        atoms.name(e),
                        atoms.features(e),
                        weights[e],
                        tested ? point.level(e) : Double.NaN,
                        fixed ? problem.penalty().largestLevel() : point.threshold(),
                        tested && known ? (ofThreshold + norms[e]) * root : Double.NaN));
            }
        }
        rows.sort(Comparator.comparingDouble((SupportFile.Row row) -> -Math.abs(row.weight())));
        return rows;
    }

    private static double[] levelNorms(GaugeProblem problem) {
        double[] norms = problem.atoms().norms(problem.sum(), problem.columns());
        return problem.atoms().levelNorms(norms, problem.sum(), problem.columns());
    }

    /** The negative gradient of the mean loss, from the margins of the rows. */
    static double[] descent(LinearSum sum, double[] margins) {
        RowPasses passes = new RowPasses(sum);
        double[] slopes = new double[sum.rows()];
        passes.slopes(margins, slopes);
        double[] descent = sum.space().zero();
        passes.combine(slopes, descent);
        for (int j = 0; j < descent.length; j++) {
            descent[j] = -descent[j];
        }
        return descent;
    }
}
