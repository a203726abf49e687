package io.glissade.torch.language;

import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * One window of a text cut into parallel rows, with the hidden state it starts from and the seed of its dropout masks. The
 * state at its end is handed on once, by the first evaluation: that of the run. Evaluations of a probe change nothing.
 */
public final class TextBatch {
    private final Tensor inputs;
    private final Tensor targets;
    private final List<Tensor> state;
    private final List<Tensor> nextState;
    private final long seed;
    private boolean carried;

    TextBatch(Tensor inputs, Tensor targets, List<Tensor> state, List<Tensor> nextState, long seed) {
        this.inputs = inputs;
        this.targets = targets;
        this.state = state;
        this.nextState = nextState;
        this.seed = seed;
    }

    /** Tokens, shape [sequence, rows]. */
    Tensor inputs() {
        return inputs;
    }

    /** The token after each of the inputs, shape [sequence * rows]. */
    Tensor targets() {
        return targets;
    }

    /** The hidden state at the beginning, in the shapes of the model's zero state. */
    List<Tensor> state() {
        return state;
    }

    /** Decides the dropout masks: the same at every evaluation. */
    long seed() {
        return seed;
    }

    void carry(List<Tensor> stateAtEnd) {
        if (carried) {
            return;
        }
        try (NoGradGuard noGrad = new NoGradGuard()) {
            for (int i = 0; i < stateAtEnd.size(); i++) {
                nextState.get(i).copy_(stateAtEnd.get(i));
            }
        }
        carried = true;
    }
}
