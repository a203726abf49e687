package io.glissade.torch;

import io.glissade.oracle.Objective;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The loss of a network on one batch. Cost of an evaluation: one forward and one backward pass. One thread at a time.
 *
 * @param network what is trained
 * @param batch the rows of the minibatch
 */
public record NetworkObjective<B>(Network<B> network, B batch) implements Objective<Tensor> {

    @Override
    public TorchSpace space() {
        return network.parameters().space();
    }

    @Override
    public double valueAndGradient(Tensor x, Tensor gradientOut) {
        try (PointerScope scope = new PointerScope()) {
            network.parameters().bind(x, gradientOut);
            gradientOut.zero_();
            Tensor loss = network.loss(batch);
            loss.backward();
            return loss.item_double();
        }
    }
}
