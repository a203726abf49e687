package io.glissade.torch.language;

import io.glissade.parameter.Require;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A text a language model is judged by: every token is predicted from those before it in its row, without dropout or
 * penalties. The rows are read in windows with the hidden state handed on, the last window included.
 */
public final class HeldOutText implements AutoCloseable {

    private final LanguageModel network;
    private final TextColumns columns;
    private final int sequence;
    private final List<Tensor> state;

    /**
     * The text {@code tokens}.
     *
     * @param tokens each in [0, vocabulary of the network); {@code tokens.length % rows} at the end are not used
     * @param rows read side by side, at least 1; 1 is exact, more are faster and begin that often without context
     * @param sequence tokens in a window, at least 1: no effect on the result but by rounding
     */
    public HeldOutText(LanguageModel network, int[] tokens, int rows, int sequence) {
        this.network = network;
        this.columns = new TextColumns(tokens, network.vocabulary(), rows, 1);
        this.sequence = Math.toIntExact(Math.min(sequence, columns.predictions()));
        Require.atLeast("sequence", 1, sequence);
        this.state = network.zeroState(rows);
    }

    /**
     * The mean cross-entropy per token in nats at the parameters {@code x}; the perplexity is {@code Math.exp} of it. Cost: one
     * forward pass over the text.
     */
    public double crossEntropy(Tensor x) {
        network.parameters().bind(x);
        double sum = 0;
        try (NoGradGuard noGrad = new NoGradGuard()) {
            state.forEach(Tensor::zero_);
            for (long start = 0; start < columns.predictions(); start += sequence) {
                long length = Math.min(sequence, columns.predictions() - start);
                try (PointerScope scope = new PointerScope();
                        Tensor inputs = columns.inputs(start, length);
                        Tensor targets = columns.targets(start, length)) {
                    // Read before it is overwritten, so one state serves as beginning and end.
                    TextBatch window = new TextBatch(inputs, targets, state, state, 0);
                    sum += length * network.crossEntropy(window).item_double();
                }
            }
        }
        return sum / columns.predictions();
    }

    @Override
    public void close() {
        columns.close();
        state.forEach(Tensor::close);
    }
}
