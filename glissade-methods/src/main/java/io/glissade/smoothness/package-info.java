/** How steep is it: measuring (L0, L1)-smoothness along a run, fitting it, and what follows from it. */
@NullMarked
package io.glissade.smoothness;

import org.jspecify.annotations.NullMarked;
