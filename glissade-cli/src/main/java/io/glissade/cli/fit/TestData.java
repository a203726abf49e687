package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.Metrics;
import io.glissade.cli.linear.TableOptions;
import io.glissade.cli.linear.Targets;
import io.glissade.linear.Design;
import io.glissade.report.fit.FitRecord;
import io.glissade.table.Features;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rows with known targets that the model is not fitted to. */
@SuppressWarnings("ArrayRecordComponent")
record TestData(Design design, double[] targets) {

    static TestData read(Path file, TableOptions table, Features features, FitData fitted) throws IOException {
        LabelledRows rows = table.read(file, features, "");
        double[] targets = Targets.of(rows, fitted.loss(), fitted.classes(), file);
        if (targets.length == 0) {
            throw new BadInput(file + ": must have targets to test against, has none");
        }
        return new TestData(rows.design(), targets);
    }

    List<FitRecord.Metric> metrics(FitData fitted, double[] raw) {
        return Metrics.of(fitted.scores(raw), design, targets);
    }
}
