package io.glissade.cli.tune;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.torch.TorchSpace;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Rows of one part of the data as tensors, dense, in doubles.
 *
 * @param features rows by columns
 * @param targets rows by outputs: numbers on the scale of the training, -1 and 1, or ones at the place of the class
 */
record Part(Tensor features, Tensor targets) implements AutoCloseable {

    /**
     * @param outputs 1, or the number of classes of {@code targets} that are places
     */
    static Part of(Design design, double[] targets, int outputs) {
        int rows = design.rows();
        double[] values = design instanceof DenseDesign dense ? dense.values() : dense(design);
        double[] wanted = outputs == 1 ? targets : new double[rows * outputs];
        for (int i = 0; outputs > 1 && i < rows; i++) {
            wanted[i * outputs + (int) targets[i]] = 1;
        }
        return new Part(tensor(values, rows, design.columns()), tensor(wanted, rows, outputs));
    }

    private static double[] dense(Design design) {
        double[] values = new double[Math.multiplyExact(design.rows(), design.columns())];
        double[] row = new double[design.columns()];
        for (int i = 0; i < design.rows(); i++) {
            Arrays.fill(row, 0);
            design.add(i, 1, row);
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return values;
    }

    /** A tensor of numbers on the Java heap, kept beyond the scope; closed by the caller. */
    static Tensor tensor(double[] values, long... shape) {
        try (PointerScope scope = new PointerScope();
                DoublePointer pointer = new DoublePointer(values)) {
            return TorchSpace.keep(torch.from_blob(pointer, shape, new TensorOptions(torch.ScalarType.Double))
                    .clone());
        }
    }

    /** The number of rows. */
    long rows() {
        return features.size(0);
    }

    @Override
    public void close() {
        features.close();
        targets.close();
    }
}
