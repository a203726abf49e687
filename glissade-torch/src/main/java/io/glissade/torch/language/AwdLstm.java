package io.glissade.torch.language;

import io.glissade.parameter.Require;
import io.glissade.torch.FlatParameters;
import io.glissade.torch.Initial;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The regularised recurrent language model known as AWD-LSTM: embedding, stacked LSTM with dropped recurrent weights, linear
 * read-out that may share the matrix of the embedding. The loss is the mean cross-entropy per token in nats, plus the
 * penalties of {@link Regularisation}. Starting points: embedding and read-out matrix uniform in [-0.1, 0.1], bias of the
 * read-out 0, each layer of the LSTM uniform in [-1/sqrt(h), 1/sqrt(h)] for h its hidden size. Source:
 * {@code merity2018regularizing}.
 */
public final class AwdLstm implements LanguageModel {

    private static final double EMBEDDING_BOUND = 0.1;

    /**
     * The size of the model.
     *
     * @param vocabulary number of distinct tokens, at least 2
     * @param embedding size of the embedding of a token, at least 1
     * @param hidden hidden size of every layer, but for the last one of a tied model, at least 1
     * @param layers of the LSTM, at least 1
     * @param tied whether embedding and read-out share one matrix; the last layer then has the size of the embedding
     */
    public record Size(int vocabulary, int embedding, int hidden, int layers, boolean tied) {
        public Size {
            Require.atLeast("vocabulary", 2, vocabulary);
            Require.atLeast("embedding", 1, embedding);
            Require.atLeast("hidden", 1, hidden);
            Require.atLeast("layers", 1, layers);
        }

        int inputs(int layer) {
            return layer == 0 ? embedding : hidden;
        }

        int outputs(int layer) {
            return tied && layer == layers - 1 ? embedding : hidden;
        }
    }

    /**
     * What keeps the model from over-fitting, in training only. Probabilities are those of dropping, in [0, 1); what is kept
     * is divided by the probability of keeping it. One mask serves all tokens of a window (variational dropout).
     *
     * @param embedding of dropping a token of the vocabulary wherever it occurs
     * @param input of dropping a coordinate of the embedded tokens, drawn for each row
     * @param between of dropping a coordinate between two layers, drawn for each row
     * @param output of dropping a coordinate of the last layer, drawn for each row
     * @param weight of dropping an element of a hidden-to-hidden matrix
     * @param activation factor of the mean square of the dropped output of the last layer, at least 0 (alpha)
     * @param temporal factor of the mean square of the change of the last layer's output from token to token, at least 0
     *     (beta)
     */
    public record Regularisation(
            double embedding,
            double input,
            double between,
            double output,
            double weight,
            double activation,
            double temporal) {

        /** No dropout and no penalty. */
        public static final Regularisation NONE = new Regularisation(0, 0, 0, 0, 0, 0, 0);

        /** The settings with which the model of 400/1150/3 was published for Penn Treebank. */
        public static final Regularisation PUBLISHED = new Regularisation(0.1, 0.65, 0.3, 0.4, 0.5, 2, 1);

        public Regularisation {
            Require.inUnitInterval("embedding dropout", embedding);
            Require.inUnitInterval("input dropout", input);
            Require.inUnitInterval("dropout between layers", between);
            Require.inUnitInterval("output dropout", output);
            Require.inUnitInterval("weight dropout", weight);
            Require.notNegative("activation penalty", activation);
            Require.notNegative("temporal activation penalty", temporal);
        }
    }

    /** The parameters of one layer of the LSTM. */
    private record Layer(Tensor input, Tensor recurrent, Tensor inputBias, Tensor recurrentBias, int outputs) {}

    /** The output of the last layer, shape [sequence, rows, outputs], without and with its dropout. */
    private record Activations(Tensor raw, Tensor dropped) {}

    private final Size size;
    private final Regularisation regularisation;
    private final FlatParameters parameters;
    private final Tensor embedding;
    private final List<Layer> layers = new ArrayList<>();
    private final Tensor readOut;
    private final TensorOptional readOutBias;

    public AwdLstm(Size size, Regularisation regularisation, TorchSpace.Precision precision) {
        this.size = size;
        this.regularisation = regularisation;
        this.parameters = new FlatParameters(shapes(size), precision);
        this.embedding = parameters.get("embedding.weight");
        for (int i = 0; i < size.layers; i++) {
            layers.add(new Layer(
                    parameters.get("lstm.weight_ih_l" + i),
                    parameters.get("lstm.weight_hh_l" + i),
                    parameters.get("lstm.bias_ih_l" + i),
                    parameters.get("lstm.bias_hh_l" + i),
                    size.outputs(i)));
        }
        this.readOut = size.tied ? embedding : parameters.get("output.weight");
        this.readOutBias = new TensorOptional(parameters.get("output.bias"));
    }

