/** Tests of the package of this name in the core. */
@NullMarked
package io.glissade.oracle;

import org.jspecify.annotations.NullMarked;
