package io.glissade.report.fit;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.glissade.report.file.FileOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code trace.csv} of a fit: one row for each certificate, run after run. */
public final class FitTrace implements AutoCloseable {

    /** The file's name in the run folder. */
    public static final String FILE = "trace.csv";

    /** Its columns, in order. */
    public static final List<String> COLUMNS = List.of(
            "method",
            "l2",
            "pass",
            "evaluations",
            "seconds",
            "value",
            "dual",
            "gap",
            "relative_gap",
            "gradient_norm",
            "step_size");

    private static final int MOST_ROWS = 5_000_000;

    private final CsvWriter writer;

    /** Starts the file anew. */
    public FitTrace(Path folder) throws IOException {
        this.writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new FileOutput(folder.resolve(FILE)), StandardCharsets.UTF_8);
        writer.writeRecord(COLUMNS);
    }

    /**
     * A certificate on the way. NaN, written as an empty field, where a number was not computed.
     *
     * @param pass passes or iterations made before
     * @param evaluations of a row's slope so far, divided by the rows
     * @param seconds since the start of the run, certificates included
     */
    public record Row(
            String method,
            double l2,
            long pass,
            double evaluations,
            double seconds,
            double value,
            double dual,
            double gap,
            double relativeGap,
            double gradientNorm,
            double stepSize) {}

    /**
     * Adds a row.
     *
     * @throws UncheckedIOException when it cannot be written; the message is one line that names the file
     */
    public void append(Row row) {
        writer.writeRecord(
                row.method(),
                text(row.l2()),
                Long.toString(row.pass()),
                text(row.evaluations()),
                text(row.seconds()),
                text(row.value()),
                text(row.dual()),
                text(row.gap()),
                text(row.relativeGap()),
                text(row.gradientNorm()),
                text(row.stepSize()));
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : NumberOutput.toString(value, true);
    }

    /**
     * Reads the file of a run folder.
     *
     * @throws IOException when it is missing or damaged; the message is one line that names file and line
     */
    public static List<Row> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("cannot read " + file + ": no such file");
        }
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord line : reader) {
                if (line.getStartingLineNumber() == 1) {
                    if (!line.getFields().equals(COLUMNS)) {
                        throw new IOException(file + " line 1: columns must be " + String.join(",", COLUMNS));
                    }
                    continue;
                }
                rows.add(row(file, line));
                if (rows.size() > MOST_ROWS) {
                    throw new IOException(file + ": a trace has at most " + MOST_ROWS + " rows, got more");
                }
            }
        } catch (CsvParseException | UncheckedIOException damage) {
            String message =
                    String.valueOf(damage.getMessage()).lines().findFirst().orElse("unreadable");
            throw new IOException(file + " is damaged: " + message, damage);
        }
        return rows;
    }

    private static Row row(Path file, CsvRecord line) throws IOException {
        String where = file + " line " + line.getStartingLineNumber() + ": ";
        if (line.getFieldCount() != COLUMNS.size()) {
            throw new IOException(
                    where + "a line must have " + COLUMNS.size() + " fields, got " + line.getFieldCount());
        }
        double[] numbers = new double[COLUMNS.size()];
        for (int c = 1; c < numbers.length; c++) {
            String field = line.getField(c);
            try {
                numbers[c] = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
            } catch (NumberFormatException damage) {
                String shown = field.substring(0, Math.min(40, field.length()));
                throw new IOException(where + COLUMNS.get(c) + " must be a number or empty, got " + shown, damage);
            }
        }
        return new Row(
                line.getField(0),
                numbers[1],
                (long) numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8],
                numbers[9],
                numbers[10]);
    }
}
