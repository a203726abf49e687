package io.glissade.torch.language;

import io.glissade.torch.Network;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A recurrent network that predicts the next token of a text. */
public interface LanguageModel extends Network<TextBatch> {

    /** The number of distinct tokens. */
    int vocabulary();

    /**
     * The mean cross-entropy per token in nats, without dropout and penalties: what held-out text is judged by. A scalar
     * tensor. The hidden state is handed on as by {@link #loss}.
     */
    Tensor crossEntropy(TextBatch batch);

    /** The hidden state at the beginning of {@code rows} parallel texts, all zero: one or more tensors, closed by the caller. */
    List<Tensor> zeroState(long rows);
}
