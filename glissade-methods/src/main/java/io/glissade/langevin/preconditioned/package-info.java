/** A change of variables that makes every coordinate as wide as the others. */
@NullMarked
package io.glissade.langevin.preconditioned;

import org.jspecify.annotations.NullMarked;
