/** SAGA and SVRG: no bias, and a proximal step for l1. */
@NullMarked
package io.glissade.finitesum.variance;

import org.jspecify.annotations.NullMarked;
