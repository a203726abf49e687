package io.glissade.cli.linear;

import io.glissade.report.fit.FitModel;
import io.glissade.table.Classes;
import io.glissade.table.Features;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Coefficients as a model in a file, and back. */
public final class ModelFile {

    private ModelFile() {}

    /** What the features are, for a file: numbered ones without their names. */
    public static FitModel.Features features(Features features) {
        int first = features.name(0).equals("0") ? 0 : 1;
        boolean numbered = features.equals(Features.numbered(first, features.count()));
        return new FitModel.Features(first, features.count(), numbered ? List.of() : features.names());
    }

    /** The features of a model. */
    public static Features features(FitModel model) {
        FitModel.Features features = model.features();
        return features.names().isEmpty()
                ? Features.numbered(features.first(), features.count())
                : Features.named(features.names());
    }

    /** The linear functions of a model, without the weights that are zero. */
    public static List<FitModel.Output> outputs(Features features, Scores scores) {
        List<FitModel.Output> outputs = new ArrayList<>();
        int count = scores.outputs();
        Classes classes = scores.classes();
        for (int k = 0; k < count; k++) {
            Map<String, Double> weights = new LinkedHashMap<>();
            for (int j = 0; j < features.count(); j++) {
                double weight = scores.coefficients()[j * count + k];
                if (weight != 0) {
                    weights.put(features.name(j), weight);
                }
            }
            String name = count == 1 || classes == null ? "" : classes.names().get(k);
            outputs.add(new FitModel.Output(name, scores.coefficients()[features.count() * count + k], weights));
        }
        return outputs;
    }

    /** A model as a file has it. */
    public static Scores scores(FitModel model) {
        LossRow loss = LossTable.named(model.loss());
        int outputs = model.outputs().size();
        Classes classes = model.classes().isEmpty() ? null : new Classes(model.classes(), outputs == 1);
        return new Scores(loss, classes, coefficients(model, features(model), outputs), outputs);
    }

    /**
     * The coefficients of a model for these features, then the intercepts.
     *
     * @throws IllegalArgumentException where the model has other outputs or a weight of a feature that is not among them
     */
    public static double[] coefficients(FitModel model, Features features, int outputs) {
        if (model.outputs().size() != outputs) {
            throw new IllegalArgumentException("model must have " + outputs + " linear functions, has "
                    + model.outputs().size());
        }
        Map<String, Integer> places = new HashMap<>();
        for (int j = 0; j < features.count(); j++) {
            places.put(features.name(j), j);
        }
        double[] coefficients = new double[Math.multiplyExact(features.count() + 1, outputs)];
        for (int k = 0; k < outputs; k++) {
            FitModel.Output output = model.outputs().get(k);
            coefficients[features.count() * outputs + k] = output.intercept();
            for (Map.Entry<String, Double> weight : output.weights().entrySet()) {
                @Nullable Integer place = places.get(weight.getKey());
                if (place == null) {
                    throw new IllegalArgumentException("model must have weights of the features " + shown(features)
                            + " only, has one of '" + weight.getKey() + "'");
                }
                coefficients[place * outputs + k] = weight.getValue();
            }
        }
        return coefficients;
    }

    private static String shown(Features features) {
        int shown = Math.min(3, features.count());
        String first = String.join(", ", features.names().subList(0, shown));
        return features.count() > shown ? first + ", ... (" + features.count() + ")" : first;
    }
}
