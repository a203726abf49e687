/** Tests of the package of this name in the core. */
@NullMarked
package io.glissade.run;

import org.jspecify.annotations.NullMarked;
