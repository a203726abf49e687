/** Penalties on the gauge of a point, and concave functions of the weights of its atoms. */
@NullMarked
package io.glissade.penalty;

import org.jspecify.annotations.NullMarked;
