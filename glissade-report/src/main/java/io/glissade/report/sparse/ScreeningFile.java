package io.glissade.report.sparse;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code screening.csv}: the elements that screening removed, each with the numbers of the test it failed. */
public final class ScreeningFile {

    /** The file's name in the run folder. */
    public static final String FILE = "screening.csv";

    /** Its columns, in order. */
    public static final List<String> COLUMNS =
            List.of("element", "features", "iteration", "gap", "radius", "threshold", "level", "margin");

    private ScreeningFile() {}

    /**
     * An element.
     *
     * @param features those it consists of
     * @param iteration the step after which it was removed
     * @param gap the duality gap there
     * @param radius how far threshold and level together could be from those of a solution
     * @param threshold the level that an element with weight had to reach
     * @param level of the element
     */
    public record Row(
            String element,
            String features,
            long iteration,
            double gap,
            double radius,
            double threshold,
            double level) {

        /** By how much it failed: positive. */
        public double margin() {
            return threshold - level - radius;
        }
    }

    /** Writes the file into a folder. */
    public static void write(Path folder, List<Row> rows) throws IOException {
        try (NamedNumbers table = new NamedNumbers(folder.resolve(FILE), COLUMNS, Set.of("iteration"))) {
            for (Row row : rows) {
                table.append(
                        List.of(row.element(), row.features()),
                        (double) row.iteration(),
                        row.gap(),
                        row.radius(),
                        row.threshold(),
                        row.level(),
                        row.margin());
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
