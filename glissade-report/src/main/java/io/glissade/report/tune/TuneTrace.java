package io.glissade.report.tune;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code trace.csv} of a tuning: one row for each point of the hyper-parameters that was evaluated, run after run. */
public final class TuneTrace implements AutoCloseable {

    /** The file's name in the run folder. */
    public static final String FILE = "trace.csv";

    /** Its columns, in order. */
    public static final List<String> COLUMNS = List.of(
            "strategy",
            "outer_step",
            "seconds",
            "validation",
            "best_validation",
            "train",
            "test",
            "gradient_norm",
            "inner_steps",
            "attack_load");

    private final NamedNumbers table;

    /** Starts the file anew. */
    public TuneTrace(Path folder) throws IOException {
        this.table = new NamedNumbers(folder.resolve(FILE), COLUMNS, Set.of("outer_step", "inner_steps"));
    }

    /**
     * A point. NaN, written as an empty field, where a number was not computed.
     *
     * @param strategy the name of the run
     * @param outerStep moves of the hyper-parameters made before, or the number of the trial from 1
     * @param seconds since the start of the run, without what was done for the record alone
     * @param validation loss at the point
     * @param bestValidation the lowest so far
     * @param train loss at the point; of random search only where the validation loss is a new lowest
     * @param test likewise
     * @param gradientNorm of the hypergradient; NaN for random search
     * @param innerSteps gradient steps of the inner problem made so far
     * @param attackLoad {@code |theta|^2 / (c/d)} of the model at the point: from 1 on an attack on it has no bound; NaN without attacker
     */
    public record Row(
            String strategy,
            long outerStep,
            double seconds,
            double validation,
            double bestValidation,
            double train,
            double test,
            double gradientNorm,
            long innerSteps,
            double attackLoad) {}

    /**
     * Adds a row.
     *
     * @throws UncheckedIOException when it cannot be written; the message is one line that names the file
     */
    public void append(Row row) {
        table.append(
                List.of(row.strategy()),
                (double) row.outerStep(),
                row.seconds(),
                row.validation(),
                row.bestValidation(),
                row.train(),
                row.test(),
                row.gradientNorm(),
                (double) row.innerSteps(),
                row.attackLoad());
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
                    (long) numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    numbers[4],
                    numbers[5],
                    numbers[6],
                    (long) numbers[7],
                    numbers[8]));
        }
        return rows;
    }
}
