package io.glissade.report.sparse;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code support.csv}: the elements with weight in the model, the heaviest first, each with how near its removal it is. */
public final class SupportFile {

    /** The file's name in the run folder. */
    public static final String FILE = "support.csv";

    /** Its columns, in order. */
    public static final List<String> COLUMNS =
            List.of("element", "features", "weight", "level", "threshold", "radius", "margin");

    private SupportFile() {}

    /**
     * An element. NaN, written as an empty field, where a number does not exist.
     *
     * @param features those it consists of
     * @param weight in the point, on the scale of the fit
     * @param level the largest inner product of its atoms with the negative gradient, per price
     * @param threshold the level that an element with weight has in a solution
     * @param radius how far threshold and level together can be from those of a solution
     */
    public record Row(String element, String features, double weight, double level, double threshold, double radius) {

        /** How much lower the level could be before the element would be removed: not negative for those that cannot be. */
        public double margin() {
            return radius - (threshold - level);
        }
    }

    /** Writes the file into a folder. */
    public static void write(Path folder, List<Row> rows) throws IOException {
        try (NamedNumbers table = new NamedNumbers(folder.resolve(FILE), COLUMNS, Set.of())) {
            for (Row row : rows) {
                table.append(
                        List.of(row.element(), row.features()),
                        row.weight(),
                        row.level(),
                        row.threshold(),
                        row.radius(),
                        row.margin());
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /**
     * Reads the file of a run folder.
     *
     * @throws IOException when it is missing or damaged; the message is one line that names file and line
     */
    public static List<Row> read(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (NamedNumbers.Row line : NamedNumbers.read(folder.resolve(FILE), COLUMNS, 2)) {
            double[] numbers = line.numbers();
            rows.add(new Row(line.names().get(0), line.names().get(1), numbers[0], numbers[1], numbers[2], numbers[3]));
        }
        return rows;
    }
}
