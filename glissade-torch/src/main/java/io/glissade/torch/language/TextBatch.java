package io.glissade.torch.language;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * One window of a text cut into parallel rows, with the hidden state it starts from. The state at its end is handed on once,
 * by the first evaluation: that of the run. Evaluations of a probe change nothing.
 */
public final class TextBatch {
    private final Tensor inputs;
    private final Tensor targets;
    private final Tensor hidden;
    private final Tensor cell;
    private final Tensor nextHidden;
    private final Tensor nextCell;
    private boolean carried;

    TextBatch(Tensor inputs, Tensor targets, Tensor hidden, Tensor cell, Tensor nextHidden, Tensor nextCell) {
        this.inputs = inputs;
        this.targets = targets;
        this.hidden = hidden;
        this.cell = cell;
        this.nextHidden = nextHidden;
        this.nextCell = nextCell;
    }

    /** Tokens, shape [sequence, rows]. */
    Tensor inputs() {
        return inputs;
    }

    /** The token after each of the inputs, shape [sequence * rows]. */
    Tensor targets() {
        return targets;
    }

    Tensor hidden() {
        return hidden;
    }

    Tensor cell() {
        return cell;
    }

    void carry(Tensor hiddenAtEnd, Tensor cellAtEnd) {
        if (carried) {
            return;
        }
        try (NoGradGuard noGrad = new NoGradGuard()) {
            nextHidden.copy_(hiddenAtEnd);
            nextCell.copy_(cellAtEnd);
        }
        carried = true;
    }
}
