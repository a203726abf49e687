/** Gradient methods that give every coordinate a step of its own. */
@NullMarked
package io.glissade.adaptive;

import org.jspecify.annotations.NullMarked;
