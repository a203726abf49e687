package io.glissade.report.chain;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code summary.csv}: one row for each variable. */
public final class SummaryFile {

    /** The file's name in the run folder. */
    public static final String FILE = "summary.csv";

    /** Its columns, in order. */
    public static final List<String> COLUMNS = List.of(
            "variable",
            "mean",
            "sd",
            "mcse_mean",
            "q5",
            "median",
            "q95",
            "r_hat",
            "ess_bulk",
            "ess_tail",
            "exact_mean",
            "exact_sd");

    private SummaryFile() {}

    /** Writes the file into a folder. */
    public static void write(Path folder, List<ChainRecord.Variable> table) throws IOException {
        try (NamedNumbers file = new NamedNumbers(folder.resolve(FILE), COLUMNS, Set.of())) {
            for (ChainRecord.Variable row : table) {
                file.append(
                        List.of(row.name()),
                        row.mean(),
                        row.sd(),
                        row.mcse(),
                        row.q5(),
                        row.median(),
                        row.q95(),
                        row.rHat(),
                        row.bulkEss(),
                        row.tailEss(),
                        row.exactMean(),
                        row.exactSd());
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
