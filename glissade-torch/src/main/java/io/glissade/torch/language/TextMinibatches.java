package io.glissade.torch.language;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Archive;
import io.glissade.torch.NetworkObjective;
import io.glissade.torch.SeededSequence;
import io.glissade.torch.TensorState;
import io.glissade.torch.TorchSpace;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Minibatches over a text for truncated back-propagation through time: the text is cut into {@code rows} parallel rows, and
 * each minibatch is the next window of tokens of all of them. The hidden state at the end of a window is the start of the
 * next; at the beginning of a pass it is zero. Source: {@code mikolov2012rnn}.
 */
public final class TextMinibatches implements Minibatches<Tensor>, AutoCloseable {

    private final LanguageModel network;
    private final TextColumns columns;
    private final WindowLength windows;
    private final long used;
    private final SeededSequence seeds;
    private final List<Tensor> evenState;
    private final List<Tensor> oddState;
    private Tensor inputs = new Tensor();
    private Tensor targets = new Tensor();
    private long passes;
    private long position;
    private long handedOut;
    private double stepFactor = 1;

    /** The stream over {@code tokens} in windows of {@code sequence} tokens, with the seed 0. */
    public TextMinibatches(LanguageModel network, int[] tokens, int rows, int sequence) {
        this(network, tokens, rows, new WindowLength.Fixed(sequence), 0);
    }

    /**
     * The stream over {@code tokens}.
     *
     * @param tokens each in [0, vocabulary of the network), at least one window for each row
     * @param rows how many windows run in parallel, at least 1
     * @param seed of the dropout masks and of random lengths
     */
    public TextMinibatches(LanguageModel network, int[] tokens, int rows, WindowLength windows, long seed) {
        this.network = network;
        this.windows = windows;
        this.seeds = new SeededSequence(seed);
        this.columns = new TextColumns(tokens, network.vocabulary(), rows, windows.shortest());
        this.used = windows.used(columns.predictions());
        this.evenState = network.zeroState(rows);
        this.oddState = network.zeroState(rows);
    }

    @Override
    public TorchSpace space() {
        return network.parameters().space();
    }

    @Override
    public Objective<Tensor> next() {
        boolean even = handedOut % 2 == 0;
        List<Tensor> state = even ? evenState : oddState;
        if (position == used) {
            position = 0;
            passes++;
        }
        if (position == 0) {
            try (PointerScope scope = new PointerScope()) {
                state.forEach(Tensor::zero_);
            }
        }
        RandomGenerator random = seeds.generator(handedOut);
        long length = windows.next(used - position, random);
        inputs.close();
        targets.close();
        inputs = columns.inputs(position, length);
        targets = columns.targets(position, length);
        position += length;
        handedOut++;
        stepFactor = windows.stepFactor(length);
        return new NetworkObjective<>(
                network, new TextBatch(inputs, targets, state, even ? oddState : evenState, random.nextLong()));
    }

    @Override
    public double epoch() {
        return passes + (double) position / used;
    }

    @Override
    public double stepFactor() {
        return stepFactor;
    }

    @Override
    public void restart() {
        passes = 0;
        position = 0;
        handedOut = 0;
        stepFactor = 1;
        network.restart();
    }

    @Override
    public void archive(Archive<Tensor> archive) {
        passes = archive.count("passes", passes);
        position = archive.count("position", position);
        handedOut = archive.count("handedOut", handedOut);
        stepFactor = archive.number("stepFactor", stepFactor);
        if (passes < 0 || handedOut < 0 || position < 0 || position > used) {
            throw new IllegalArgumentException("position must be in [0, " + used
                    + "], passes and handedOut not negative; got " + position + ", " + passes + " and " + handedOut);
        }
        TensorState.archive(archive, "state", handedOut % 2 == 0 ? evenState : oddState);
        network.archive(archive.part("network"));
    }

    @Override
    public void close() {
        inputs.close();
        targets.close();
        columns.close();
        evenState.forEach(Tensor::close);
        oddState.forEach(Tensor::close);
    }
}
