/** Tests of the image classifiers. */
@NullMarked
package io.glissade.torch.image;

import org.jspecify.annotations.NullMarked;
