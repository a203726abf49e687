package io.glissade.cli.sparse;

import io.glissade.cli.console.BadInput;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Which weights of the penalty are run, in order: the one of {@code --penalty}, or those of {@code --path}. */
final class WeightChoice {

    /** What {@code --path} without a value stands for. */
    static final String USUAL_PATH = "100,0.01";

    private static final double USUAL_RATIO = 0.01;
    private static final double USUAL_SHARE = 0.1;
    private static final int MOST = 10_000;
    private static final String OF_LARGEST = "max";

    private final PenaltyChoice penalty;
    private final DoubleSupplier largest;

    /**
     * For a penalty.
     *
     * @param largest the weight from which on every coefficient is zero; asked only where it is needed
     */
    WeightChoice(PenaltyChoice penalty, DoubleSupplier largest) {
        this.penalty = penalty;
        this.largest = largest;
    }

    double[] weights(@Nullable String path) {
        PenaltyRow row = penalty.row();
        boolean linear = row.name().equals(PenaltyTable.LINEAR);
        if (path == null) {
            if (penalty.weight().isEmpty() && !linear) {
                throw new BadInput("--penalty " + penalty.text() + ": must be " + row.form() + ", or come with --path "
                        + row.weightName() + "=...");
            }
            return new double[] {
                penalty.weight().isEmpty()
                        ? USUAL_SHARE * largest.getAsDouble()
                        : number("--penalty " + penalty.text(), penalty.weight())
            };
        }
        if (!penalty.weight().isEmpty()) {
            throw new BadInput("--path " + path + " and the " + row.weightName() + " of --penalty " + penalty.text()
                    + ": give one of them");
        }
        String list = row.weightName() + "=";
        if (path.startsWith(list)) {
            double[] weights = Arrays.stream(path.substring(list.length()).split(",", -1))
                    .mapToDouble(text -> number("--path " + path, text))
                    .toArray();
            if (Arrays.stream(weights).distinct().count() < weights.length) {
                throw new BadInput("--path " + path + ": each " + row.weightName() + " must be given once");
            }
            return weights;
        }
        if (!linear) {
            throw new BadInput("--path " + path + ": with --penalty " + penalty.text() + " it must be " + list
                    + " and numbers, as only linear has a largest weight to begin a grid at");
        }
        return grid(path);
    }

    private double[] grid(String path) {
        String rule = "--path must be N[,RATIO] with 2 to " + MOST + " weights and a ratio between 0 and 1, or "
                + penalty.row().weightName() + "=V,V,..., got " + path;
        String[] parts = path.split(",", -1);
        try {
            int count = Integer.parseInt(parts[0]);
            double ratio = parts.length > 1 ? Double.parseDouble(parts[1]) : USUAL_RATIO;
            if (parts.length > 2 || count < 2 || count > MOST || !(ratio > 0 && ratio < 1)) {
                throw new BadInput(rule);
            }
            double[] weights = new double[count];
            Arrays.setAll(weights, k -> largest.getAsDouble() * Math.pow(ratio, (double) k / (count - 1)));
            return weights;
        } catch (NumberFormatException damage) {
            throw new BadInput(rule);
        }
    }

    private double number(String option, String text) {
        boolean share = text.endsWith(OF_LARGEST);
        String name = penalty.row().weightName();
        if (share && !penalty.row().name().equals(PenaltyTable.LINEAR)) {
            throw new BadInput(
                    option + ": only the lambda of linear can be a share of the largest, got '" + text + "'");
        }
        double number;
        try {
            number = Double.parseDouble(share ? text.substring(0, text.length() - OF_LARGEST.length()) : text);
        } catch (NumberFormatException damage) {
            throw new BadInput(option + ": " + name + " must be a number, got '" + text + "'");
        }
        if (!(number > 0 && Double.isFinite(number))) {
            throw new BadInput(option + ": " + name + " must be positive and finite, got " + number);
        }
        return share ? number * largest.getAsDouble() : number;
    }
}