    private static Map<String, long[]> shapes(Size size) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("embedding.weight", new long[] {size.vocabulary, size.embedding});
        for (int i = 0; i < size.layers; i++) {
            long gates = 4L * size.outputs(i);
            shapes.put("lstm.weight_ih_l" + i, new long[] {gates, size.inputs(i)});
            shapes.put("lstm.weight_hh_l" + i, new long[] {gates, size.outputs(i)});
            shapes.put("lstm.bias_ih_l" + i, new long[] {gates});
            shapes.put("lstm.bias_hh_l" + i, new long[] {gates});
        }
        if (!size.tied) {
            shapes.put("output.weight", new long[] {size.vocabulary, size.hidden});
        }
        shapes.put("output.bias", new long[] {size.vocabulary});
        return shapes;
    }

    @Override
    public FlatParameters parameters() {
        return parameters;
    }

    @Override
    public int vocabulary() {
        return size.vocabulary;
    }

    @Override
    public void initialise(RandomGenerator random, Tensor x) {
        Initial.fill(
                parameters.space(),
                block -> {
                    String name = block.name();
                    if (name.equals("output.bias")) {
                        return Initial.constant(0);
                    }
                    if (!name.startsWith("lstm.")) {
                        return Initial.uniform(EMBEDDING_BOUND);
                    }
                    int layer = Integer.parseInt(name.substring(name.lastIndexOf('l') + 1));
                    return Initial.uniform(1 / Math.sqrt(size.outputs(layer)));
                },
                random,
                x);
    }

    @Override
    public Tensor loss(TextBatch batch) {
        Activations last = forward(batch, regularisation);
        Tensor loss = crossEntropy(last.dropped, batch);
        if (regularisation.activation > 0) {
            loss = loss.add(last.dropped.square().mean().mul(new Scalar(regularisation.activation)));
        }
        long tokens = batch.inputs().size(0);
        if (regularisation.temporal > 0 && tokens > 1) {
            Tensor change = last.raw.narrow(0, 1, tokens - 1).sub(last.raw.narrow(0, 0, tokens - 1));
            loss = loss.add(change.square().mean().mul(new Scalar(regularisation.temporal)));
        }
        return loss;
    }

    @Override
    public Tensor crossEntropy(TextBatch batch) {
        return crossEntropy(forward(batch, Regularisation.NONE).raw, batch);
    }

    private Tensor crossEntropy(Tensor activations, TextBatch batch) {
        Tensor logits = torch.linear(activations.flatten(0, 1), readOut, readOutBias);
        return torch.cross_entropy(logits, batch.targets());
    }

    private Activations forward(TextBatch batch, Regularisation dropout) {
        DropoutMasks masks = new DropoutMasks(batch.seed(), parameters.space().precision());
        long rows = batch.inputs().size(1);
        Tensor raw = torch.embedding(embedding, batch.inputs());
        if (dropout.embedding > 0) {
            // A row of the matrix is dropped with all its occurrences: gathering the rows of the mask does the same for
            // less.
            raw = raw.mul(torch.embedding(masks.mask(dropout.embedding, size.vocabulary, 1), batch.inputs()));
        }
        Tensor dropped = masks.drop(dropout.input, raw, 1, rows, size.embedding);
        List<Tensor> stateAtEnd = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Tensor recurrent = masks.drop(dropout.weight, layer.recurrent, 4L * layer.outputs, layer.outputs);
            T_TensorTensorTensor_T states = torch.lstm(
                    dropped,
                    new TensorVector(batch.state().get(2 * i), batch.state().get(2 * i + 1)),
                    new TensorVector(layer.input, recurrent, layer.inputBias, layer.recurrentBias),
                    true,
                    1,
                    0,
                    false,
                    false,
                    false);
            raw = states.get0();
            stateAtEnd.add(states.get1());
            stateAtEnd.add(states.get2());
            boolean isLast = i == layers.size() - 1;
            dropped = masks.drop(isLast ? dropout.output : dropout.between, raw, 1, rows, layer.outputs);
        }
        batch.carry(stateAtEnd);
        return new Activations(raw, dropped);
    }

    /** Hidden and cell state of each layer in turn, of shape [1, rows, outputs of the layer]. */
    @Override
    public List<Tensor> zeroState(long rows) {
        List<Tensor> state = new ArrayList<>();
        for (Layer layer : layers) {
            state.add(parameters.space().zeros(1, rows, layer.outputs));
            state.add(parameters.space().zeros(1, rows, layer.outputs));
        }
        return List.copyOf(state);
    }

    @Override
    public void close() {
        readOutBias.close();
        parameters.close();
    }
}
