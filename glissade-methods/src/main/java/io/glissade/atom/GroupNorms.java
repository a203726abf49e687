package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;

/** How long the margins of a group's atoms can be. */
final class GroupNorms {

    private final MarginSquares squares;

    GroupNorms(LinearSum sum, Design columns) {
        this.squares = new MarginSquares(sum, columns);
    }

    double[] of(GroupAtoms atoms) {
        double[] norms = new double[atoms.elements()];
        for (int e = 0; e < norms.length; e++) {
            double total = 0;
            for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
                total += squares.ofColumn(atoms.members()[at]);
            }
            norms[e] = Math.sqrt(total) / atoms.weights()[e];
        }
        return norms;
    }
}
