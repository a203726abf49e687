package io.glissade.report.sparse;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code trace.csv} of a sparse fit: one row for each step that was looked at, weight after weight of the penalty. */
public final class SparseTrace implements AutoCloseable {

    /** The file's name in the run folder. */
    public static final String FILE = "trace.csv";

    /** Its columns, in order. */
    public static final List<String> COLUMNS = List.of(
            "lambda", "iteration", "seconds", "value", "dual", "gap", "relative_gap", "kept", "support", "step_size");

    private final NamedNumbers table;

    /** Starts the file anew. */
    public SparseTrace(Path folder) throws IOException {
        this.table = new NamedNumbers(folder.resolve(FILE), COLUMNS, Set.of("iteration", "kept", "support"));
    }

    /**
     * A step. NaN, written as an empty field, where a number was not computed.
     *
     * @param weight of the penalty
     * @param iteration steps made before
     * @param seconds since the start with this weight
     * @param kept elements that screening has left
     * @param support elements with weight
     */
    public record Row(
            double weight,
            long iteration,
            double seconds,
            double value,
            double dual,
            double gap,
            double relativeGap,
            long kept,
            long support,
            double stepSize) {}

    /**
     * Adds a row.
     *
     * @throws UncheckedIOException when it cannot be written; the message is one line that names the file
     */
    public void append(Row row) {
        table.append(
                List.of(),
                row.weight(),
                (double) row.iteration(),
                row.seconds(),
                row.value(),
                row.dual(),
                row.gap(),
                row.relativeGap(),
                (double) row.kept(),
                (double) row.support(),
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
        for (NamedNumbers.Row line : NamedNumbers.read(folder.resolve(FILE), COLUMNS, 0)) {
            double[] numbers = line.numbers();
            rows.add(new Row(
                    numbers[0],
                    (long) numbers[1],
                    numbers[2],
                    numbers[3],
                    numbers[4],
                    numbers[5],
                    numbers[6],
                    (long) numbers[7],
                    (long) numbers[8],
                    numbers[9]));
        }
        return rows;
    }
}
