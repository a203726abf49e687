package io.glissade.run;

import java.util.Arrays;
import java.util.List;

/** A table of numbers that grows by one row at a time; NaN marks what was not measured. */
public final class Trace {

    private final List<String> columns;
    private double[][] values;
    private int rows;

    /** An empty table. {@code columns} are its distinct names, at least one. */
    public Trace(List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a trace needs at least one column, got none");
        }
        if (columns.stream().distinct().count() != columns.size()) {
            throw new IllegalArgumentException("the columns of a trace must be distinct, got " + columns);
        }
        this.columns = List.copyOf(columns);
        this.values = new double[columns.size()][64];
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /** The number of rows so far. */
    public int rows() {
        return rows;
    }

    /** Adds one row. {@code row} has one number for each column and is copied. */
    public void append(double... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row must have " + columns.size() + " numbers, one per column, got " + row.length);
        }
        if (rows == values[0].length) {
            for (int c = 0; c < values.length; c++) {
                values[c] = Arrays.copyOf(values[c], 2 * rows);
            }
        }
        for (int c = 0; c < row.length; c++) {
            values[c][rows] = row[c];
        }
        rows++;
    }

    /** The number in a row (from 0) and column. */
    public double value(int row, int column) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row must be in [0, " + rows + "), got " + row);
        }
        return values[column][row];
    }

    /** A copy of one column. */
    public double[] column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + name + " among " + columns);
        }
        return Arrays.copyOf(values[index], rows);
    }
}
