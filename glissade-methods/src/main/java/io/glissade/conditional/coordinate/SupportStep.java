package io.glissade.conditional.coordinate;

import io.glissade.linear.Design;
import io.glissade.linear.Triangle;
import java.util.Arrays;

/**
 * The way from a point of the quadratic model to the minimum among points with its support and signs, where the penalty is linear: one system of
 * equations in place of the many sweeps that columns with much in common need. It ends where a coordinate would change its sign, which
 * then is zero.
 */
final class SupportStep {

    /** More coordinates than this are left to the sweeps. */
    static final int MOST = 400;

    private final Design columns;
    private final double[] scaled;
    private Triangle products = new Triangle(0);
    private int[] places = new int[0];
    private double[] slopes = new double[0];
    private int size;

    SupportStep(Design columns) {
        this.columns = columns;
        this.scaled = new double[columns.columns()];
    }

    /** Takes the coordinates that are not zero, the first {@code count} of {@code values}; false where they are none or too many. */
    boolean choose(double[] values, int count) {
        size = 0;
        for (int at = 0; at < count; at++) {
            if (values[at] != 0) {
                if (size == MOST) {
                    return false;
                }
                if (size == places.length) {
                    places = Arrays.copyOf(places, Math.min(MOST, 2 * size + 16));
                    slopes = new double[places.length];
                    products = new Triangle(places.length);
                }
                places[size++] = at;
            }
        }
        return size > 0;
    }

    /** The coordinates chosen. */
    int size() {
        return size;
    }

    /** Which the {@code k}th of them is. */
    int place(int k) {
        return places[k];
    }

    /** Where {@link #find} reads the slopes of the penalised model, one for each coordinate chosen. */
    double[] slopes() {
        return slopes;
    }

    /**
     * Solves for the minimum. Cost: products of all pairs of the columns chosen, and a third of the cube of their number.
     *
     * @param members the column of each coordinate
     * @param curvatures of the rows
     * @param means for each coordinate the product of its column with the curvatures, 0 without an intercept
     * @param totalCurvature of all rows
     * @return false where the columns are too dependent
     */
    boolean find(int[] members, double[] curvatures, double[] means, double totalCurvature) {
        for (int k = 0; k < size; k++) {
            Arrays.fill(scaled, 0);
            columns.addWeighted(members[places[k]], 1, curvatures, scaled);
            double[] row = products.row(k);
            for (int l = 0; l <= k; l++) {
                row[l] = columns.dot(members[places[l]], scaled) - means[places[k]] * means[places[l]] / totalCurvature;
            }
        }
        for (int k = size; k < products.dimension(); k++) {
            Arrays.fill(products.row(k), 0);
            products.row(k)[k] = 1;
            slopes[k] = 0;
        }
        if (!products.factor()) {
            return false;
        }
        products.solve(slopes);
        return true;
    }

    /** The share of the way at which the first of them would change its sign, at most 1. */
    double share(double[] values) {
        double share = 1;
        for (int k = 0; k < size; k++) {
            share = Math.min(share, shareOf(k, values));
        }
        return share;
    }

    private double shareOf(int k, double[] values) {
        double ratio = values[places[k]] / slopes[k];
        return ratio > 0 ? ratio : Double.POSITIVE_INFINITY;
    }

    /** What the {@code k}th coordinate becomes after that share of the way; 0 where that is all it can go. */
    double reached(int k, double share, double[] values) {
        return shareOf(k, values) <= share ? 0 : values[places[k]] - share * slopes[k];
    }
}
