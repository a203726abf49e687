/** Vectors, networks and minibatches on libtorch: a vector is one flat tensor, a network a set of views into it. */
@NullMarked
package io.glissade.torch;

import org.jspecify.annotations.NullMarked;
