package io.glissade.torch.image;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.torch.Network;
import io.glissade.torch.NetworkObjective;
import io.glissade.torch.TorchSpace;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Minibatches over a set of images, in a new random order on each pass; a last incomplete minibatch is left out. */
public final class ImageMinibatches implements Minibatches<Tensor>, AutoCloseable {

    private final Network<ImageBatch> network;
    private final ImageBatch images;
    private final int batch;
    private final long seed;
    private final int[] order;
    private final int perPass;
    private RandomGenerator random;
    private ImageBatch current = new ImageBatch(new Tensor(), new Tensor());
    private long handedOut;

    /**
     * The stream over {@code images}, which stay the caller's and may serve several streams at once.
     *
     * @param batch images in a minibatch, in [1, number of images]
     * @param seed of the order of the images
     */
    public ImageMinibatches(Network<ImageBatch> network, ImageBatch images, int batch, long seed) {
        int count = Math.toIntExact(images.labels().numel());
        Require.atLeast("batch", 1, batch);
        Require.atLeast("the number of images", batch, count);
        this.network = network;
        this.images = images;
        this.batch = batch;
        this.seed = seed;
        this.order = new int[count];
        this.perPass = count / batch;
        this.random = generator(seed);
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Override
    public TorchSpace space() {
        return network.parameters().space();
    }

    @Override
    public Objective<Tensor> next() {
        int position = (int) (handedOut % perPass);
        if (position == 0) {
            shuffle();
        }
        current.close();
        long[] rows = new long[batch];
        for (int i = 0; i < batch; i++) {
            rows[i] = order[position * batch + i];
        }
        try (PointerScope scope = new PointerScope();
                LongPointer pointer = new LongPointer(rows)) {
            Tensor index = torch.from_blob(pointer, new long[] {batch}, new TensorOptions(torch.ScalarType.Long));
            current = new ImageBatch(
                    TorchSpace.keep(images.pixels().index_select(0, index)),
                    TorchSpace.keep(images.labels().index_select(0, index)));
        }
        handedOut++;
        return new NetworkObjective<>(network, current);
    }

    private void shuffle() {
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    @Override
    public double epoch() {
        return (double) handedOut / perPass;
    }

    @Override
    public void restart() {
        handedOut = 0;
        random = generator(seed);
    }

    @Override
    public void close() {
        current.close();
    }
}
