/** Gradient descent: step rules, momentum, and what a clipping norm is taken over. */
@NullMarked
package io.glissade.gradient;

import org.jspecify.annotations.NullMarked;
