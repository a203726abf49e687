package io.glissade.torch.image;

import io.glissade.parameter.Require;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Images a classifier is judged by.
 *
 * @param network what is judged
 * @param images stay the caller's; their classes are below those of the network
 * @param batch images evaluated at a time, at least 1: no effect on the result but by rounding
 */
public record HeldOutImages(ImageClassifier network, ImageBatch images, int batch) {

    public HeldOutImages {
        Require.atLeast("batch", 1, batch);
    }

    /**
     * What a network achieves.
     *
     * @param crossEntropy mean per image, in nats
     * @param accuracy the share of images whose class has the largest score, in [0, 1]
     */
    public record Judgement(double crossEntropy, double accuracy) {}

    /** What the network achieves at the parameters {@code x}. Cost: one forward pass over the images. */
    public Judgement judge(Tensor x) {
        network.parameters().bind(x);
        long count = images.labels().numel();
        double sum = 0;
        long right = 0;
        try (NoGradGuard noGrad = new NoGradGuard()) {
            for (long start = 0; start < count; start += batch) {
                long size = Math.min(batch, count - start);
                try (PointerScope scope = new PointerScope()) {
                    Tensor labels = images.labels().narrow(0, start, size);
                    Tensor scores = network.scores(images.pixels().narrow(0, start, size));
                    sum += size * torch.cross_entropy(scores, labels).item_double();
                    right += scores.argmax(new LongOptional(1), false)
                            .eq(labels)
                            .sum()
                            .item_long();
                }
            }
        }
        return new Judgement(sum / count, (double) right / count);
    }
}
