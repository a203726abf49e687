/**
 * Nested optimisation problems whose lower levels are replaced by gradient steps, and the gradients of their outermost level:
 * several strategies behind one interface.
 */
@NullMarked
package io.glissade.nested;

import org.jspecify.annotations.NullMarked;
