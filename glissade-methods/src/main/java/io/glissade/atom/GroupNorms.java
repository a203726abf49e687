package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import java.util.Arrays;

/**
 * How long the margins of a group's atoms can be: the root of the largest eigenvalue of the products of its columns. It is found, with a proven
 * bound, for groups of up to {@value #LARGEST_EXACT} members, at the cost of the entries of the group's columns times its members and of the cube of
 * these; for larger ones the root of the sum of all eigenvalues bounds it.
 */
final class GroupNorms {

    static final int LARGEST_EXACT = 200;

    private final MarginSquares squares;
    private final double[] scratch;

    GroupNorms(LinearSum sum, Design columns) {
        this.squares = new MarginSquares(sum, columns);
        this.scratch = new double[sum.rows()];
    }

    double[] of(GroupAtoms atoms) {
        double[] norms = new double[atoms.elements()];
        for (int e = 0; e < norms.length; e++) {
            int from = atoms.starts()[e];
            int size = atoms.starts()[e + 1] - from;
            double square;
            if (size == 1) {
                square = squares.ofColumn(atoms.members()[from]);
            } else if (size <= LARGEST_EXACT) {
                square = largestEigenvalue(Arrays.copyOfRange(atoms.members(), from, from + size));
            } else {
                square = sumOfEigenvalues(atoms.members(), from, from + size);
            }
            norms[e] = Math.sqrt(square) / atoms.weights()[e];
        }
        return norms;
    }

    private double largestEigenvalue(int[] members) {
        int size = members.length;
        double[] products = new double[size * size];
        double[] row = new double[size];
        for (int k = 0; k < size; k++) {
            squares.products(members[k], members, scratch, row);
            System.arraycopy(row, 0, products, k * size, size);
        }
        LeadingSingularPair leading = new LeadingSingularPair(size, size);
        leading.find(products, true);
        return leading.bound();
    }

    private double sumOfEigenvalues(int[] members, int from, int to) {
        double total = 0;
        for (int at = from; at < to; at++) {
            total += squares.ofColumn(members[at]);
        }
        return total;
    }
}
