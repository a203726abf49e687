package io.glissade.linear;

/**
 * The design matrix of a linear model: one row for each example, one column for each feature. Rows are counted from 0.
 * It is not to be changed once it is made; any number of threads may read it.
 */
public sealed interface Design permits DenseDesign, SparseDesign {

    /** The number of examples, at least 1. */
    int rows();

    /** The number of features, at least 1. */
    int columns();

    /** The numbers stored: rows times columns, or the non-zeros. */
    long entries();

    /**
     * The inner product of a row with the first {@link #columns()} coordinates of {@code x}. Cost: the entries of the row.
     */
    double dot(int row, double[] x);

    /** {@code out += scale * row} in its first {@link #columns()} coordinates. Cost: the entries of the row. */
    void add(int row, double scale, double[] out);

    /**
     * {@code out[k] = sum_j a_j x[j K + k]} for the {@code K = out.length} outputs of a model with several. Cost: K times the
     * entries of the row.
     */
    void dots(int row, double[] x, double[] out);

    /** {@code out[j K + k] += scales[k] a_j} for {@code K = scales.length} outputs. Cost: K times the entries of the row. */
    void addAll(int row, double[] scales, double[] out);

    /** The squared Euclidean norm of a row. */
    double squaredNorm(int row);

    /** {@code out_j += scale * weights_j * a_j} in the first {@link #columns()} coordinates. Cost: the entries of the row. */
    void addWeighted(int row, double scale, double[] weights, double[] out);

    /** {@code sum_j weights_j a_j^2}. Cost: the entries of the row. */
    double weightedSquaredNorm(int row, double[] weights);

    /** The same columns, rows {@code chosen} in that order. */
    Design select(int[] chosen);

    /** The columns as rows. Cost: one look at every entry, and as much memory again. */
    Design transposed();
}
