package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import org.jspecify.annotations.Nullable;

/** How long the margins of a group's atoms can be. */
final class GroupNorms {

    private final LinearSum sum;
    private final Design columns;
    private final double @Nullable [] weights;

    GroupNorms(LinearSum sum, Design columns) {
        this.sum = sum;
        this.columns = columns;
        double[] all = new double[sum.rows()];
        boolean equal = true;
        for (int i = 0; i < all.length; i++) {
            all[i] = sum.weight(i);
            equal &= all[i] == 1;
        }
        this.weights = equal ? null : all;
    }

    double[] of(GroupAtoms atoms) {
        double[] norms = new double[atoms.elements()];
        for (int e = 0; e < norms.length; e++) {
            double squares = 0;
            for (int at = atoms.starts()[e]; at < atoms.starts()[e + 1]; at++) {
                squares += meanSquare(atoms.members()[at]);
            }
            norms[e] = Math.sqrt(squares) / atoms.weights()[e];
        }
        return norms;
    }

    private double meanSquare(int j) {
        return (weights == null ? columns.squaredNorm(j) : columns.weightedSquaredNorm(j, weights)) / sum.rows();
    }
}
