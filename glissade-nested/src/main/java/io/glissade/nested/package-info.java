/** Nested optimisation problems whose lower levels are replaced by gradient steps: what they are made of. */
@NullMarked
package io.glissade.nested;

import org.jspecify.annotations.NullMarked;
