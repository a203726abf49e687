/** Theorems on gradient descent with and without clipping as code: prescribed steps, bounds, and runs held against them. */
@NullMarked
package io.glissade.guarantee;

import org.jspecify.annotations.NullMarked;
