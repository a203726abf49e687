/** Newton's method and L-BFGS: every row for every step. */
@NullMarked
package io.glissade.finitesum.batch;

import org.jspecify.annotations.NullMarked;
