package io.glissade.finitesum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.finitesum.example.MultinomialSums;
import io.glissade.finitesum.multinomial.MultinomialMethod;
import io.glissade.finitesum.multinomial.MultinomialSag;
import io.glissade.finitesum.multinomial.MultinomialSaga;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.MultinomialSum;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Iris and digits as scikit-learn carries them. They are looked for beside the source tree, in {@code shared/data}; where they are not,
 * the tests are skipped.
 */
final class MultinomialDataTest {

    private static double[][] rows(String name) throws IOException {
        Path root = Path.of(String.valueOf(System.getProperty("glissade.root")));
        Path file = Path.of(System.getProperty(
                        "glissade.data", root.resolve("../shared/data").toString()))
                .resolve("sklearn-small")
                .resolve(name);
        assumeTrue(Files.exists(file), () -> "no file " + file + ": skipped; -Dglissade.data names another folder");
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.contains("setosa"))
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        }
    }

    private static MultinomialSum sum(double[][] rows, int outputs) {
        int columns = rows[0].length - 1;
        double[] values = new double[rows.length * columns];
        for (int at = 0; at < values.length; at++) {
            values[at] = rows[at / columns][at % columns];
        }
        int[] targets = Arrays.stream(rows).mapToInt(row -> (int) row[columns]).toArray();
        DenseDesign design = new DenseDesign(rows.length, columns, values);
        return new MultinomialSum(design, targets, null, outputs, 1.0 / rows.length, true);
    }

    /** Features become of mean 0 and variance 1. */
    private static void standardise(double[][] rows) {
        for (int j = 0; j + 1 < rows[0].length; j++) {
            int column = j;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(rows)
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average()
                    .orElseThrow();
            for (double[] row : rows) {
                row[column] = (row[column] - mean) / Math.sqrt(variance);
            }
        }
    }

    /** Grey levels from 0 to 16 become numbers from 0 to 1. */
    private static void divideGreyLevels(double[][] rows) {
        for (double[] row : rows) {
            for (int j = 0; j + 1 < row.length; j++) {
                row[j] /= 16;
            }
        }
    }

    private static FiniteSumIteration run(MultinomialMethod method, MultinomialSum sum, double gap, int most) {
        Start start = Start.atZero((int) sum.space().dimension());
        FiniteSumIteration run = method.start(sum, start, new Evaluation(gap), 1);
        for (int i = 0; i < most && !(run.progress().residual() <= gap); i++) {
            run.step();
        }
        assertThat(run.progress().residual()).isLessThanOrEqualTo(gap);
        return run;
    }

    @Test
    void onIrisEveryMethodAgreesWithNewton() throws IOException {
        double[][] rows = rows("iris.csv");
        standardise(rows);
        MultinomialSum sum = sum(rows, 3);
        assertThat(sum.rows()).isEqualTo(150);
        double[] x = MultinomialSums.minimiser(sum);
        double minimum = MultinomialSums.value(sum, x);
        for (MultinomialMethod method : List.of(
                new MultinomialSag(new SagStep.OfLipschitz(1), true),
                MultinomialSag.WITH_LINE_SEARCH,
                new MultinomialSaga(3))) {
            FiniteSumIteration run = run(method, sum, 1e-10, 3_000);
            assertThat(run.certificate().value()).isCloseTo(minimum, within(1e-10));
        }
    }

    @Test
    void onDigitsACertifiedOptimumIsReached() throws IOException {
        double[][] rows = rows("digits.csv.gz");
        divideGreyLevels(rows);
        MultinomialSum sum = sum(rows, 10);
        assertThat(sum.rows()).isEqualTo(1_797);
        FiniteSumIteration run = run(MultinomialSag.WITH_LINE_SEARCH, sum, 1e-5, 400);
        int right = 0;
        double[] margins = new double[10];
        for (int i = 0; i < sum.rows(); i++) {
            sum.margins(i, run.point(), margins);
            double largest = Arrays.stream(margins).max().orElseThrow();
            right += margins[sum.target(i)] == largest ? 1 : 0;
        }
        assertThat(right).as("rows classified right, of 1,797").isGreaterThan(1_743);
        FiniteSumIteration other = run(new MultinomialSaga(3), sum, 0.01, 200);
        assertThat(other.certificate().value())
                .isCloseTo(
                        run.certificate().value(),
                        within(0.01 * other.certificate().value()));
    }
}
