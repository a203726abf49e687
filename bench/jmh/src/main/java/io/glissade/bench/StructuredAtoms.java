package io.glissade.bench;

import io.glissade.atom.GroupAtoms;
import io.glissade.atom.NuclearNorm;
import io.glissade.conditional.AtomicDescent;
import io.glissade.conditional.ConditionalGradient;
import io.glissade.conditional.GaugeIteration;
import io.glissade.conditional.GaugeMethod;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.coordinate.CoordinateDescent;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.GaugeBound;
import io.glissade.penalty.LinearPenalty;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import io.glissade.table.Storage;
import io.glissade.table.SvmlightOptions;
import io.glissade.table.SvmlightReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The counterpart of {@code bench/peers/structured_atoms.py}: seconds until a certified relative gap, for the attributes of a9a as groups and for a
 * matrix to be completed within a ball of the nuclear norm. Argument: the file of a9a.
 */
public final class StructuredAtoms {

    private static final int ROWS = 200;
    private static final int COLUMNS = 300;
    private static final int REPEATS = 3;
    private static final int[] STARTS = {0, 5, 13, 18, 34, 39, 46, 60, 66, 71, 73, 75, 77, 82, 123};

    private StructuredAtoms() {}

    /** Prints one line for each problem, method and tolerance. */
    public static void main(String[] arguments) throws IOException {
        LabelledRows rows = SvmlightReader.read(Path.of(arguments[0]), new SvmlightOptions(1, 123, Storage.SPARSE));
        double[] labels = Classes.twoClasses(rows).targets(rows);
        LinearSum logistic = new LinearSum(rows.design(), labels, null, new Logistic(), 0, 0, false);
        double[] ones = new double[STARTS.length - 1];
        Arrays.fill(ones, 1);
        GroupAtoms groups = new GroupAtoms(123, STARTS, IntStream.range(0, 123).toArray(), ones, GroupAtoms.Signs.ANY);
        GaugeProblem attributes = GaugeProblem.of(logistic, groups, new LinearPenalty(0.01));
        time("groups, coordinate descent", CoordinateDescent.STANDARD, attributes, 1e-6);
        GaugeProblem completion = GaugeProblem.of(completion(), new NuclearNorm(ROWS, COLUMNS), new GaugeBound(300));
        time("nuclear, conditional gradient", ConditionalGradient.STANDARD, completion, 0.01);
        time(
                "nuclear, away steps",
                new AtomicDescent(AtomicDescent.Moves.AWAY, ConditionalGradient.STANDARD.screening()),
                completion,
                0.01);
    }

    private static void time(String name, GaugeMethod method, GaugeProblem problem, double tolerance) {
        double[] seconds = new double[REPEATS];
        double value = Double.NaN;
        double gap = Double.NaN;
        long steps = 0;
        for (int k = 0; k < REPEATS; k++) {
            long start = System.nanoTime();
            try (GaugeIteration run =
                    method.start(problem, problem.sum().space().zero())) {
                steps = 0;
                do {
                    run.step();
                    steps++;
                } while (!(run.progress().residual() <= tolerance) && run.nonFinite() == null && steps < 100_000);
                seconds[k] = (System.nanoTime() - start) / 1e9;
                value = run.certify().value();
                gap = run.certificate().relativeGap();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-30s first %.3f s, median of %d %.3f s, %d steps, value %.10f, relative gap %.1e%n",
                name,
                seconds[0],
                REPEATS,
                Arrays.stream(seconds).sorted().toArray()[REPEATS / 2],
                steps,
                value,
                gap);
    }

    /** Every fifth entry of a matrix of rank 3 with a ripple, {@code y_rc = sum_k cos(k r + 2 k c) + cos(sqrt(2) r c) / 2}. */
    private static LinearSum completion() {
        int[] observed = IntStream.range(0, ROWS * COLUMNS)
                .filter(at -> (at / COLUMNS * 7 + at % COLUMNS * 3) % 5 == 0)
                .toArray();
        double[] targets = Arrays.stream(observed)
                .mapToDouble(at -> entry(at / COLUMNS, at % COLUMNS))
                .toArray();
        double[] values = new double[observed.length];
        Arrays.fill(values, 1);
        return new LinearSum(
                new SparseDesign(
                        ROWS * COLUMNS,
                        IntStream.rangeClosed(0, observed.length).toArray(),
                        observed,
                        values),
                targets,
                null,
                new Squared(),
                0,
                0,
                false);
    }

    private static double entry(int r, int c) {
        double sum = Math.cos(Math.sqrt(2) * r * c) / 2;
        for (int k = 1; k <= 3; k++) {
            sum += Math.cos(k * r + 2 * k * c);
        }
        return sum;
    }
}
