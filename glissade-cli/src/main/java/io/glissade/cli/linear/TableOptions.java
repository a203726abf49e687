package io.glissade.cli.linear;

import io.glissade.cli.console.BadInput;
import io.glissade.data.SourceFile;
import io.glissade.table.CsvOptions;
import io.glissade.table.CsvReader;
import io.glissade.table.Features;
import io.glissade.table.LabelledRows;
import io.glissade.table.Storage;
import io.glissade.table.SvmlightOptions;
import io.glissade.table.SvmlightReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is read: svmlight or CSV, and which column is the target. */
public final class TableOptions {

    private static final int SNIFFED = 1 << 16;
    private static final Pattern CSV_NAME = Pattern.compile(".*\\.(csv|tsv)(\\.gz)?");
    private static final Pattern PAIRS = Pattern.compile("\\s*[^\\s,;:]+(\\s+(qid|\\d+):\\S+)*\\s*(#.*)?");

    /** The format of a file. */
    public enum Format {
        /** CSV by its name, or if its first line is no svmlight. */
        AUTO,
        /** Target, then index:value pairs. */
        SVMLIGHT,
        /** Comma, semicolon or tab between columns. */
        CSV
    }

    @Option(
            names = "--format",
            paramLabel = "auto|svmlight|csv",
            description = "How the data are written. Default: csv for names that end in .csv or .tsv (.gz too) "
                    + "and for lines that are not index:value pairs, else svmlight.")
    private Format format = Format.AUTO;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "CSV: the column to predict, by name or number from 1. Default: the last one.")
    private @Nullable String target;

    /** The name or number of the target column, empty for the last one. */
    public String target() {
        return target == null ? "" : target;
    }

    /**
     * Reads a table to learn from.
     *
     * @param weights the column of weights of a CSV file, {@code null} for none
     */
    public LabelledRows read(Path file, @Nullable String weights) throws IOException {
        if (isCsv(file)) {
            return CsvReader.read(file, csv(target, weights));
        }
        if (target != null) {
            throw new BadInput(
                    "--target " + target + ": only a CSV file has columns, " + file + " is read as svmlight");
        }
        if (weights != null) {
            throw new BadInput("--weights " + weights + ": no such file, and only a CSV file has columns of weights");
        }
        return SvmlightReader.read(file);
    }

    /**
     * Reads a table with the features of a model.
     *
     * @param modelTarget the target column the model was fitted to, empty for the last one; {@code --target} comes first
     */
    public LabelledRows read(Path file, Features features, String modelTarget) throws IOException {
        if (!isCsv(file)) {
            return SvmlightReader.read(file, SvmlightOptions.DEFAULT, features);
        }
        String column = target != null ? target : modelTarget;
        return CsvReader.read(file, csv(column.isEmpty() ? null : column, null), features);
    }

    private static CsvOptions csv(@Nullable String target, @Nullable String weights) {
        return new CsvOptions(target, weights, CsvOptions.Header.AUTO, null, List.of("", "?"), Storage.AUTO);
    }

    /** Whether a file is read as CSV. */
    public boolean isCsv(Path file) throws IOException {
        if (format != Format.AUTO) {
            return format == Format.CSV;
        }
        if (CSV_NAME.matcher(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT))
                .matches()) {
            return true;
        }
        try (InputStream in = SourceFile.open(file)) {
            String start = new String(in.readNBytes(SNIFFED), StandardCharsets.ISO_8859_1);
            String line = start.lines()
                    .filter(one -> !one.isBlank() && !one.startsWith("#"))
                    .findFirst()
                    .orElse("");
            return line.length() < SNIFFED / 2 && !PAIRS.matcher(line).matches();
        }
    }
}
