package io.glissade.cli.predict;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.console.Exit;
import io.glissade.cli.linear.Metrics;
import io.glissade.cli.linear.ModelFile;
import io.glissade.cli.linear.Scores;
import io.glissade.cli.linear.TableOptions;
import io.glissade.cli.linear.Targets;
import io.glissade.report.fit.FitModel;
import io.glissade.report.fit.FitRecord;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code glissade predict}: margins, probabilities and predictions of a fitted model. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what a model of glissade fit predicts for each row of DATA, as CSV: the margin, the probability where the loss has one, "
                    + "and the class or value. Where DATA has targets, what the predictions are worth goes to standard error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  glissade predict runs/fit-20250101-120000/model.json new.svm > predictions.csv",
            "  glissade predict model.json houses.csv --out predictions.csv"
        })
public final class PredictCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model.json of a fit.")
    private Path modelFile = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "An svmlight or CSV file with the features of the model.")
    private Path data = Path.of("");

    @Mixin
    private TableOptions table = new TableOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "The CSV file to write. Default: standard output.")
    private @Nullable Path file;

    @Option(names = "--quiet", description = "No messages on standard error, but errors.")
    private boolean quiet;

    /** Predictions go to {@code out}, metrics and messages to {@code err}. */
    public PredictCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        FitModel model = FitModel.read(modelFile);
        Scores scores;
        try {
            scores = ModelFile.scores(model);
        } catch (IllegalArgumentException | ArithmeticException damage) {
            throw new BadInput(modelFile + ": " + damage.getMessage());
        }
        LabelledRows rows;
        try {
            rows = table.read(data, ModelFile.features(model), model.target());
        } catch (IllegalArgumentException mismatch) {
            throw new BadInput(data + ": " + mismatch.getMessage());
        }
        double[] targets = Targets.of(rows, scores.loss(), scores.classes(), data);
        if (file == null) {
            write(out, scores, rows);
            out.flush();
        } else {
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            try (Writer writer = Files.newBufferedWriter(partial)) {
                write(writer, scores, rows);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!quiet) {
            rows.notes().forEach(note -> err.println("Note: " + note));
            if (targets.length > 0) {
                for (FitRecord.Metric metric : Metrics.of(scores, rows.design(), targets)) {
                    err.printf(Locale.ROOT, "%s: %.6g%n", metric.name(), metric.value());
                }
            }
        }
        return Exit.DONE;
    }

    private static void write(Writer writer, Scores scores, LabelledRows rows) throws IOException {
        PredictionLines lines = new PredictionLines(scores);
        writer.write(lines.header());
        double[] margins = new double[scores.outputs()];
        for (int i = 0; i < rows.design().rows(); i++) {
            scores.margins(rows.design(), i, margins);
            writer.write(lines.line(margins));
        }
    }
}
