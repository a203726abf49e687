package io.glissade.cli.tune;

import io.glissade.cli.console.BadInput;
import io.glissade.cli.sparse.GroupChoice;
import io.glissade.cli.sparse.GroupFile;
import io.glissade.table.Features;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model, and which of its hyper-parameters are learned. */
final class LearnOptions {

    /** What can be learned. */
    enum What {
        /** Of the weights. */
        PENALTIES,
        /** Of the inner gradient steps. */
        STEP_SIZES,
        /** Of the training rows. */
        WEIGHTS;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The models. */
    enum Kind {
        /** Margins are linear in the features. */
        LINEAR,
        /** One hidden layer. */
        NETWORK
    }

    /** Functions of the hidden layer. */
    enum Activation {
        /** The hyperbolic tangent. */
        TANH,
        /** log(1 + exp). */
        SOFTPLUS
    }

    /** What a learned step size belongs to. */
    enum Steps {
        /** Each coordinate of the model. */
        COORDINATE,
        /** Each inner step. */
        STEP
    }

    @Option(names = "--model", paramLabel = "linear|network", description = "Default: linear.")
    private Kind kind = Kind.LINEAR;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            description = "Units of the hidden layer of a network. Default: ${DEFAULT-VALUE}.")
    private int hidden = 32;

    @Option(names = "--activation", paramLabel = "tanh|softplus", description = "Of the hidden layer. Default: tanh.")
    private Activation activation = Activation.TANH;

    @Option(
            names = "--learn",
            paramLabel = "WHAT,...",
            split = ",",
            description =
                    "penalties: of the weights, on a logarithmic scale. step-sizes: of the inner steps, as factors on safe ones. "
                            + "weights: one in (0, 1) for each training row, to find damaged rows. Default: penalties.")
    private List<String> learn = List.of("penalties");

    @Option(
            names = "--penalties",
            paramLabel = "KIND",
            description =
                    "One for each feature, group, layer or parameter, or one shared. Default: feature for a linear model, "
                            + "group with --groups, layer for a network.")
    private Penalties.@Nullable Kind penalties;

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "Groups of features, one on each line: its name, then its features, between commas.")
    private @Nullable Path groups;

    @Option(
            names = "--penalty-range",
            paramLabel = "LOW,HIGH",
            description = "Penalties are learned and drawn between these. Default: 1e-4,100.")
    private String range = "1e-4,100";

    @Option(
            names = "--l2",
            paramLabel = "VALUE",
            description =
                    "The penalty where penalties are not learned: weight of half the squared norm. Default: 1 over the "
                            + "training rows.")
    private @Nullable Double l2;

    @Option(
            names = "--step-sizes",
            paramLabel = "coordinate|step",
            description = "What learned step sizes belong to. Default: coordinate.")
    private Steps steps = Steps.COORDINATE;

    void check() {
        if (hidden < 1) {
            throw new BadInput("--hidden must be at least 1, got " + hidden);
        }
        if (l2 != null && !(l2 >= 0 && Double.isFinite(l2))) {
            throw new BadInput("--l2 must not be negative and be finite, got " + l2);
        }
        if (l2 != null && learned().contains(What.PENALTIES)) {
            throw new BadInput("--l2 and --learn penalties: give one of them");
        }
        if (!learned().contains(What.PENALTIES) && (penalties != null || groups != null)) {
            throw new BadInput("--penalties and --groups: only where penalties are learned, got --learn "
                    + String.join(",", learn));
        }
        bounds();
    }

    boolean isNetwork() {
        return kind == Kind.NETWORK;
    }

    /** What is learned as it was given. */
    String given() {
        return String.join(",", learn);
    }

    Set<What> learned() {
        Set<What> learned = EnumSet.noneOf(What.class);
        for (String name : learn) {
            learned.add(Arrays.stream(What.values())
                    .filter(what -> what.text().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new BadInput("--learn must be of penalties, step-sizes, weights, got " + name)));
        }
        return learned;
    }

    /** The logarithms of the smallest and largest penalty. */
    double[] bounds() {
        String[] parts = range.split(",", -1);
        try {
            double low = Double.parseDouble(parts[0]);
            double high = Double.parseDouble(parts[parts.length - 1]);
            if (parts.length == 2 && low > 0 && high > low && Double.isFinite(high)) {
                return new double[] {Math.log(low), Math.log(high)};
            }
        } catch (NumberFormatException damage) {
            // said below
        }
        throw new BadInput("--penalty-range must be two positive numbers, the smaller first, got " + range);
    }

    Model model(TuneData data) {
        boolean network = kind == Kind.NETWORK;
        return new Model(
                data.fit().features().count(),
                network ? hidden : 0,
                activation == Activation.SOFTPLUS,
                data.fit().outputs());
    }

    Penalties penalties(Model model, Features features) throws IOException {
        Penalties.Kind chosen = kind(model);
        if (groups != null && chosen != Penalties.Kind.GROUP) {
            throw new BadInput("--groups: only with --penalties group, got "
                    + chosen.name().toLowerCase(Locale.ROOT));
        }
        GroupChoice choice = null;
        if (groups != null) {
            try {
                choice = GroupFile.read(groups, features);
            } catch (IllegalArgumentException damage) {
                throw new BadInput(String.valueOf(damage.getMessage()));
            }
        }
        return Penalties.of(chosen, model, features, choice);
    }

    private Penalties.Kind kind(Model model) {
        if (!learned().contains(What.PENALTIES)) {
            return Penalties.Kind.SHARED;
        }
        if (penalties != null) {
            return penalties;
        }
        return groups != null ? Penalties.Kind.GROUP : model.isLinear() ? Penalties.Kind.FEATURE : Penalties.Kind.LAYER;
    }

    /** The logarithm of the penalty where it is not learned. */
    double fixed(TuneData data) {
        return Math.log(l2 != null ? l2 : 1.0 / data.train().rows());
    }

    boolean stepForEach() {
        return steps == Steps.STEP;
    }

    Map<String, Object> settings(Model model, Penalties penalties, TuneData data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(
                "model",
                model.isLinear()
                        ? "linear"
                        : "network, " + hidden + " hidden units, "
                                + activation.name().toLowerCase(Locale.ROOT));
        settings.put("learned", learned().stream().map(What::text).collect(Collectors.joining(", ")));
        if (learned().contains(What.PENALTIES)) {
            settings.put(
                    "penalties",
                    penalties.count() + ", one for each "
                            + kind(model).name().toLowerCase(Locale.ROOT).replace("shared", "model"));
            settings.put("range of penalties", range);
        } else {
            settings.put("l2", Math.exp(fixed(data)));
        }
        if (learned().contains(What.STEP_SIZES)) {
            settings.put("step sizes", "one for each " + steps.name().toLowerCase(Locale.ROOT));
        }
        return settings;
    }
}
