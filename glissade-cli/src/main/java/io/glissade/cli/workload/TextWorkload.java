package io.glissade.cli.workload;

import io.glissade.cli.console.BadInput;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.language.AwdLstm;
import io.glissade.torch.language.HeldOutText;
import io.glissade.torch.language.LanguageModel;
import io.glissade.torch.language.LstmLanguageModel;
import io.glissade.torch.language.TextMinibatches;
import io.glissade.torch.language.WindowLength;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A recurrent language model on a text. */
final class TextWorkload implements Workload {
    private static final int MOST_HELD_OUT_ROWS = 10;

    private final String source;
    private final String unit;
    private final int[] tokens;
    private final int @Nullable [] heldOut;
    private final int vocabulary;
    private final Recipe recipe;
    private final long seed;

    /**
     * A model of {@code tokens}.
     *
     * @param unit what a token is: {@code character} or {@code word}
     * @param heldOut what the model is judged by, {@code null} for nothing
     */
    TextWorkload(
            String source,
            String unit,
            int[] tokens,
            int @Nullable [] heldOut,
            int vocabulary,
            Recipe recipe,
            long seed) {
        this.source = source;
        this.unit = unit;
        this.tokens = tokens;
        this.heldOut = heldOut;
        this.vocabulary = vocabulary;
        this.recipe = recipe;
        this.seed = seed;
        long needed = (long) recipe.batch() * (recipe.sequence() + 1);
        if (tokens.length < needed) {
            throw new BadInput(source + ": too short: --batch " + recipe.batch() + " with --sequence "
                    + recipe.sequence() + " needs at least " + needed + " " + unit + "s, got " + tokens.length);
        }
        if (heldOut != null && heldOut.length < 2) {
            throw new BadInput(source + ": the held-out text needs at least 2 " + unit + "s, got " + heldOut.length);
        }
    }

    @Override
    public String title() {
        boolean regularised = recipe.model() == Recipe.Model.AWD_LSTM;
        return String.format(
                Locale.ROOT,
                "%s language model (%d x %d, %d %ss) on %s",
                regularised ? "AWD-LSTM" : "LSTM",
                recipe.layers(),
                recipe.width(),
                vocabulary,
                unit,
                source);
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("model", recipe.model().toString());
        settings.put("tokens", unit);
        settings.put("vocabulary", vocabulary);
        settings.put("sequence", recipe.sequence());
        settings.put("training " + unit + "s", tokens.length);
        if (heldOut != null) {
            settings.put("held-out " + unit + "s", heldOut.length);
        }
        if (recipe.model() == Recipe.Model.AWD_LSTM) {
            settings.put("embedding", recipe.embedding());
            AwdLstm.Regularisation r = recipe.regularisation();
            settings.put(
                    "dropout",
                    "embedding " + r.embedding() + ", input " + r.input() + ", between layers " + r.between()
                            + ", output " + r.output() + ", recurrent weights " + r.weight());
            settings.put("penalties", "activation " + r.activation() + ", temporal " + r.temporal());
        }
        return settings;
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public long minibatchesPerEpoch() {
        return Math.max(1, (tokens.length / recipe.batch() - 1L) / recipe.sequence());
    }

    @Override
    public String lossUnit() {
        return "mean cross-entropy per " + unit + " of the minibatch, nats"
                + (recipe.model() == Recipe.Model.AWD_LSTM ? ", with activation penalties" : "");
    }

    @Override
    public String frozen() {
        return recipe.model() == Recipe.Model.AWD_LSTM
                ? "same rows, same hidden state at their beginning, same dropout masks"
                : "same rows, same hidden state at their beginning, no dropout";
    }

    @Override
    public List<String> defaultRules() {
        return List.of(
                "sgd:lr=6",
                "sgd:lr=12",
                "sgd:lr=24",
                "clip:lr=12,threshold=0.25",
                "clip:lr=24,threshold=0.25",
                "clip:lr=20,threshold=0.1",
                "normalised:lr=4,beta=0.1");
    }

    private LanguageModel network() {
        return recipe.model() == Recipe.Model.AWD_LSTM
                ? new AwdLstm(
                        new AwdLstm.Size(vocabulary, recipe.embedding(), recipe.width(), recipe.layers(), true),
                        recipe.regularisation(),
                        TorchSpace.Precision.FLOAT)
                : new LstmLanguageModel(
                        new LstmLanguageModel.Size(vocabulary, recipe.width(), recipe.layers()),
                        TorchSpace.Precision.FLOAT);
    }

    @Override
    public Session open() {
        LanguageModel network = network();
        Tensor start = network.parameters().space().zero();
        network.initialise(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), start);
        WindowLength windows = recipe.randomWindows()
                ? new WindowLength.Random(recipe.sequence())
                : new WindowLength.Fixed(recipe.sequence());
        TextMinibatches minibatches = new TextMinibatches(network, tokens, recipe.batch(), windows, seed);
        return new Session(network, minibatches, start, judged(network), List.of(minibatches));
    }

    private @Nullable HeldOut judged(LanguageModel network) {
        if (heldOut == null) {
            return null;
        }
        int rows = Math.max(1, Math.min(MOST_HELD_OUT_ROWS, heldOut.length / (recipe.sequence() + 1)));
        HeldOutText text = new HeldOutText(network, heldOut, rows, recipe.sequence());
        return new HeldOut() {
            @Override
            public Score at(Tensor point) {
                return new Score(text.crossEntropy(point), Double.NaN);
            }

            @Override
            public void close() {
                text.close();
            }
        };
    }

    @Override
    public void close() {}
}
