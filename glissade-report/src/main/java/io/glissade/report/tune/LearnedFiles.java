package io.glissade.report.tune;

import io.glissade.report.file.NamedNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The tables of what was learned, every entry of it: {@code penalties.csv}, {@code step-sizes.csv} and {@code weights.csv}. */
public final class LearnedFiles {

    /** A line for each feature, or for each penalised block of a network. */
    public static final String PENALTIES = "penalties.csv";

    /** A line for each learned step size. */
    public static final String STEP_SIZES = "step-sizes.csv";

    /** A line for each training row. */
    public static final String WEIGHTS = "weights.csv";

    private static final List<String> PENALTY_COLUMNS = List.of("feature", "penalty", "lambda", "random");

    private LearnedFiles() {}

    /**
     * A feature and the penalty it is under.
     *
     * @param feature of the data, or a block of a network
     */
    public record Feature(String feature, TuneRecord.Penalty penalty) {}

    /** Writes {@value #PENALTIES}. */
    public static void writePenalties(Path folder, List<Feature> features) throws IOException {
        try (NamedNumbers table = new NamedNumbers(folder.resolve(PENALTIES), PENALTY_COLUMNS, Set.of())) {
            for (Feature one : features) {
                table.append(
                        List.of(one.feature(), one.penalty().name()),
                        one.penalty().lambda(),
                        one.penalty().random());
            }
        }
    }

    /** Writes {@value #STEP_SIZES}. */
    public static void writeStepSizes(Path folder, List<TuneRecord.StepSize> stepSizes) throws IOException {
        try (NamedNumbers table = new NamedNumbers(folder.resolve(STEP_SIZES), List.of("name", "factor"), Set.of())) {
            stepSizes.forEach(step -> table.append(List.of(step.name()), step.factor()));
        }
    }

    /** Writes {@value #WEIGHTS}, least weight first. */
    public static void writeWeights(Path folder, List<TuneRecord.RowWeight> rows) throws IOException {
        try (NamedNumbers table =
                new NamedNumbers(folder.resolve(WEIGHTS), List.of("target", "row", "weight"), Set.of("row"))) {
            rows.forEach(row -> table.append(List.of(row.target()), (double) row.row(), row.weight()));
        }
    }
}
