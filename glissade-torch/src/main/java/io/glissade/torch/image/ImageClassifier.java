package io.glissade.torch.image;

import io.glissade.torch.Network;
import org.bytedeco.pytorch.Tensor;

/** A network that tells the class of an image. */
public interface ImageClassifier extends Network<ImageBatch> {

    /**
     * The score of each class, larger for more likely, as the trained network gives it: an image's scores do not depend on
     * the images beside it.
     *
     * @param pixels shape [rows, channels, height, width]
     * @return shape [rows, classes]
     */
    Tensor scores(Tensor pixels);
}
