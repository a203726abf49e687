package io.glissade.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.glissade.run.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The traces of one rule.
 *
 * @param trace columns {@link TraceRow#COLUMNS}, one row for each step
 * @param layers a column {@code iteration}, then {@code norm:<layer>} and {@code smoothness:<layer>} for each layer; one row
 *     for each probe
 * @param heldOut columns iteration, epoch, loss and accuracy, one row for each evaluation on held-out data
 */
public record RuleTraces(Trace trace, Trace layers, Trace heldOut) {

    static final String TRACE = "trace.csv";
    static final String LAYERS = "layers.csv";
    static final String HELD_OUT = "held-out.csv";

    /** The columns of {@code held-out.csv}, in order. */
    public static final List<String> HELD_OUT_COLUMNS = List.of("iteration", "epoch", "loss", "accuracy");

    private static final String NORM = "norm:";
    private static final String SMOOTHNESS = "smoothness:";
    private static final long MOST_NUMBERS = 100_000_000;

    /** Checks the columns. */
    public RuleTraces {
        if (!trace.columns().equals(TraceRow.COLUMNS)) {
            throw new IllegalArgumentException(
                    "columns of a trace must be " + TraceRow.COLUMNS + ", got " + trace.columns());
        }
        if (!layers.columns().equals(layerColumns(layerNames(layers.columns())))) {
            throw new IllegalArgumentException("columns of the layers must be iteration, norm:<layer> for each layer,"
                    + " smoothness:<layer> for each, got " + layers.columns());
        }
        if (!heldOut.columns().equals(HELD_OUT_COLUMNS)) {
            throw new IllegalArgumentException(
                    "columns of the held-out losses must be " + HELD_OUT_COLUMNS + ", got " + heldOut.columns());
        }
    }

    /** Without held-out losses. */
    public RuleTraces(Trace trace, Trace layers) {
        this(trace, layers, new Trace(HELD_OUT_COLUMNS));
    }

    /** The names of the layers. */
    public List<String> layerNames() {
        return layerNames(layers.columns());
    }

    /**
     * Reads {@code trace.csv}, {@code layers.csv} and {@code held-out.csv}.
     *
     * @throws IOException when one is missing or damaged; the message is one line that names file and line
     */
    public static RuleTraces read(Path ruleFolder) throws IOException {
        Path trace = ruleFolder.resolve(TRACE);
        Path layers = ruleFolder.resolve(LAYERS);
        Trace steps = table(trace);
        if (!steps.columns().equals(TraceRow.COLUMNS)) {
            throw new IOException(trace + " line 1: columns must be " + String.join(",", TraceRow.COLUMNS));
        }
        Path heldOut = ruleFolder.resolve(HELD_OUT);
        Trace evaluations = table(heldOut);
        if (!evaluations.columns().equals(HELD_OUT_COLUMNS)) {
            throw new IOException(heldOut + " line 1: columns must be " + String.join(",", HELD_OUT_COLUMNS));
        }
        try {
            return new RuleTraces(steps, table(layers), evaluations);
        } catch (IllegalArgumentException damage) {
            throw new IOException(layers + " line 1: " + damage.getMessage(), damage);
        }
    }

    static List<String> layerColumns(List<String> names) {
        List<String> columns = new ArrayList<>();
        columns.add("iteration");
        names.forEach(name -> columns.add(NORM + name));
        names.forEach(name -> columns.add(SMOOTHNESS + name));
        return columns;
    }

    private static List<String> layerNames(List<String> columns) {
        return columns.stream()
                .filter(column -> column.startsWith(NORM))
                .map(column -> column.substring(NORM.length()))
                .toList();
    }

    private static Trace table(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                throw new IOException(file + " is empty; its first line must name the columns");
            }
            List<String> columns = records.next().getFields();
            Trace table;
            try {
                table = new Trace(columns);
            } catch (IllegalArgumentException damage) {
                throw new IOException(file + " line 1: " + damage.getMessage(), damage);
            }
            while (records.hasNext()) {
                table.append(numbers(file, columns, records.next()));
                if ((long) table.rows() * columns.size() > MOST_NUMBERS) {
                    throw new IOException(file + ": a table has at most " + MOST_NUMBERS + " numbers, got more");
                }
            }
            return table;
        } catch (CsvParseException damage) {
            throw new IOException(file + " is damaged: " + firstLine(damage), damage);
        } catch (UncheckedIOException failure) {
            throw new IOException("cannot read " + file + ": " + firstLine(failure), failure);
        } catch (FileSystemException failure) {
            throw new IOException("cannot read " + file + ": " + FileOutput.reason(failure), failure);
        }
    }

    private static double[] numbers(Path file, List<String> columns, CsvRecord line) throws IOException {
        if (line.getFieldCount() != columns.size()) {
            throw new IOException(file + " line " + line.getStartingLineNumber() + ": a line must have "
                    + columns.size() + " fields, got " + line.getFieldCount());
        }
        double[] row = new double[columns.size()];
        for (int c = 0; c < row.length; c++) {
            String field = line.getField(c);
            try {
                row[c] = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
            } catch (NumberFormatException damage) {
                throw new IOException(
                        file + " line " + line.getStartingLineNumber() + ": " + columns.get(c)
                                + " must be a number or empty, got "
                                + field.substring(0, Math.min(40, field.length())),
                        damage);
            }
        }
        return row;
    }

    private static String firstLine(RuntimeException damage) {
        return String.valueOf(damage.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
