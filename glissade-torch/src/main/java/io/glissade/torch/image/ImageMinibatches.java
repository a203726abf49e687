package io.glissade.torch.image;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.torch.Network;
import io.glissade.torch.NetworkObjective;
import io.glissade.torch.SeededSequence;
import io.glissade.torch.TorchSpace;
import java.util.random.RandomGenerator;
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
    private final Augmentation augmentation;
    private final SeededSequence seeds;
    private final int[] order;
    private final int perPass;
    private ImageBatch current = new ImageBatch(new Tensor(), new Tensor());
    private long handedOut;

    /**
     * The stream over {@code images}, which stay the caller's and may serve several streams at once.
     *
     * @param batch images in a minibatch, in [1, number of images]
     * @param seed of the order of the images
     */
    public ImageMinibatches(Network<ImageBatch> network, ImageBatch images, int batch, long seed) {
        this(network, images, batch, Augmentation.NONE, seed);
    }

    /**
     * The stream over {@code images}, which stay the caller's and may serve several streams at once.
     *
     * @param batch images in a minibatch, in [1, number of images]
     * @param augmentation drawn anew for each minibatch
     * @param seed of the order of the images and of the augmentation
     */
    public ImageMinibatches(
            Network<ImageBatch> network, ImageBatch images, int batch, Augmentation augmentation, long seed) {
        int count = Math.toIntExact(images.labels().numel());
        Require.atLeast("batch", 1, batch);
        Require.atLeast("the number of images", batch, count);
        this.network = network;
        this.images = images;
        this.batch = batch;
        this.augmentation = augmentation;
        this.seeds = new SeededSequence(seed);
        this.order = new int[count];
        this.perPass = count / batch;
    }

    @Override
    public TorchSpace space() {
        return network.parameters().space();
    }

    @Override
    public Objective<Tensor> next() {
        int position = (int) (handedOut % perPass);
        if (position == 0) {
            shuffle(handedOut / perPass);
        }
        current.close();
        long[] rows = new long[batch];
        for (int i = 0; i < batch; i++) {
            rows[i] = order[position * batch + i];
        }
        try (PointerScope scope = new PointerScope();
                LongPointer pointer = new LongPointer(rows)) {
            Tensor index = torch.from_blob(pointer, new long[] {batch}, new TensorOptions(torch.ScalarType.Long));
            // Passes count upwards from 0, minibatches downwards from -1: no generator serves both.
            RandomGenerator random = seeds.generator(-1 - handedOut);
            current = new ImageBatch(
                    augmentation.apply(images.pixels().index_select(0, index), random),
                    TorchSpace.keep(images.labels().index_select(0, index)));
        }
        handedOut++;
        return new NetworkObjective<>(network, current);
    }

    /** The order of a pass, whatever the one before was. */
    private void shuffle(long pass) {
        RandomGenerator random = seeds.generator(pass);
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
        network.restart();
    }

    @Override
    public void archive(Archive<Tensor> archive) {
        handedOut = archive.count("handedOut", handedOut);
        Require.atLeast("handedOut", 0, handedOut);
        shuffle(handedOut / perPass);
        network.archive(archive.part("network"));
    }

    @Override
    public void close() {
        current.close();
    }
}
