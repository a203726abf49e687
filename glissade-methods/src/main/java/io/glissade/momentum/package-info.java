/** Gradient methods that go by a mean of past gradients, clipped or normalised. */
@NullMarked
package io.glissade.momentum;

import org.jspecify.annotations.NullMarked;
