/** Langevin dynamics with a Metropolis test, which removes the bias of the step. */
@NullMarked
package io.glissade.langevin.adjusted;

import org.jspecify.annotations.NullMarked;
