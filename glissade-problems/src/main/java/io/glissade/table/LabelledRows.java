package io.glissade.table;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.SparseDesign;
import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, each with its target.
 *
 * @param design one row for each row of the file
 * @param targets one for each row: the numbers of the file, or indices into {@code targetNames}; all of them NaN where a file that
 *     was read for a given model has no column of targets
 * @param targetNames the different targets in the order of their code points, where they are texts; else {@code null}
 * @param weights one positive number for each row; {@code null} where the file has none
 * @param features one for each column of the design
 * @param notes sentences for a person about what was read and how
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledRows(
        Design design,
        double[] targets,
        @Nullable List<String> targetNames,
        double @Nullable [] weights,
        Features features,
        List<String> notes) {

    /** The arrays are kept, not copied. */
    public LabelledRows(
            Design design,
            double[] targets,
            @Nullable List<String> targetNames,
            double @Nullable [] weights,
            Features features,
            List<String> notes) {
        Require.atLeast("rows", 1, design.rows());
        requireOneFor("targets", design.rows(), "rows", targets.length);
        if (weights != null) {
            requireOneFor("weights", design.rows(), "rows", weights.length);
        }
        requireOneFor("features", design.columns(), "columns", features.count());
        this.design = design;
        this.targets = targets;
        this.targetNames = targetNames == null ? null : List.copyOf(targetNames);
        this.weights = weights;
        this.features = features;
        this.notes = List.copyOf(notes);
    }

    private static void requireOneFor(String name, int count, String of, int found) {
        if (found != count) {
            throw new IllegalArgumentException(
                    name + " must be one for each of " + count + " " + of + ", got " + found);
        }
    }

    /** The same rows in an order drawn with {@code seed}: files are often sorted by class. Cost: a copy. */
    public LabelledRows shuffled(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] order = new int[design.rows()];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
        return new LabelledRows(
                design.select(order),
                chosen(targets, order),
                targetNames,
                weights == null ? null : chosen(weights, order),
                features,
                notes);
    }

    private static double[] chosen(double[] numbers, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> numbers[i]).toArray();
    }

    /** The same rows with another design of as many columns, such as a standardised one. */
    public LabelledRows withDesign(Design other) {
        return new LabelledRows(other, targets, targetNames, weights, features, notes);
    }

    /**
     * The same rows with a last column of ones, named {@value Features#CONSTANT}: an intercept that is penalised like every other
     * coefficient. It is appended after standardisation, which would make a column of zeros of it. Cost: a copy.
     */
    public LabelledRows withConstantColumn() {
        Features more = features.withConstant();
        Design wider =
                design instanceof SparseDesign sparse ? withConstant(sparse) : withConstant((DenseDesign) design);
        return new LabelledRows(wider, targets, targetNames, weights, more, notes);
    }

    private static Design withConstant(DenseDesign dense) {
        int columns = dense.columns() + 1;
        double[] values = new double[Math.multiplyExact(dense.rows(), columns)];
        for (int i = 0; i < dense.rows(); i++) {
            System.arraycopy(dense.values(), i * dense.columns(), values, i * columns, dense.columns());
            values[(i + 1) * columns - 1] = 1;
        }
        return new DenseDesign(dense.rows(), columns, values);
    }

    private static Design withConstant(SparseDesign sparse) {
        int rows = sparse.rows();
        int[] starts = new int[rows + 1];
        int[] indices = new int[Math.addExact(sparse.indices().length, rows)];
        double[] values = new double[indices.length];
        for (int i = 0; i < rows; i++) {
            int from = sparse.starts()[i];
            int length = sparse.starts()[i + 1] - from;
            starts[i + 1] = starts[i] + length + 1;
            System.arraycopy(sparse.indices(), from, indices, starts[i], length);
            System.arraycopy(sparse.values(), from, values, starts[i], length);
            indices[starts[i + 1] - 1] = sparse.columns();
            values[starts[i + 1] - 1] = 1;
        }
        return new SparseDesign(sparse.columns() + 1, starts, indices, values);
    }
}
