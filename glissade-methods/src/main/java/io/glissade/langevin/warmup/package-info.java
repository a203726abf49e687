/** Step size and scales found on the way to equilibrium. */
@NullMarked
package io.glissade.langevin.warmup;

import org.jspecify.annotations.NullMarked;
