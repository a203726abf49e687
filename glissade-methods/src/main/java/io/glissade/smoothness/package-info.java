/** How steep an objective is along a run, what that says about step size and threshold, and what went wrong. */
@NullMarked
package io.glissade.smoothness;

import org.jspecify.annotations.NullMarked;
