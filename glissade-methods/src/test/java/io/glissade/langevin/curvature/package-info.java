/** Tests of the measured curvature and of the step that follows from it. */
@NullMarked
package io.glissade.langevin.curvature;

import org.jspecify.annotations.NullMarked;
