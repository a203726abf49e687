/** Convex losses of a linear model, each with its derivatives, smoothness and convex conjugate. */
@NullMarked
package io.glissade.loss;

import org.jspecify.annotations.NullMarked;
