package io.glissade.table;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.SparseDesign;
import io.glissade.parameter.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Features brought to one scale: {@code (a_j - mean_j) / scale_j}. A coefficient {@code x_j} of the new feature and an intercept c
 * say the same of the raw ones as {@code x_j / scale_j} and {@code c - sum_j x_j mean_j / scale_j}. So the mean goes into the
 * intercept and nowhere else: where the intercept is not penalised the fit is the same with the means taken away or not.
 * Therefore sparse designs are scaled only, and their zeros stay zeros; dense ones are centred too, which makes the problem better
 * conditioned.
 *
 * @param mean what is taken away from each feature
 * @param scale what it is divided by, positive
 */
@SuppressWarnings("ArrayRecordComponent")
public record Standardisation(double[] mean, double[] scale) {

    /** One finite mean and one positive, finite scale for each feature; the arrays are kept, not copied. */
    public Standardisation {
        Require.atLeast("features", 1, mean.length);
        if (scale.length != mean.length) {
            throw new IllegalArgumentException(
                    "scale must be one for each of " + mean.length + " means, got " + scale.length);
        }
        for (int j = 0; j < mean.length; j++) {
            Require.finite("mean of feature " + j, mean[j]);
            Require.positive("scale of feature " + j, scale[j]);
        }
    }

    /**
     * Mean and standard deviation of each feature over the rows; the mean 0 for a sparse design, the deviation 1 for a feature that
     * is the same in every row. With n rows the squared deviation is {@code n / (n - 1)} times the weighted mean of the squares.
     * Cost: three looks at every entry.
     *
     * @param weights one positive number for each row; {@code null} for equal ones
     */
    public static Standardisation of(Design design, double @Nullable [] weights) {
        ColumnMoments moments = ColumnMoments.of(design, weights);
        double[] mean = design instanceof DenseDesign ? moments.mean() : new double[design.columns()];
        return new Standardisation(mean, moments.deviation());
    }

    /** The rows brought to scale, stored in the same way. Cost: a copy. */
    public Design applyTo(Design design) {
        if (design.columns() != mean.length) {
            throw new IllegalArgumentException("design must have " + mean.length + " columns, has " + design.columns());
        }
        return design instanceof SparseDesign sparse ? applyTo(sparse) : applyTo((DenseDesign) design);
    }

    private DenseDesign applyTo(DenseDesign dense) {
        double[] values = new double[dense.values().length];
        for (int at = 0, j = 0; at < values.length; at++) {
            values[at] = (dense.values()[at] - mean[j]) / scale[j];
            j = j + 1 == mean.length ? 0 : j + 1;
        }
        return new DenseDesign(dense.rows(), dense.columns(), values);
    }

    private SparseDesign applyTo(SparseDesign sparse) {
        if (!isScaleOnly()) {
            throw new IllegalArgumentException("means must be 0 for a sparse design, whose zeros must stay zeros");
        }
        double[] values = new double[sparse.values().length];
        for (int at = 0; at < values.length; at++) {
            values[at] = sparse.values()[at] / scale[sparse.indices()[at]];
        }
        return new SparseDesign(sparse.columns(), sparse.starts(), sparse.indices(), values);
    }

    private boolean isScaleOnly() {
        return Arrays.stream(mean).allMatch(m -> m == 0);
    }

    /**
     * Coefficients of the raw features that give the margins which {@code coefficients} give of the standardised ones.
     *
     * @param coefficients {@code x[j K + k]} for the K outputs of the model; then, as coordinates of one feature more, the K
     *     intercepts, or the coefficients of a constant column. These may be left out where all means are 0.
     * @param outputs K, at least 1
     */
    public double[] toRaw(double[] coefficients, int outputs) {
        Require.atLeast("outputs", 1, outputs);
        int features = mean.length;
        boolean intercept = coefficients.length == (features + 1L) * outputs;
        if (!intercept && !(coefficients.length == (long) features * outputs && isScaleOnly())) {
            throw new IllegalArgumentException("coefficients must be " + (features + 1L) * outputs + " numbers, "
                    + outputs + " for each of " + features + " features and the intercept, got " + coefficients.length);
        }
        double[] raw = coefficients.clone();
        for (int j = 0; j < features; j++) {
            for (int k = 0; k < outputs; k++) {
                raw[j * outputs + k] /= scale[j];
                if (intercept) {
                    raw[features * outputs + k] -= raw[j * outputs + k] * mean[j];
                }
            }
        }
        return raw;
    }
}
