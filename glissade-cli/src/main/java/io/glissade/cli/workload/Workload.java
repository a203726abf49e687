package io.glissade.cli.workload;

import io.glissade.oracle.Minibatches;
import io.glissade.torch.Network;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Data and a model: what every rule of one call is given anew, from the same start with the same minibatches. */
public interface Workload extends AutoCloseable {

    /** What is trained on what, in a few words. */
    String title();

    /** What decides the model and the data beside the options every workload has, by name. */
    Map<String, Object> settings();

    /** The sizes and what else was chosen. */
    Recipe recipe();

    /** Of the starting point, the order of the images and the dropout masks. */
    long seed();

    /** Minibatches in one pass over the data. */
    long minibatchesPerEpoch();

    /** How to read a loss. */
    String lossUnit();

    /** How often a gradient of the same parameters is the same: what the model does that could change between evaluations. */
    String frozen();

    /** The rules tried when the user names none. */
    List<String> defaultRules();

    /** A model of its own for one rule; its starting point and minibatches are those of every other rule. */
    Session open();

    @Override
    void close();

    /**
     * One rule's share.
     *
     * @param minibatches closed with the session
     * @param start the starting point, owned by the session
     * @param heldOut closed with the session, {@code null} where nothing is held out
     */
    record Session(
            Network<?> network,
            Minibatches<Tensor> minibatches,
            Tensor start,
            @Nullable HeldOut heldOut,
            List<AutoCloseable> owned)
            implements AutoCloseable {
        @Override
        public void close() {
            start.close();
            if (heldOut != null) {
                heldOut.close();
            }
            for (AutoCloseable part : owned) {
                try {
                    part.close();
                } catch (Exception impossible) {
                    throw new IllegalStateException("closing native memory failed", impossible);
                }
            }
            network.close();
        }
    }
}
