/** Coordinate ascent on the dual. */
@NullMarked
package io.glissade.finitesum.dual;

import org.jspecify.annotations.NullMarked;
