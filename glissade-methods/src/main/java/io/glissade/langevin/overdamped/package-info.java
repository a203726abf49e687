/** Langevin dynamics without velocity, reversible or not. */
@NullMarked
package io.glissade.langevin.overdamped;

import org.jspecify.annotations.NullMarked;
