package io.glissade.bench;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import io.glissade.table.Standardisation;
import io.glissade.table.Storage;
import io.glissade.table.SvmlightOptions;
import io.glissade.table.SvmlightReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Time of liblinear's Java port to a relative suboptimality of 1e-6, on the same problem and by the same rule as
 * {@code bench/peers/finite_sums.py}: l2 = 1/n, a penalised constant feature, smaller and smaller tolerances until the result is within
 * 1e-6 of MINIMUM; the least of three fits counts.
 *
 * <pre>LiblinearPeer DATA MINIMUM [standardise]</pre>
 */
public final class LiblinearPeer {

    private LiblinearPeer() {}

    /** Prints a line for each solver. */
    public static void main(String[] arguments) throws IOException {
        boolean standardise = arguments.length > 2;
        LabelledRows rows = SvmlightReader.read(
                Path.of(arguments[0]), new SvmlightOptions(null, 0, standardise ? Storage.DENSE : Storage.SPARSE));
        if (standardise) {
            rows = rows.withDesign(Standardisation.of(rows.design(), null).applyTo(rows.design()));
        }
        rows = rows.withConstantColumn();
        double minimum = Double.parseDouble(arguments[1]);
        Design design = rows.design();
        double[] targets = Classes.twoClasses(rows).targets(rows);
        LinearSum sum = new LinearSum(design, targets, null, new Logistic(), 1.0 / design.rows(), 0, false);
        Problem problem = new Problem();
        problem.l = design.rows();
        problem.n = design.columns();
        problem.y = targets;
        problem.x = features(design);
        for (SolverType solver : List.of(SolverType.L2R_LR, SolverType.L2R_LR_DUAL)) {
            double best = Double.POSITIVE_INFINITY;
            for (double tolerance = 0.1; tolerance > 1e-9; tolerance /= 3) {
                double seconds = Double.POSITIVE_INFINITY;
                double gap = 0;
                for (int k = 0; k < 3; k++) {
                    Linear.disableDebugOutput();
                    long start = System.nanoTime();
                    Model model = Linear.train(problem, new Parameter(solver, 1, tolerance, 100_000));
                    seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
                    double[] x = model.getFeatureWeights();
                    if (model.getLabels()[0] < 0) {
                        sum.space().scale(-1, x);
                    }
                    gap = (sum.meanLoss(x, null) + sum.penalty(x)) / minimum - 1;
                    if (gap > 1e-6) {
                        break;
                    }
                }
                if (gap <= 1e-6) {
                    best = seconds;
                    System.out.printf(
                            Locale.ROOT,
                            "%-14s %8.3f s   tolerance %.1e   relative suboptimality %.1e%n",
                            solver,
                            best,
                            tolerance,
                            gap);
                    break;
                }
            }
        }
    }

    private static Feature[][] features(Design design) {
        Feature[][] features = new Feature[design.rows()][];
        double[] unit = new double[design.columns()];
        for (int row = 0; row < features.length; row++) {
            if (design instanceof SparseDesign sparse) {
                int start = sparse.starts()[row];
                features[row] = new Feature[sparse.starts()[row + 1] - start];
                for (int k = 0; k < features[row].length; k++) {
                    features[row][k] = new FeatureNode(sparse.indices()[start + k] + 1, sparse.values()[start + k]);
                }
            } else {
                Arrays.fill(unit, 0);
                design.add(row, 1, unit);
                features[row] = new Feature[unit.length];
                for (int j = 0; j < unit.length; j++) {
                    features[row][j] = new FeatureNode(j + 1, unit[j]);
                }
            }
        }
        return features;
    }
}
