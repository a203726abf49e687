/** Classifiers of images on libtorch, and the minibatches of a set of images. */
@NullMarked
package io.glissade.torch.image;

import org.jspecify.annotations.NullMarked;
