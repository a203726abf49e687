/** Sets of atoms: their gauges, the linear minimisation oracles of the conditional gradient, and points written in atoms. */
@NullMarked
package io.glissade.atom;

import org.jspecify.annotations.NullMarked;
