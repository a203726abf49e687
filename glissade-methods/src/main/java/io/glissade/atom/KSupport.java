package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Vectors of Euclidean length 1 with at most {@code k} coordinates that are not zero: the atoms of the k-support norm, the l1 norm for
 * {@code k = 1} and the Euclidean norm for {@code k} the dimension. The support function is the Euclidean length of the k largest {@code |z_j|}.
 * Elements are coordinates. One has weight in a solution only if its {@code |z_j|} there is not below the k-th largest, which therefore is the
 * threshold of screening; it moves by no more than the level that moves most among the k largest.
 *
 * <p>Prices of single atoms make no sense here, so that no concave function of the weights is taken. Cost of an oracle call and of a gauge: a
 * sort.
 *
 * <p>Reference: {@code argyriou2012sparse}.
 *
 * @param dimension of a point, at least 1
 * @param k from 1 to the dimension
 */
public record KSupport(int dimension, int k) implements AtomSet {

    public KSupport {
        Require.atLeast("dimension", 1, dimension);
        Require.atLeast("k", 1, k);
        if (k > dimension) {
            throw new IllegalArgumentException("k must be at most the dimension " + dimension + ", got " + k);
        }
    }

    @Override
    public int elements() {
        return dimension;
    }

    @Override
    public int[] coordinates(int element) {
        return new int[] {element};
    }

    @Override
    public boolean constantsAreFree() {
        return false;
    }

    /** Exact. */
    @Override
    public double gauge(double[] x) {
        SparsePoint point = point();
        point.restart(x);
        return point.gauge();
    }

    /**
     * Upper bounds: the root of the mean squares of the element's column and of the {@code k - 1} longest others together, or where it is less
     * that of a bound on all vectors, the largest row sum of {@code |A|' diag(w) |A| / n}.
     */
    @Override
    public double[] norms(LinearSum sum, Design columns) {
        MarginSquares squares = new MarginSquares(sum, columns);
        double[] ofColumns =
                IntStream.range(0, dimension).mapToDouble(squares::ofColumn).toArray();
        double[] sorted = ofColumns.clone();
        Arrays.sort(sorted);
        double longest = 0;
        for (int i = 0; i < k; i++) {
            longest += sorted[dimension - 1 - i];
        }
        double ofAll = squares.largest();
        double[] norms = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            boolean among = ofColumns[j] >= sorted[dimension - k];
            double with = among ? longest : longest - sorted[dimension - k] + ofColumns[j];
            norms[j] = Math.sqrt(Math.min(with, ofAll));
        }
        return norms;
    }

    /** The lengths of the columns: a level is the size of one coordinate of {@code z}. */
    @Override
    public double[] levelNorms(double[] norms, LinearSum sum, Design columns) {
        MarginSquares squares = new MarginSquares(sum, columns);
        return IntStream.range(0, dimension)
                .mapToDouble(j -> Math.sqrt(squares.ofColumn(j)))
                .toArray();
    }

    @Override
    public SparsePoint point() {
        return new SparsePoint(this);
    }
}
