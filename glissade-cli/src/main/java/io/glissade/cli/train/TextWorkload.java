package io.glissade.cli.train;

import io.glissade.cli.console.BadInput;
import io.glissade.torch.TorchSpace;
import io.glissade.torch.language.LstmLanguageModel;
import io.glissade.torch.language.TextMinibatches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;

/** A recurrent language model on a text. */
final class TextWorkload implements Workload {
    private final String source;
    private final String unit;
    private final int[] tokens;
    private final LstmLanguageModel.Size size;
    private final TrainOptions options;

    /**
     * A model of {@code tokens}.
     *
     * @param unit what a token is: {@code character} or {@code word}
     */
    TextWorkload(String source, String unit, int[] tokens, int vocabulary, TrainOptions options) {
        this.source = source;
        this.unit = unit;
        this.tokens = tokens;
        this.size = new LstmLanguageModel.Size(vocabulary, options.width(), options.layers());
        this.options = options;
        long needed = (long) options.batch() * (options.sequence() + 1);
        if (tokens.length < needed) {
            throw new BadInput(source + ": too short: --batch " + options.batch() + " with --sequence "
                    + options.sequence() + " needs at least " + needed + " " + unit + "s, got " + tokens.length);
        }
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "LSTM language model (%d x %d, %d %ss) on %s",
                size.layers(),
                size.width(),
                size.vocabulary(),
                unit,
                source);
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("model", "lstm");
        settings.put("tokens", unit);
        settings.put("vocabulary", size.vocabulary());
        settings.put("sequence", options.sequence());
        return settings;
    }

    @Override
    public long minibatchesPerEpoch() {
        return (tokens.length / options.batch() - 1L) / options.sequence();
    }

    @Override
    public String lossUnit() {
        return "mean cross-entropy per " + unit + " of the minibatch, nats";
    }

    @Override
    public String frozen() {
        return "same rows, same hidden state at their beginning, no dropout";
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

    @Override
    public Session open() {
        LstmLanguageModel network = new LstmLanguageModel(size, TorchSpace.Precision.FLOAT);
        Tensor start = network.parameters().space().zero();
        network.initialise(RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed()), start);
        TextMinibatches minibatches = new TextMinibatches(network, tokens, options.batch(), options.sequence());
        return new Session(network, minibatches, start, null, List.of(minibatches));
    }

    @Override
    public void close() {}
}
