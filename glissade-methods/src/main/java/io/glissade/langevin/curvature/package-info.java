/** How curved an objective is where a chain is, and the step that follows from it. */
@NullMarked
package io.glissade.langevin.curvature;

import org.jspecify.annotations.NullMarked;
