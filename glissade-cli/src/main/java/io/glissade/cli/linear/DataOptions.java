package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every fit says of its data: loss, intercept, standardisation, weights of the rows. */
public final class DataOptions {

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description =
                    "One of ${COMPLETION-CANDIDATES}. Default: logistic where the targets have two values, multinomial for more if they are texts, else squared.",
            completionCandidates = LossNames.class)
    private @Nullable String loss;

    @Option(
            names = "--no-intercept",
            negatable = true,
            description = "Without the constant that is not penalised. Default: with.")
    private boolean intercept = true;

    @Option(
            names = "--standardise",
            description =
                    "Fit on features of mean 0 and deviation 1 (sparse ones: deviation 1); the model speaks of the raw ones.")
    private boolean standardise;

    @Option(
            names = "--weights",
            paramLabel = "COLUMN|FILE",
            description =
                    "Weights of the rows: a column of the CSV file, or a file with one positive number for each row. "
                            + "A weight of 2 is the row twice.")
    private @Nullable String weights;

    /** The names of the losses, for the help. */
    public static final class LossNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return List.of(LossTable.names()).iterator();
        }
    }

    /** The column of weights; {@code null} where there is none, or the weights are in a file. */
    public @Nullable String weightsColumn(Path data, TableOptions table) throws IOException {
        if (weights == null || Files.isRegularFile(Path.of(weights))) {
            return null;
        }
        if (!table.isCsv(data)) {
            throw new BadInput("--weights " + weights + ": no such file");
        }
        return weights;
    }

    /**
     * Chooses the loss, says why, and prepares the rows.
     *
     * @param bias whether a penalised column of ones takes the place of the intercept
     */
    public FitData data(LabelledRows rows, Path file, boolean bias, FitDisplay display) throws IOException {
        rows.notes().forEach(note -> display.say("Note: " + note));
        LossChoice choice = LossChoice.of(loss, rows, file);
        if (!choice.reason().isEmpty()) {
            display.say("Loss: " + choice.loss().name() + ", as " + choice.reason() + "; --loss says otherwise.");
        }
        return FitData.of(rows, weightsOf(rows), choice, new FitData.Wanted(standardise, intercept, bias));
    }

    private double @Nullable [] weightsOf(LabelledRows rows) throws IOException {
        if (weights == null || rows.weights() != null) {
            return rows.weights();
        }
        Path file = Path.of(weights);
        String[] lines = Files.readString(file).strip().split("\\s*\\R\\s*", -1);
        if (lines.length != rows.design().rows()) {
            throw new BadInput(
                    file + ": must have one weight for each of " + rows.design().rows() + " rows, has " + lines.length);
        }
        double[] numbers = new double[lines.length];
        for (int i = 0; i < lines.length; i++) {
            try {
                numbers[i] = Double.parseDouble(lines[i]);
            } catch (NumberFormatException damage) {
                numbers[i] = Double.NaN;
            }
            if (!(numbers[i] > 0 && Double.isFinite(numbers[i]))) {
                throw new BadInput(file + ": line " + (i + 1) + ": weight must be positive and finite, got '"
                        + lines[i].substring(0, Math.min(40, lines[i].length())) + "'");
            }
        }
        return numbers;
    }

    /** For the record. */
    public Map<String, Object> settings(FitData data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("loss", data.loss().name() + (loss == null ? " (by the targets)" : ""));
        settings.put("intercept", data.intercept() ? "yes, not penalised" : data.bias() ? "penalised" : "no");
        settings.put("standardise", standardise);
        if (data.weights() != null) {
            settings.put("weights", weights);
            settings.put("sum of weights", Arrays.stream(data.weights()).sum());
        }
        return settings;
    }
}
