/** Language models on libtorch, and the minibatches of a text. */
@NullMarked
package io.glissade.torch.language;

import org.jspecify.annotations.NullMarked;
