package io.glissade.nested;

import io.glissade.torch.Scopes;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Numbers of a problem as tensors of doubles, through which no gradient flows. They belong to the scope that is open where they are
 * made, and where none is to the garbage collector.
 */
public final class Constants {

    private Constants() {}

    /** A copy of {@code values}: one dimension. */
    public static Tensor vector(double[] values) {
        return Scopes.result(() -> {
            DoublePointer pointer = new DoublePointer(values);
            return torch.from_blob(pointer, new long[] {values.length}, new TensorOptions(torch.ScalarType.Double))
                    .clone();
        });
    }

    /** A copy of rows of one length, at least one row: two dimensions. */
    public static Tensor matrix(double[][] rows) {
        int columns = rows[0].length;
        double[] values = new double[Math.multiplyExact(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row " + (i + 1) + " must have " + columns + " numbers like the first, got " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return Scopes.result(() -> vector(values).view(rows.length, columns));
    }
}
