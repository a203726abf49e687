package io.glissade.cli.workload;

import io.glissade.cli.console.BadInput;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is trained, on what: each option wins over the preset, and the preset over what suits the kind of data. */
public final class ModelOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "A published recipe: model, sizes, rules, epochs and schedule; see below. Other options change parts of it.")
    @Nullable
    String preset;

    @Option(
            names = "--model",
            paramLabel = "lstm|awd-lstm|mlp|conv|resnet20",
            description = "Default: lstm for a text, conv for grey images, resnet20 for colour images.")
    Recipe.@Nullable Model model;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Parallel rows of text or images in a minibatch. Default: 32.")
    @Nullable
    Integer batch;

    @Option(names = "--sequence", paramLabel = "N", description = "Tokens in a window of text. Default: 50.")
    @Nullable
    Integer sequence;

    @Option(
            names = "--tokens",
            paramLabel = "UNIT",
            description =
                    "What a model of a text file reads: character or word. Default: character; a folder with a published corpus is read by words.")
    WorkloadSource.@Nullable TokenUnit tokens;

    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            description = "Most frequent words kept with --tokens word. Default: ${DEFAULT-VALUE}.")
    int vocabulary = 10_000;

    @Option(names = "--width", paramLabel = "N", description = "Units of a hidden layer. Default: 128.")
    @Nullable
    Integer width;

    @Option(
            names = "--embedding",
            paramLabel = "N",
            description = "Size of the token embedding of awd-lstm. Default: 200.")
    @Nullable
    Integer embedding;

    @Option(
            names = "--layers",
            paramLabel = "N",
            description = "Layers of the LSTM, hidden layers of the mlp. Default: 2.")
    @Nullable
    Integer layers;

    @Option(
            names = "--held-out",
            paramLabel = "FILE|SHARE",
            description = "Text to judge the model by: a file, or the last share of DATA (0.05). "
                    + "Default: the validation or test part of a published corpus, nothing for a single file.")
    @Nullable
    String heldOut;

    @Option(
            names = "--weight-decay",
            paramLabel = "W",
            description = "Adds W/2 times the squared norm of the parameters to the loss. Default: 0.")
    @Nullable
    Double weightDecay;

    /** The preset asked for, or {@code null}. */
    public @Nullable Preset preset() {
        if (preset == null) {
            return null;
        }
        for (Preset known : Preset.ALL) {
            if (known.name().equalsIgnoreCase(preset)) {
                return known;
            }
        }
        throw new BadInput("--preset must be one of "
                + Preset.ALL.stream().map(Preset::name).collect(Collectors.joining(", ")) + ", got " + preset);
    }

    /** The recipe that holds: each option wins over the preset, and the preset over what suits data of this kind. */
    Recipe recipe(@Nullable Preset chosen, Recipe.Model suited) {
        Recipe.Model kind =
                model != null ? model : chosen != null ? chosen.recipe().model() : suited;
        Recipe base = chosen != null ? chosen.recipe() : Recipe.small(kind);
        return new Recipe(
                kind,
                width != null ? width : base.width(),
                embedding != null ? embedding : base.embedding(),
                layers != null ? layers : base.layers(),
                batch != null ? batch : base.batch(),
                sequence != null ? sequence : base.sequence(),
                base.randomWindows(),
                base.regularisation(),
                base.augmentation(),
                weightDecay != null ? weightDecay : base.weightDecay());
    }

    /** The path that {@code --held-out} names, or {@code null}. */
    @Nullable
    Path heldOutFile() {
        return heldOut == null || heldOutShare() > 0 ? null : Path.of(heldOut);
    }

    /** The share that {@code --held-out} names, or 0. */
    double heldOutShare() {
        if (heldOut == null || !heldOut.matches("[0-9.eE+-]+")) {
            return 0;
        }
        double share;
        try {
            share = Double.parseDouble(heldOut);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
        if (!(share > 0 && share <= 0.5)) {
            throw new BadInput("--held-out must be a file or a share in (0, 0.5], got " + heldOut);
        }
        return share;
    }
}
