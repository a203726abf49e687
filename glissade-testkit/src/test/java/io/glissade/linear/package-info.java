/** Tests of the package of this name in the core. */
@NullMarked
package io.glissade.linear;

import org.jspecify.annotations.NullMarked;
