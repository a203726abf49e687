package io.glissade.report.sparse;

import io.glissade.report.file.NamedNumbers;
import io.glissade.report.fit.FitRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code path.csv}: one row for each weight of the penalty. */
public final class PathFile {

    /** The file's name in the run folder. */
    public static final String FILE = "path.csv";

    /** Its columns, in order, before those of the test metrics. */
    public static final List<String> COLUMNS = List.of(
            "outcome",
            "lambda",
            "value",
            "dual",
            "gap",
            "relative_gap",
            "support",
            "non_zero",
            "kept",
            "removed",
            "iterations",
            "seconds");

    private static final Set<String> WHOLE = Set.of("support", "non_zero", "kept", "removed", "iterations");

    private PathFile() {}

    /** Writes the file into a folder. */
    public static void write(Path folder, SparseRecord record) throws IOException {
        List<String> columns = new ArrayList<>(COLUMNS);
        record.metrics().forEach(metric -> columns.add("test " + metric));
        try (NamedNumbers table = new NamedNumbers(folder.resolve(FILE), columns, WHOLE)) {
            for (SparseRecord.Point point : record.points()) {
                table.append(List.of(point.outcome()), numbers(point));
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static double[] numbers(SparseRecord.Point point) {
        List<Double> numbers = new ArrayList<>(List.of(
                point.weight(),
                point.value(),
                point.dual(),
                point.gap(),
                point.relativeGap(),
                (double) point.support(),
                (double) point.nonZero(),
                (double) point.kept(),
                (double) point.removed(),
                (double) point.iterations(),
                point.seconds()));
        point.test().stream().map(FitRecord.Metric::value).forEach(numbers::add);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
