package io.glissade.cli.sparse;

import io.glissade.atom.AtomSet;
import io.glissade.atom.GroupAtoms;
import io.glissade.linear.Loss;

/**
 * What decides which method fits.
 *
 * @param penalty its row
 */
record SparseQuestion(AtomSet atoms, PenaltyRow penalty, Loss loss) {

    /** Whether the atoms are those of features or groups, each moved on its own. */
    boolean hasBlocks() {
        return atoms instanceof GroupAtoms;
    }

    /** Whether the penalty is so flat that the best atom has no magnitude. */
    boolean isLinear() {
        return penalty.name().equals(PenaltyTable.LINEAR);
    }

    /** Whether the penalty is a constraint. */
    boolean isBound() {
        return penalty.name().equals(PenaltyTable.BOUND);
    }

    /** Whether the second derivative of the loss has a bound. */
    boolean isSmooth() {
        return Double.isFinite(loss.smoothness());
    }
}
