/** A chain of Langevin dynamics: what every dynamics and scheme shares. */
@NullMarked
package io.glissade.langevin;

import org.jspecify.annotations.NullMarked;
