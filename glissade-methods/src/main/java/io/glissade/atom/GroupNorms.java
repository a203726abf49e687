package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;

/** How long the margins of a group's atoms can be. */
final class GroupNorms {

    private final LinearSum sum;
    private final Design columns;
    private final double[] column;

    GroupNorms(LinearSum sum, Design columns) {
        this.sum = sum;
        this.columns = columns;
        this.column = new double[sum.rows()];
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
        java.util.Arrays.fill(column, 0);
        columns.add(j, 1, column);
        double squares = 0;
        for (int i = 0; i < column.length; i++) {
            squares += sum.weight(i) * column[i] * column[i];
        }
        return squares / column.length;
    }
}
