package io.glissade.report.fit;

import io.glissade.report.file.FileOutput;
import io.glissade.report.file.StrictJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A fitted linear model on raw features, the content of {@code model.json}. The margin of a row is {@code intercept + sum of weight *
 * feature}; a standardisation of the fit is folded into both.
 *
 * @param loss its name on the command line
 * @param target the name of the target column; empty where it has none
 * @param classes the two classes of a margin below and above zero, or the classes of the outputs; empty for numbers
 * @param features what the features are
 * @param l2 weight of the squared norm in the fit
 * @param l1 weight of the absolute values in the fit
 * @param penalisedBias whether the intercept is the weight of a constant feature, penalised like the others
 * @param standardised whether the penalty was that of standardised features
 * @param method its name on the command line
 * @param reason why it was chosen; empty where the user chose it
 * @param certificate how good the fit is
 * @param outputs one, or one for each class of a multinomial model
 */
public record FitModel(
        String loss,
        String target,
        List<String> classes,
        Features features,
        double l2,
        double l1,
        boolean penalisedBias,
        boolean standardised,
        String method,
        String reason,
        Certificate certificate,
        List<Output> outputs) {

    /** The file's name in the run folder. */
    public static final String FILE = "model.json";

    private static final int FORMAT = 1;
    private static final long LARGEST_FILE = 512L << 20;

    /** Copies the collections and checks that nothing is missing. */
    public FitModel {
        Objects.requireNonNull(loss, "loss must be given");
        Objects.requireNonNull(target, "target must be given");
        classes = List.copyOf(Objects.requireNonNull(classes, "classes must be given"));
        Objects.requireNonNull(features, "features must be given");
        Objects.requireNonNull(method, "method must be given");
        Objects.requireNonNull(reason, "reason must be given");
        Objects.requireNonNull(certificate, "certificate must be given");
        outputs = List.copyOf(Objects.requireNonNull(outputs, "outputs must be given"));
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("outputs must be at least 1, got 0");
        }
        boolean belong =
                outputs.size() > 1 ? classes.size() == outputs.size() : classes.isEmpty() || classes.size() == 2;
        if (!belong) {
            throw new IllegalArgumentException(
                    "classes must belong to the outputs, got " + classes.size() + " for " + outputs.size());
        }
    }

    /** Writes {@code model.json} into a folder. */
    public void write(Path folder) throws IOException {
        try (FileOutput file = new FileOutput(folder.resolve(FILE))) {
            file.write(StrictJson.write(FORMAT, this));
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException when the file is missing, too large or damaged; the message is one line
     */
    public static FitModel read(Path file) throws IOException {
        return StrictJson.read(file, FORMAT, FitModel.class, LARGEST_FILE);
    }

    /**
     * The features, in order.
     *
     * @param first the number of the first one where they are numbered, 0 or 1
     * @param count how many
     * @param names empty where they are numbered
     */
    public record Features(int first, int count, List<String> names) {

        /** Copies the names and checks the count. */
        public Features {
            names = List.copyOf(Objects.requireNonNull(names, "names must be given"));
            if (count < 1 || (!names.isEmpty() && names.size() != count)) {
                throw new IllegalArgumentException(
                        "count must be at least 1 and that of the names, got " + count + " and " + names.size());
            }
        }
    }

    /**
     * How far from the minimum the model is at most. NaN, written as null, where there is no such number.
     *
     * @param value the penalised objective
     * @param dual a lower bound on the minimum
     * @param gap their difference
     * @param relativeGap the gap over the larger of the two in magnitude
     * @param gradientNorm of the objective
     * @param converged whether the tolerance asked for holds
     */
    public record Certificate(
            double value, double dual, double gap, double relativeGap, double gradientNorm, boolean converged) {}

    /**
     * One linear function.
     *
     * @param name the class it stands for; empty for a single one
     * @param intercept the constant, 0 without one
     * @param weights by feature, those that are not zero
     */
    public record Output(String name, double intercept, Map<String, Double> weights) {

        /** Copies the weights, in order, and checks that all numbers are finite. */
        public Output {
            Objects.requireNonNull(name, "name must be given");
            weights = Collections.unmodifiableMap(
                    new LinkedHashMap<>(Objects.requireNonNull(weights, "weights must be given")));
            if (!Double.isFinite(intercept)) {
                throw new IllegalArgumentException("intercept must be finite, got " + intercept);
            }
            weights.forEach((feature, weight) -> {
                if (weight == null || !Double.isFinite(weight)) {
                    throw new IllegalArgumentException("weight of " + feature + " must be finite, got " + weight);
                }
            });
        }
    }
}
