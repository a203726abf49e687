/** How long Langevin dynamics stays in a well: exact in one dimension, asymptotic in any. */
@NullMarked
package io.glissade.metastable;

import org.jspecify.annotations.NullMarked;
