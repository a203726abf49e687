package io.glissade.torch;

import io.glissade.run.Archive;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * A differentiable loss of named parameters and a batch.
 *
 * @param <B> what one evaluation of the loss needs: rows, labels, a hidden state
 */
public interface Network<B> extends AutoCloseable {

    /** The parameters, all in one flat vector. */
    FlatParameters parameters();

    /** The mean loss over {@code batch}: a scalar tensor through which gradients flow to the parameters. */
    Tensor loss(B batch);

    /**
     * Overwrites {@code x} with a random starting point, the usual one of its kind of network. The same generator state gives
     * the same point.
     */
    void initialise(RandomGenerator random, Tensor x);

    /** Forgets what evaluations have left behind beside the parameters, such as running statistics. */
    default void restart() {}

    /** Saves or loads what evaluations have left behind beside the parameters. */
    default void archive(Archive<Tensor> archive) {}

    @Override
    void close();
}
