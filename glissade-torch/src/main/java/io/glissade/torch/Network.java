package io.glissade.torch;

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

    @Override
    void close();
}
