/** The point of a method with a table, for dense and for sparse rows. */
@NullMarked
package io.glissade.finitesum.iterate;

import org.jspecify.annotations.NullMarked;
