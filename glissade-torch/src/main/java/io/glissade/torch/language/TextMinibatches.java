package io.glissade.torch.language;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.torch.NetworkObjective;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Minibatches over a text for truncated back-propagation through time: the text is cut into {@code rows} parallel rows, and
 * each minibatch is the next window of {@code sequence} tokens of all of them. The hidden state at the end of a window is the
 * start of the next; at the beginning of a pass it is zero. Source: {@code mikolov2012rnn}.
 */
public final class TextMinibatches implements Minibatches<Tensor>, AutoCloseable {

    private final LstmLanguageModel network;
    private final Tensor columns;
    private final int sequence;
    private final long windows;
    private final List<Tensor> states = new ArrayList<>();
    private Tensor inputs = new Tensor();
    private Tensor targets = new Tensor();
    private long handedOut;

    /**
     * The stream over {@code tokens}.
     *
     * @param tokens each in [0, vocabulary of the network)
     * @param rows how many windows run in parallel, at least 1
     * @param sequence tokens in a window, at least 1
     */
    public TextMinibatches(LstmLanguageModel network, int[] tokens, int rows, int sequence) {
        Require.atLeast("rows", 1, rows);
        Require.atLeast("sequence", 1, sequence);
        long length = tokens.length / rows;
        Require.atLeast("the number of tokens", (long) rows * (sequence + 1), tokens.length);
        this.network = network;
        this.sequence = sequence;
        this.windows = (length - 1) / sequence;
        this.columns = columns(tokens, rows, length);
        for (int i = 0; i < 4; i++) {
            states.add(network.zeroState(rows));
        }
    }

    private static Tensor columns(int[] tokens, int rows, long length) {
        long[] used = new long[Math.toIntExact(rows * length)];
        for (int i = 0; i < used.length; i++) {
            used[i] = tokens[i];
        }
        try (PointerScope scope = new PointerScope();
                LongPointer pointer = new LongPointer(used)) {
            Tensor flat = torch.from_blob(pointer, new long[] {used.length}, new TensorOptions(torch.ScalarType.Long));
            return TorchSpace.keep(flat.view(rows, length).t().contiguous().clone());
        }
    }

    @Override
    public TorchSpace space() {
        return network.parameters().space();
    }

    /** Minibatches in one pass over the text. */
    public long windows() {
        return windows;
    }

    @Override
    public Objective<Tensor> next() {
        long window = handedOut % windows;
        boolean even = handedOut % 2 == 0;
        Tensor hidden = states.get(even ? 0 : 2);
        Tensor cell = states.get(even ? 1 : 3);
        inputs.close();
        targets.close();
        try (PointerScope scope = new PointerScope()) {
            if (window == 0) {
                hidden.zero_();
                cell.zero_();
            }
            long start = window * sequence;
            inputs = TorchSpace.keep(columns.narrow(0, start, sequence));
            targets = TorchSpace.keep(columns.narrow(0, start + 1, sequence).reshape(-1));
        }
        handedOut++;
        TextBatch batch =
                new TextBatch(inputs, targets, hidden, cell, states.get(even ? 2 : 0), states.get(even ? 3 : 1));
        return new NetworkObjective<>(network, batch);
    }

    @Override
    public double epoch() {
        return (double) handedOut / windows;
    }

    @Override
    public void restart() {
        handedOut = 0;
    }

    @Override
    public void close() {
        inputs.close();
        targets.close();
        columns.close();
        states.forEach(Tensor::close);
    }
}
