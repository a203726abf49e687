/** Langevin dynamics with velocity, and the schemes that step it. */
@NullMarked
package io.glissade.langevin.underdamped;

import org.jspecify.annotations.NullMarked;
