package io.glissade.finitesum.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.choice.MethodChoice;
import io.glissade.finitesum.example.Sums;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Logistic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Penalised logistic regression on data that may not be shipped, with {@code l2 = 1/n} and a penalised constant feature. They are looked for
 * beside the source tree, in {@code shared/data}; where they are not, the tests are skipped.
 */
final class PublishedSumsTest {

    private static final double MINIMUM_OF_A9A = 0.323371868315;
    private static final double MINIMUM_OF_COVTYPE = 0.513491318706135;

    private static BufferedReader open(String name) throws IOException {
        Path root = Path.of(String.valueOf(System.getProperty("glissade.root")));
        Path file = Path.of(System.getProperty(
                        "glissade.data", root.resolve("../shared/data").toString()))
                .resolve(name);
        assumeTrue(Files.exists(file), () -> "no file " + file + ": skipped; -Dglissade.data names another folder");
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII));
    }

    private static LinearSum a9a() throws IOException {
        int n = 32_561;
        int[] starts = new int[n + 1];
        int[] indices = new int[n * 15];
        double[] targets = new double[n];
        int count = 0;
        try (BufferedReader reader = open("a9a/a9a.gz")) {
            for (int i = 0; i < n; i++) {
                String[] fields = reader.readLine().trim().split(" ", -1);
                targets[i] = Double.parseDouble(fields[0]);
                for (int k = 1; k < fields.length; k++) {
                    indices[count++] = Integer.parseInt(fields[k].substring(0, fields[k].indexOf(':'))) - 1;
                }
                indices[count++] = 123;
                starts[i + 1] = count;
            }
        }
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        SparseDesign design = new SparseDesign(124, starts, Arrays.copyOf(indices, count), ones);
        return new LinearSum(design, targets, null, new Logistic(), 1.0 / n, 0, false);
    }

    private static LinearSum covtype() throws IOException {
        int n = 581_012;
        int columns = 55;
        double[] values = new double[n * columns];
        double[] targets = new double[n];
        try (BufferedReader reader = open("covtype/covtype.binary.svm.gz")) {
            for (int i = 0; i < n; i++) {
                String[] fields = reader.readLine().trim().split(" ", -1);
                targets[i] = Double.parseDouble(fields[0]) == 1 ? 1 : -1;
                for (int k = 1; k < fields.length; k++) {
                    int colon = fields[k].indexOf(':');
                    int column = Integer.parseInt(fields[k].substring(0, colon)) - 1;
                    values[i * columns + column] = Double.parseDouble(fields[k].substring(colon + 1));
                }
                values[i * columns + 54] = 1;
            }
        }
        for (int j = 0; j < 54; j++) {
            standardise(values, j, columns);
        }
        return new LinearSum(new DenseDesign(n, columns, values), targets, null, new Logistic(), 1.0 / n, 0, false);
    }

    private static void standardise(double[] values, int column, int columns) {
        int n = values.length / columns;
        double mean = 0;
        for (int at = column; at < values.length; at += columns) {
            mean += values[at] / n;
        }
        double squares = 0;
        for (int at = column; at < values.length; at += columns) {
            squares += (values[at] - mean) * (values[at] - mean);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        for (int at = column; at < values.length; at += columns) {
            values[at] = (values[at] - mean) / deviation;
        }
    }

    private static double excess(FiniteSumMethod method, LinearSum sum, int steps, double minimum) {
        return Sums.run(method, sum, steps).certificate().value() - minimum;
    }

    private static FiniteSumIteration certified(FiniteSumMethod method, LinearSum sum) {
        FiniteSumIteration run =
                method.start(sum, Start.atZero((int) sum.space().dimension()), new Evaluation(1e-6), 1);
        do {
            run.step();
        } while (!(run.progress().residual() <= 1e-6));
        assertThat(run.certify().relativeGap()).isLessThanOrEqualTo(1e-6);
        return run;
    }

    /** Published: 5.8e-2 after the first step and rounding after the seventh. */
    @Test
    void newtonIsAtTheMinimumOfA9aAfterSevenSteps() throws IOException {
        LinearSum sum = a9a();
        assertThat(excess(new NewtonCholesky(), sum, 1, MINIMUM_OF_A9A)).isCloseTo(5.8e-2, within(1e-3));
        assertThat(excess(new NewtonCholesky(), sum, 7, MINIMUM_OF_A9A)).isCloseTo(0, within(1e-12));
        assertThat(certified(SubsampledNewton.OF_A_THOUSAND, sum).passes()).isLessThanOrEqualTo(10);
    }

    /** A reference implementation needs 172 evaluations for 1e-6 relative. */
    @Test
    void theQuasiNewtonMethodNeedsNoMoreEvaluationsOnA9aThanTheReference() throws IOException {
        FiniteSumIteration run = certified(LimitedMemoryBfgs.OF_TEN, a9a());
        assertThat(run.passes()).isLessThanOrEqualTo(172);
    }

    /** Reference: 1.4e-2 after one step, 2.2e-5 after five, 1.6e-8 after ten, 3e-13 after twelve. */
    @Test
    @Tag("long")
    void theSecondOrderMethodsReachTheReferenceOnCovtype() throws IOException {
        LinearSum sum = covtype();
        FiniteSumIteration run = Sums.run(new NewtonCholesky(), sum, 5);
        assertThat(run.certificate().value() - MINIMUM_OF_COVTYPE).isCloseTo(2.2e-5, within(1e-6));
        for (int i = 0; i < 7; i++) {
            run.step();
        }
        assertThat(run.certificate().value()).isCloseTo(MINIMUM_OF_COVTYPE, within(1e-12));
        FiniteSumIteration sampled = certified(SubsampledNewton.OF_A_THOUSAND, sum);
        assertThat(sampled.passes()).isLessThanOrEqualTo(8);
        assertThat(sampled.certificate().value()).isCloseTo(MINIMUM_OF_COVTYPE, within(1e-9));
        assertThat(MethodChoice.of(sum).method()).isEqualTo(SubsampledNewton.OF_A_THOUSAND);
    }

    /** Reference: 1.3e-2, 5.7e-4, 1.7e-5 and 1.2e-7 after 5, 10, 25 and 50 evaluations; no worse by more than a half. */
    @Test
    @Tag("long")
    void theQuasiNewtonMethodReachesTheReferenceOnCovtype() throws IOException {
        LinearSum sum = covtype();
        int[] evaluations = {5, 10, 25, 50};
        double[] reference = {1.3e-2, 5.7e-4, 1.7e-5, 1.2e-7};
        FiniteSumIteration run = Sums.run(LimitedMemoryBfgs.OF_TEN, sum, 0);
        for (int i = 0; i < 4; i++) {
            while (run.passes() < evaluations[i]) {
                run.step();
            }
            assertThat(run.passes()).isEqualTo(evaluations[i]);
            assertThat(run.certificate().value() - MINIMUM_OF_COVTYPE).isLessThan(1.5 * reference[i]);
        }
    }
}
