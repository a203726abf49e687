package io.glissade.torch;

import io.glissade.space.BlockSpace.Block;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a libtorch module laid over flat tensors. {@link #bind} makes each parameter a view of its slice of a
 * point, and each gradient a view of its slice of a gradient vector: a backward pass then adds up in place, and moving the
 * point moves the network. Nothing is copied.
 */
public final class FlatParameters implements AutoCloseable {

    private final TorchSpace space;
    private final List<Tensor> tensors = new ArrayList<>();
    private @Nullable Tensor boundPoint;
    private @Nullable Tensor boundGradient;

    /** The parameters of {@code module}, in the order in which it names them. */
    public FlatParameters(Module module, TorchSpace.Precision precision) {
        List<Block> blocks = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            module.to(precision.type(), false);
            StringTensorDict named = module.named_parameters();
            long offset = 0;
            for (long i = 0; i < named.size(); i++) {
                StringTensorDictItem item = named.get(i);
                long length = item.value().numel();
                long rows = item.value().dim() > 1 ? item.value().size(0) : 1;
                blocks.add(new Block(item.key().getString(), offset, length, rows));
                tensors.add(TorchSpace.keep(item.value()));
                offset += length;
            }
        }
        this.space = new TorchSpace(blocks, precision);
    }

    /**
     * The space of the flat vectors. Its blocks are the parameters, their rows the entries of the first dimension, which are
     * the units of a layer; a parameter of one dimension is one row.
     */
    public TorchSpace space() {
        return space;
    }

    /** Lays the parameters over {@code point} and their gradients over {@code gradient}. Cost: none when they lie there. */
    public void bind(Tensor point, Tensor gradient) {
        boolean movePoint = !same(point, boundPoint);
        boolean moveGradient = !same(gradient, boundGradient);
        if (!movePoint && !moveGradient) {
            return;
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            for (int i = 0; i < tensors.size(); i++) {
                Tensor parameter = tensors.get(i);
                Block block = space.blocks().get(i);
                if (movePoint) {
                    parameter.set_data(slice(point, block, parameter));
                }
                if (moveGradient) {
                    parameter.mutable_grad().put(slice(gradient, block, parameter));
                }
            }
        }
        boundPoint = point;
        boundGradient = gradient;
    }

    /** Identity of the Java object, not equality of numbers. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Tensor tensor, @Nullable Tensor bound) {
        return tensor == bound;
    }

    private static Tensor slice(Tensor flat, Block block, Tensor shape) {
        return flat.narrow(0, block.offset(), block.length()).view(shape.sizes());
    }

    @Override
    public void close() {
        tensors.forEach(Tensor::close);
    }
}
