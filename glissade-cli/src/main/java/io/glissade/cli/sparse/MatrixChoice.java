package io.glissade.cli.sparse;

import io.glissade.atom.MatrixPoint;
import io.glissade.atom.NuclearNorm;
import java.util.stream.IntStream;

/** The coefficients as a matrix; weights are its singular values, descending. Screening removes none of them. */
record MatrixChoice(NuclearNorm set) implements AtomChoice {

    /** {@code size} is rows, an x and columns. */
    static MatrixChoice of(String size, int features) {
        String rule = "must be rows, an x and columns, such as nuclear:8x16, got '" + size + "'";
        String[] sides = size.split("x", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(rule);
        }
        try {
            int rows = Integer.parseInt(sides[0]);
            int columns = Integer.parseInt(sides[1]);
            if ((long) rows * columns != features) {
                throw new IllegalArgumentException("a matrix of " + rows + " times " + columns + " has "
                        + (long) rows * columns + " coefficients, the data have " + features + " features");
            }
            return new MatrixChoice(new NuclearNorm(rows, columns));
        } catch (NumberFormatException damage) {
            throw new IllegalArgumentException(rule, damage);
        }
    }

    @Override
    public String elements() {
        return "singular values";
    }

    @Override
    public int count() {
        return Math.min(set.rows(), set.columns());
    }

    @Override
    public String name(int element) {
        return Integer.toString(element + 1);
    }

    @Override
    public String features(int element) {
        return name(element);
    }

    @Override
    public double[] weights(double[] x) {
        MatrixPoint point = set.point();
        point.restart(x);
        return IntStream.range(0, count())
                .mapToDouble(k -> k < point.rank() ? point.singularValue(k) : 0)
                .toArray();
    }
}
