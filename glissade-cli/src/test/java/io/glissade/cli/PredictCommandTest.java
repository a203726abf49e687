package io.glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model from a file says of rows what the fit said. */
final class PredictCommandTest {

    private static final double[][] ROWS = FitTables.features();

    @TempDir
    Path folder = Path.of("");

    private Path model(Path data, Object... more) {
        Path out = folder.resolve("run");
        Object[] arguments = new Object[more.length + 5];
        System.arraycopy(more, 0, arguments, 5, more.length);
        System.arraycopy(new Object[] {"fit", data, "--out", out, "--quiet"}, 0, arguments, 0, 5);
        assertThat(CommandRun.of(arguments).code()).isEqualTo(Exit.DONE);
        return out.resolve("model.json");
    }

    @Test
    void marginsProbabilitiesAndClassesAreThoseOfTheOptimum() throws IOException {
        Path data = FitTables.svmlight(folder.resolve("signs.svm"), ROWS, FitTables.signs());
        Path model = model(data, "--tolerance", 1e-12);
        CommandRun run = CommandRun.of("predict", model, data);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        double[] x = FitTables.logistic(ROWS, FitTables.signs(), 1.0 / FitTables.ROWS);
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(FitTables.ROWS + 1).startsWith("margin,probability,class");
        int right = 0;
        for (int i = 0; i < FitTables.ROWS; i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            double margin = x[3] + x[0] * ROWS[i][0] + x[1] * ROWS[i][1] + x[2] * ROWS[i][2];
            assertThat(Double.parseDouble(fields[0])).isCloseTo(margin, within(1e-4));
            assertThat(Double.parseDouble(fields[1])).isCloseTo(1 / (1 + Math.exp(-margin)), within(1e-4));
            assertThat(fields[2]).isEqualTo(margin > 0 ? "1" : "-1");
            right += margin * FitTables.signs()[i] > 0 ? 1 : 0;
        }
        assertThat(run.err()).contains("accuracy: " + (double) right / FitTables.ROWS, "AUC: ", "log-loss: ");
    }

    @Test
    void aTableWithoutTargetsIsPredictedIntoAFile() throws IOException {
        Path data = FitTables.csv(folder.resolve("n.csv"), "a,b,c", ROWS, FitTables.numbers());
        Path model = model(data, "--tolerance", 1e-10);
        Path fresh = Files.writeString(folder.resolve("new.csv"), "c,a,b\n2,1,0\n");
        Path out = folder.resolve("predictions.csv");
        CommandRun run = CommandRun.of("predict", model, fresh, "--out", out);
        assertThat(run.code()).isEqualTo(Exit.DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("RMSE");
        double[] x = FitTables.ridge(ROWS, FitTables.numbers(), 1.0 / FitTables.ROWS);
        String[] fields = Files.readAllLines(out).get(1).split(",", -1);
        assertThat(Double.parseDouble(fields[0])).isCloseTo(x[3] + x[0] + 2 * x[2], within(1e-4));
        assertThat(fields[1]).isEqualTo(fields[0]);
    }

    @Test
    void countsArePredictedAsMeans() throws IOException {
        double[] counts = new double[FitTables.ROWS];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i % 4;
        }
        Path data = FitTables.svmlight(folder.resolve("counts.svm"), ROWS, counts);
        CommandRun run = CommandRun.of("predict", model(data, "--loss", "poisson", "--standardise"), data);
        double sum = 0;
        for (String line : run.out().lines().skip(1).toList()) {
            String[] fields = line.split(",", -1);
            assertThat(Double.parseDouble(fields[1])).isCloseTo(Math.exp(Double.parseDouble(fields[0])), within(1e-12));
            sum += Double.parseDouble(fields[1]);
        }
        // With an unpenalised intercept the means add up to the counts.
        assertThat(sum).isCloseTo(1.5 * FitTables.ROWS, within(0.2));
        assertThat(run.err()).contains("mean deviance: ");
    }
}
