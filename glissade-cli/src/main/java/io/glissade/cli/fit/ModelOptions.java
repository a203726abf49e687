package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.DataOptions;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.FitDisplay;
import io.glissade.cli.linear.TableOptions;
import io.glissade.table.LabelledRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is minimised: loss, penalty, intercept, weights of the rows. */
final class ModelOptions {

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(
            names = "--l2",
            paramLabel = "VALUE",
            description =
                    "Weight of half the squared norm of the weights. Default: 1/n, or 1 over the sum of the rows' weights.")
    private @Nullable Double l2;

    @Option(
            names = "--l1",
            paramLabel = "VALUE",
            description = "Weight of the sum of absolute weights. Default: ${DEFAULT-VALUE}.")
    private double l1;

    @Option(
            names = "--append-bias",
            description = "Instead of the intercept a feature that is 1 in every row, penalised like the others.")
    private boolean bias;

    /** The column of weights; {@code null} where there is none, or the weights are in a file. */
    @Nullable
    String weightsColumn(Path data, TableOptions table) throws IOException {
        return options.weightsColumn(data, table);
    }

    FitData data(LabelledRows rows, Path file, FitDisplay display) throws IOException {
        check();
        return options.data(rows, file, bias, display);
    }

    private void check() {
        if (l2 != null && !(l2 >= 0 && Double.isFinite(l2))) {
            throw new BadInput("--l2 must not be negative and be finite, got " + l2);
        }
        if (!(l1 >= 0 && Double.isFinite(l1))) {
            throw new BadInput("--l1 must not be negative and be finite, got " + l1);
        }
    }

    /** The penalty asked for, or 1 over the sum of the weights. */
    double l2(FitData data) {
        return l2 != null ? l2 : 1 / data.totalWeight();
    }

    /** Whether the penalty was named. */
    boolean isL2Given() {
        return l2 != null;
    }

    double l1() {
        return l1;
    }

    /** For the record. */
    Map<String, Object> settings(FitData data) {
        Map<String, Object> settings = options.settings(data);
        settings.put("l1", l1);
        return settings;
    }
}
