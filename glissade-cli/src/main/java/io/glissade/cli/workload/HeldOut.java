package io.glissade.cli.workload;

import org.bytedeco.pytorch.Tensor;

/** Data the rules are not trained on: what a point is worth there, without dropout and penalties. */
public interface HeldOut extends AutoCloseable {

    /**
     * What a point is worth.
     *
     * @param loss mean, in the unit of the training loss without penalties
     * @param accuracy share that is right, NaN where there is no such thing
     */
    record Score(double loss, double accuracy) {}

    /** One pass over the data, forward only. */
    Score at(Tensor point);

    @Override
    void close();
}
