package io.glissade.torch;

import io.glissade.space.BlockSpace.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a network laid over flat tensors. {@link #bind} makes each parameter a view of its slice of a
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
     * Parameters of the given names and shapes, in the order of the map, for a network written in operations on tensors. They
     * have values once they are bound.
     */
    public FlatParameters(Map<String, long[]> shapes, TorchSpace.Precision precision) {
        List<Block> blocks = new ArrayList<>();
        long offset = 0;
        try (PointerScope scope = new PointerScope()) {
            for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
                Tensor tensor = torch.zeros(entry.getValue(), precision.options());
                long rows = tensor.dim() > 1 ? tensor.size(0) : 1;
                blocks.add(new Block(entry.getKey(), offset, tensor.numel(), rows));
                tensors.add(TorchSpace.keep(tensor.requires_grad_()));
                offset += tensor.numel();
            }
        }
        this.space = new TorchSpace(blocks, precision);
    }

    /** The parameter of that name, as a leaf through which gradients flow; it stays open as long as this is. */
    public Tensor get(String name) {
        for (int i = 0; i < tensors.size(); i++) {
            if (space.blocks().get(i).name().equals(name)) {
                return tensors.get(i);
            }
        }
        throw new IllegalArgumentException("name must be that of a parameter, got " + name);
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
        bind(point);
        if (same(gradient, boundGradient)) {
            return;
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            for (int i = 0; i < tensors.size(); i++) {
                Tensor parameter = tensors.get(i);
                parameter.mutable_grad().put(slice(gradient, space.blocks().get(i), parameter));
            }
        }
        boundGradient = gradient;
    }

    /** Lays the parameters over {@code point}, for an evaluation without gradients. Cost: none when they lie there. */
    public void bind(Tensor point) {
        if (same(point, boundPoint)) {
            return;
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            for (int i = 0; i < tensors.size(); i++) {
                Tensor parameter = tensors.get(i);
                parameter.set_data(slice(point, space.blocks().get(i), parameter));
            }
        }
        boundPoint = point;
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
