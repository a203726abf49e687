package io.glissade.torch;

import io.glissade.run.Archive;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Tensors beside the parameters that belong to the state of a run: hidden states, running statistics. */
public final class TensorState {

    private TensorState() {}

    /**
     * Saves or loads tensors of any shape, under {@code name} followed by their number. Cost: a copy on the Java heap.
     *
     * @throws IllegalArgumentException if what was saved has another length; names it
     */
    public static void archive(Archive<Tensor> archive, String name, List<Tensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            double[] values = new double[Math.toIntExact(tensor.numel())];
            try (PointerScope scope = new PointerScope();
                    NoGradGuard noGrad = new NoGradGuard()) {
                new DoublePointer(
                                tensor.to(torch.ScalarType.Double).contiguous().data_ptr())
                        .get(values);
                double[] archived = archive.numbers(name + i, values);
                if (archived.length != values.length) {
                    throw new IllegalArgumentException(
                            name + i + " must have length " + values.length + ", got " + archived.length);
                }
                DoublePointer pointer = new DoublePointer(archived);
                tensor.copy_(
                        torch.from_blob(pointer, new long[] {values.length}, new TensorOptions(torch.ScalarType.Double))
                                .view(tensor.sizes()));
            }
        }
    }
}
