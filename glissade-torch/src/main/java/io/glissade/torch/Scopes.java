package io.glissade.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Work whose intermediate tensors are given back at once, while its results live as long as the scope around it. */
public final class Scopes {

    private Scopes() {}

    /** Does some work in a scope of its own and hands its result alone to the scope around it; where there is none, to the caller. */
    public static Tensor result(Supplier<Tensor> work) {
        Tensor result;
        try (PointerScope scope = new PointerScope()) {
            result = TorchSpace.keep(work.get());
        }
        handOver(result);
        return result;
    }

    /** As {@link #result}, of several; the array that {@code work} gives is the one that comes back. */
    public static Tensor[] results(Supplier<Tensor[]> work) {
        Tensor[] results;
        try (PointerScope scope = new PointerScope()) {
            results = work.get();
            for (int i = 0; i < results.length; i++) {
                results[i] = TorchSpace.keep(results[i]);
            }
        }
        for (Tensor result : results) {
            handOver(result);
        }
        return results;
    }

    private static void handOver(Tensor result) {
        PointerScope around = PointerScope.getInnerScope();
        if (around != null) {
            around.attach(result);
            result.releaseReference();
        }
    }
}
