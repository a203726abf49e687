package io.glissade.torch.language;

import io.glissade.parameter.Require;
import io.glissade.torch.FlatParameters;
import io.glissade.torch.Initial;
import io.glissade.torch.TorchSpace;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.T_TensorT_TensorTensor_T_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A recurrent language model: embedding, stacked LSTM, linear read-out; the loss is the mean cross-entropy per token in
 * nats. Characters or words, as the tokens are. Starting points: embedding standard normal, the rest uniform in
 * [-1/sqrt(width), 1/sqrt(width)]. Source: {@code hochreiter1997lstm}.
 */
public final class LstmLanguageModel implements LanguageModel {

    /**
     * The size of the model.
     *
     * @param vocabulary number of distinct tokens, at least 2
     * @param width of embedding and hidden state, at least 1
     * @param layers of the LSTM, at least 1
     */
    public record Size(int vocabulary, int width, int layers) {
        public Size {
            Require.atLeast("vocabulary", 2, vocabulary);
            Require.atLeast("width", 1, width);
            Require.atLeast("layers", 1, layers);
        }
    }

    private final Size size;
    private final Module module = new Module("lstm language model");
    private final EmbeddingImpl embedding;
    private final LSTMImpl lstm;
    private final LinearImpl output;
    private final FlatParameters parameters;

    public LstmLanguageModel(Size size, TorchSpace.Precision precision) {
        this.size = size;
        this.embedding = new EmbeddingImpl(size.vocabulary, size.width);
        try (LSTMOptions options = new LSTMOptions(size.width, size.width)) {
            options.num_layers().put(size.layers);
            this.lstm = new LSTMImpl(options);
        }
        this.output = new LinearImpl(size.width, size.vocabulary);
        module.register_module("embedding", embedding);
        module.register_module("lstm", lstm);
        module.register_module("output", output);
        this.parameters = new FlatParameters(module, precision);
    }

    /** The size of the model. */
    public Size size() {
        return size;
    }

    @Override
    public FlatParameters parameters() {
        return parameters;
    }

    @Override
    public void initialise(RandomGenerator random, Tensor x) {
        double bound = 1 / Math.sqrt(size.width);
        Initial.fill(
                parameters.space(),
                block -> block.name().equals("embedding.weight") ? Initial.gaussian(1) : Initial.uniform(bound),
                random,
                x);
    }

    @Override
    public int vocabulary() {
        return size.vocabulary;
    }

    @Override
    public Tensor loss(TextBatch batch) {
        try (T_TensorTensor_T start =
                new T_TensorTensor_T(batch.state().get(0), batch.state().get(1))) {
            T_TensorT_TensorTensor_T_T states = lstm.forward(embedding.forward(batch.inputs()), start);
            T_TensorTensor_T end = states.get1();
            batch.carry(List.of(end.get0(), end.get1()));
            Tensor logits = output.forward(states.get0().reshape(-1, size.width));
            return torch.cross_entropy(logits, batch.targets());
        }
    }

    /** The {@link #loss}: this model has neither dropout nor penalties. */
    @Override
    public Tensor crossEntropy(TextBatch batch) {
        return loss(batch);
    }

    /** Hidden and cell state, both of shape [layers, rows, width]. */
    @Override
    public List<Tensor> zeroState(long rows) {
        long[] shape = {size.layers, rows, size.width};
        return List.of(parameters.space().zeros(shape), parameters.space().zeros(shape));
    }

    @Override
    public void close() {
        parameters.close();
        output.close();
        lstm.close();
        embedding.close();
        module.close();
    }
}
