package io.glissade.cli.fit;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.ModelFile;
import io.glissade.report.fit.FitModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How it is minimised: methods, penalties one after the other, where to start. */
final class MethodOptions {

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "auto, or one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which says why it chose.",
            completionCandidates = MethodNames.class)
    private String method = MethodTable.AUTO;

    @Option(
            names = "--compare",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "Run each of these methods from the same start and draw them together; the lowest objective is the model.")
    private List<String> compare = List.of();

    @Option(
            names = "--path",
            paramLabel = "l2=V,V,...",
            description = "Fit with each penalty in turn; each starts where the one before ended, table included. "
                    + "The last one is the model.")
    private @Nullable String path;

    @Option(names = "--start", paramLabel = "MODEL", description = "Start from the weights of a model.json.")
    private @Nullable Path start;

    /** The names of the methods, for the help. */
    static final class MethodNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return List.of(MethodTable.names()).iterator();
        }
    }

    /** Each method on each penalty, method by method. */
    List<FitPlan> plans(FitData data, ModelOptions model) {
        double[] penalties = penalties(data, model);
        List<FitPlan> plans = new ArrayList<>();
        // The last penalty is the one of the model, and most often the hardest.
        FitObjective last = FitObjective.of(data, penalties[penalties.length - 1], model.l1(), true);
        for (MethodChoices.Chosen chosen : MethodChoices.of(method, compare, last)) {
            for (int k = 0; k < penalties.length; k++) {
                plans.add(new FitPlan(chosen, penalties[k], model.l1(), k > 0));
            }
        }
        return plans;
    }

    private double[] penalties(FitData data, ModelOptions model) {
        if (path == null) {
            return new double[] {model.l2(data)};
        }
        if (model.isL2Given()) {
            throw new BadInput("--path and --l2: give one of them");
        }
        String rule = "--path must be l2= and different numbers that are not negative, got " + path;
        if (!path.startsWith("l2=")) {
            throw new BadInput(rule);
        }
        try {
            double[] penalties = Arrays.stream(path.substring(3).split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean right = Arrays.stream(penalties).allMatch(p -> p >= 0 && Double.isFinite(p));
            if (!right || Arrays.stream(penalties).distinct().count() < penalties.length) {
                throw new BadInput(rule);
            }
            return penalties;
        } catch (NumberFormatException damage) {
            throw new BadInput(rule);
        }
    }

    /** The point of {@code --start}; {@code null} for zero. */
    double @Nullable [] start(FitData data) throws IOException {
        if (start == null) {
            return null;
        }
        FitModel model = FitModel.read(start);
        try {
            return data.point(ModelFile.coefficients(model, data.features(), data.outputs()));
        } catch (IllegalArgumentException refused) {
            throw new BadInput(start + ": " + refused.getMessage());
        }
    }

    /** For the record. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (compare.isEmpty()) {
            settings.put("method", method);
        } else {
            settings.put("compare", compare);
        }
        if (path != null) {
            settings.put("path", path);
        }
        if (start != null) {
            settings.put("start", start.toString());
        }
        return settings;
    }
}
