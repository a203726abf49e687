/** The stochastic average gradient and its variants. */
@NullMarked
package io.glissade.finitesum.sag;

import org.jspecify.annotations.NullMarked;
