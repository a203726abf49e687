package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import io.glissade.linear.Design;
import io.glissade.report.fit.FitRecord;
import io.glissade.table.Features;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rows with known targets that the model is not fitted to. */
@SuppressWarnings("ArrayRecordComponent")
public record TestData(Design design, double[] targets) {

    /** Reads a file with the features of the fit; refuses one without targets. */
    public static TestData read(Path file, TableOptions table, Features features, FitData fitted) throws IOException {
        LabelledRows rows = table.read(file, features, "");
        double[] targets = Targets.of(rows, fitted.loss(), fitted.classes(), file);
        if (targets.length == 0) {
            throw new BadInput(file + ": must have targets to test against, has none");
        }
        return new TestData(rows.design(), targets);
    }

    /** What raw coefficients are worth on it. */
    public List<FitRecord.Metric> metrics(FitData fitted, double[] raw) {
        return Metrics.of(fitted.scores(raw), design, targets);
    }
}
