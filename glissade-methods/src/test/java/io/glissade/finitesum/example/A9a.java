package io.glissade.finitesum.example;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import io.glissade.run.Certificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;

/** The published set a9a, looked for in {@code shared/data} beside the source tree; where it is not, the test is skipped. */
public final class A9a {

    private static final int FEATURES = 123;
    /** By dual coordinate ascent to a gap of 6e-17; the published digits are 0.323371868315. */
    public static final double OPTIMUM = 0.323371868315315;

    private A9a() {}

    /** Logistic regression with a constant feature and {@code l2 = 1/n}, the setting of the published curves. */
    public static LinearSum sum() throws IOException {
        Path root = Path.of(String.valueOf(System.getProperty("glissade.root")));
        String beside = root.resolve("../shared/data").toString();
        Path file = Path.of(System.getProperty("glissade.data", beside)).resolve("a9a/a9a.gz");
        assumeTrue(Files.exists(file), () -> "no file " + file + ": skipped; -Dglissade.data names another folder");
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            lines = reader.lines().toList();
        }
        double[] targets = new double[lines.size()];
        int[] starts = new int[lines.size() + 1];
        int[][] rows = new int[lines.size()][];
        for (int i = 0; i < targets.length; i++) {
            StringTokenizer parts = new StringTokenizer(lines.get(i), " :");
            targets[i] = Double.parseDouble(parts.nextToken());
            rows[i] = new int[parts.countTokens() / 2 + 1];
            for (int k = 0; parts.hasMoreTokens(); k++, parts.nextToken()) {
                rows[i][k] = Integer.parseInt(parts.nextToken()) - 1;
            }
            rows[i][rows[i].length - 1] = FEATURES;
            starts[i + 1] = starts[i] + rows[i].length;
        }
        int[] indices = new int[starts[targets.length]];
        double[] values = new double[indices.length];
        for (int i = 0; i < targets.length; i++) {
            System.arraycopy(rows[i], 0, indices, starts[i], rows[i].length);
        }
        Arrays.fill(values, 1);
        SparseDesign design = new SparseDesign(FEATURES + 1, starts, indices, values);
        return new LinearSum(design, targets, null, new Logistic(), 1.0 / targets.length, 0, false);
    }

    /** A number of the certificate, its mean over seeds from 1, after each of some ascending numbers of passes. */
    public static List<Double> means(
            FiniteSumMethod method, int seeds, ToDoubleFunction<Certificate> number, int... passes) throws IOException {
        LinearSum sum = sum();
        Double[] means = new Double[passes.length];
        Arrays.fill(means, 0.0);
        for (int seed = 1; seed <= seeds; seed++) {
            FiniteSumIteration run = method.start(sum, Start.atZero(FEATURES + 1), new Evaluation(1e-300), seed);
            run.step();
            for (int k = 0, done = 0; k < passes.length; k++) {
                for (; done < passes[k]; done++) {
                    run.step();
                }
                means[k] += number.applyAsDouble(run.certify()) / seeds;
            }
        }
        return List.of(means);
    }
}
