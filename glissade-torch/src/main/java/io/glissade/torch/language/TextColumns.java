package io.glissade.torch.language;

import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** A text cut into parallel rows of one length, which stand side by side as columns; what is left over is not used. */
final class TextColumns implements AutoCloseable {

    private final Tensor columns;
    private final long length;

    /**
     * The columns of {@code tokens}.
     *
     * @param tokens each in [0, vocabulary)
     * @param rows at least 1
     * @param sequence the shortest window there must be room for, at least 1
     */
    TextColumns(int[] tokens, int vocabulary, int rows, int sequence) {
        Require.atLeast("rows", 1, rows);
        Require.atLeast("sequence", 1, sequence);
        Require.atLeast("the number of tokens", (long) rows * (sequence + 1L), tokens.length);
        this.length = tokens.length / rows;
        long[] used = new long[Math.toIntExact(rows * length)];
        for (int i = 0; i < used.length; i++) {
            if (tokens[i] < 0 || tokens[i] >= vocabulary) {
                throw new IllegalArgumentException(
                        "tokens must be in [0, " + vocabulary + "), got " + tokens[i] + " at position " + i);
            }
            used[i] = tokens[i];
        }
        try (PointerScope scope = new PointerScope();
                LongPointer pointer = new LongPointer(used)) {
            Tensor flat = torch.from_blob(pointer, new long[] {used.length}, new TensorOptions(torch.ScalarType.Long));
            this.columns =
                    TorchSpace.keep(flat.view(rows, length).t().contiguous().clone());
        }
    }

    /** The tokens of a row that have a successor. */
    long predictions() {
        return length - 1;
    }

    /** Tokens {@code start} to {@code start + sequence} of each row: shape [sequence, rows]. To be closed. */
    Tensor inputs(long start, long sequence) {
        try (PointerScope scope = new PointerScope()) {
            return TorchSpace.keep(columns.narrow(0, start, sequence));
        }
    }

    /** The successors of {@link #inputs}: shape [sequence * rows]. To be closed. */
    Tensor targets(long start, long sequence) {
        try (PointerScope scope = new PointerScope()) {
            return TorchSpace.keep(columns.narrow(0, start + 1, sequence).reshape(-1));
        }
    }

    @Override
    public void close() {
        columns.close();
    }
}
