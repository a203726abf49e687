/** Tests of the package of this name in the core. */
@NullMarked
package io.glissade.space;

import org.jspecify.annotations.NullMarked;
