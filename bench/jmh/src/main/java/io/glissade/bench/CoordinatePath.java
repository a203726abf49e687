package io.glissade.bench;

import io.glissade.atom.GroupAtoms;
import io.glissade.conditional.GaugePath;
import io.glissade.conditional.GaugeProblem;
import io.glissade.conditional.coordinate.CoordinateDescent;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Logistic;
import io.glissade.loss.Squared;
import io.glissade.penalty.LinearPenalty;
import io.glissade.run.StopRule;
import io.glissade.table.Classes;
import io.glissade.table.LabelledRows;
import io.glissade.table.Storage;
import io.glissade.table.SvmlightOptions;
import io.glissade.table.SvmlightReader;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Time of coordinate descent on the problems of {@code bench/peers/conditional_gradient.py}, each lambda to a relative duality gap of 1e-6. The
 * first of the repetitions is that of a cold virtual machine. Transposing the design, which the peers are given by columns, is shown by itself.
 *
 * <pre>CoordinatePath DATA lasso|logistic COUNT RATIO REPETITIONS REFERENCE</pre>
 *
 * <p>Then it writes the objective of each lambda, at a gap of 1e-10, to the file REFERENCE.
 */
public final class CoordinatePath {

    private CoordinatePath() {}

    private record Table(Design design, double[] targets) {}

    /** Prints a line for each repetition. */
    public static void main(String[] arguments) throws IOException {
        Table table = read(arguments[0]);
        LinearSum sum = new LinearSum(
                table.design(),
                table.targets(),
                null,
                arguments[1].equals("logistic") ? new Logistic() : new Squared(),
                0,
                0,
                false);
        int count = Integer.parseInt(arguments[2]);
        double ratio = Double.parseDouble(arguments[3]);
        for (int repetition = 0; repetition < Integer.parseInt(arguments[4]); repetition++) {
            long start = System.nanoTime();
            GaugeProblem problem =
                    GaugeProblem.of(sum, GroupAtoms.l1(table.design().columns()), new LinearPenalty(1));
            long transposed = System.nanoTime();
            long processor = processorNanos();
            double[] seen = new double[2];
            path(problem, count, ratio)
                    .follow(
                            CoordinateDescent.STANDARD,
                            problem,
                            StopRule.residualAtMost(1e-6),
                            (penalty, run, outcome) -> {
                                seen[0] = Math.max(seen[0], run.certificate().relativeGap());
                                seen[1] = run.certificate().value();
                            });
            System.out.printf(
                    Locale.ROOT,
                    "glissade   %8.3f s of the clock %8.3f s of the processor   transposed in %.3f s   worst gap %.1e   last"
                            + " value %.10g%n",
                    (System.nanoTime() - transposed) / 1e9,
                    (processorNanos() - processor) / 1e9,
                    (transposed - start) / 1e9,
                    seen[0],
                    seen[1]);
        }
        GaugeProblem problem = GaugeProblem.of(sum, GroupAtoms.l1(table.design().columns()), new LinearPenalty(1));
        writeReference(problem, count, ratio, Path.of(arguments[5]));
    }

    private static void writeReference(GaugeProblem problem, int count, double ratio, Path file) throws IOException {
        List<String> values = new ArrayList<>();
        path(problem, count, ratio)
                .follow(
                        CoordinateDescent.STANDARD,
                        problem,
                        StopRule.residualAtMost(1e-10),
                        (penalty, run, outcome) ->
                                values.add(Double.toString(run.certificate().value())));
        Files.write(file, values);
    }

    private static GaugePath path(GaugeProblem problem, int count, double ratio) {
        return count > 1
                ? GaugePath.linear(problem, count, ratio)
                : new GaugePath(List.of(new LinearPenalty(ratio * GaugePath.largestWeight(problem))));
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Table read(String file) throws IOException {
        Table table = file.endsWith(".csv.gz") ? labelFirst(file) : svmlight(file);
        if (table.design() instanceof DenseDesign dense) {
            standardise(dense);
        }
        return table;
    }

    private static Table svmlight(String file) throws IOException {
        LabelledRows rows = SvmlightReader.read(Path.of(file), SvmlightOptions.DEFAULT);
        if (rows.design().columns() <= 10_000) {
            rows = SvmlightReader.read(Path.of(file), new SvmlightOptions(null, 0, Storage.DENSE));
        }
        return new Table(rows.design(), Classes.twoClasses(rows).targets(rows));
    }

    private static Table labelFirst(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new FileInputStream(file)), StandardCharsets.UTF_8))) {
            double[][] lines = reader.lines()
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
            int columns = lines[0].length - 1;
            double[] values = new double[lines.length * columns];
            double[] targets = new double[lines.length];
            for (int i = 0; i < lines.length; i++) {
                targets[i] = lines[i][0];
                System.arraycopy(lines[i], 1, values, i * columns, columns);
            }
            return new Table(new DenseDesign(lines.length, columns, values), targets);
        }
    }

    /** In place: columns of mean 0 and mean square 1, constant ones 0. */
    private static void standardise(DenseDesign design) {
        int columns = design.columns();
        double[] values = design.values();
        for (int j = 0; j < columns; j++) {
            double mean = 0;
            for (int at = j; at < values.length; at += columns) {
                mean += values[at] / design.rows();
            }
            double squares = 0;
            for (int at = j; at < values.length; at += columns) {
                values[at] -= mean;
                squares += values[at] * values[at] / design.rows();
            }
            double scale = Math.sqrt(squares);
            for (int at = j; at < values.length; at += columns) {
                values[at] = scale > 1e-12 ? values[at] / scale : 0;
            }
        }
    }
}
