package io.glissade.report.fit;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    private final NamedNumbers table;

    /** Starts the file anew. */
    public FitTrace(Path folder) throws IOException {
        this.table = new NamedNumbers(folder.resolve(FILE), COLUMNS, Set.of("pass"));
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
        table.append(
                List.of(row.method()),
                row.l2(),
                (double) row.pass(),
                row.evaluations(),
                row.seconds(),
                row.value(),
                row.dual(),
                row.gap(),
                row.relativeGap(),
                row.gradientNorm(),
                row.stepSize());
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    /**
     * Reads the file of a run folder.
     *
     * @throws IOException when it is missing or damaged; the message is one line that names file and line
     */
    public static List<Row> read(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (NamedNumbers.Row line : NamedNumbers.read(folder.resolve(FILE), COLUMNS, 1)) {
            double[] numbers = line.numbers();
            rows.add(new Row(
                    line.names().get(0),
                    numbers[0],
                    (long) numbers[1],
                    numbers[2],
                    numbers[3],
                    numbers[4],
                    numbers[5],
                    numbers[6],
                    numbers[7],
                    numbers[8],
                    numbers[9]));
        }
        return rows;
    }
}
